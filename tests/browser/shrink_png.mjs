// A picture of a page with at most 256 colors: a third of the bytes, and nobody sees the difference. For what Chromium
// writes: 8 bits a channel, with or without opacity, not interlaced.
import zlib from "node:zlib";

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

function crc32(bytes) {
  if (zlib.crc32) return zlib.crc32(bytes);  // older versions of node lack it
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; ++bit) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function read_chunks(png) {
  const chunks = [];
  for (let at = signature.length; at < png.length;) {
    const size = png.readUInt32BE(at);
    chunks.push({ type: png.toString("latin1", at + 4, at + 8), bytes: png.subarray(at + 8, at + 8 + size) });
    at += size + 12;
  }
  return chunks;
}

function write_chunk(type, bytes) {
  const named = Buffer.concat([Buffer.from(type, "latin1"), bytes]);
  const chunk = Buffer.alloc(named.length + 8);
  chunk.writeUInt32BE(bytes.length, 0);
  named.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(named), named.length + 4);
  return chunk;
}

// Undoes each line's filter, in place.
function unfilter(raw, stride, step) {
  const lines = raw.length / (stride + 1);
  let above = Buffer.alloc(stride);
  for (let y = 0; y < lines; ++y) {
    const filter = raw[y * (stride + 1)];
    const line = raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1));
    for (let x = 0; x < stride; ++x) {
      const left = x >= step ? line[x - step] : 0;
      const corner = x >= step ? above[x - step] : 0;
      const up = above[x];
      let guess = 0;
      if (filter === 1) guess = left;
      if (filter === 2) guess = up;
      if (filter === 3) guess = (left + up) >> 1;
      if (filter === 4) {
        const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
        guess = a <= b && a <= c ? left : b <= c ? up : corner;
      }
      line[x] = (line[x] + guess) & 255;
    }
    above = line;
  }
  return lines;
}

const distance = (a, b) =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;

// The most frequent colors, and to which of them each color goes.
function choose_colors(counts) {
  const colors = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a));
  const palette = colors.slice(0, 256);
  const place_of = new Map();
  for (const color of colors) {
    let best = 0;
    for (let i = 1; i < palette.length && palette[best] !== color; ++i)
      if (distance(palette[i], color) < distance(palette[best], color)) best = i;
    place_of.set(color, best);
  }
  return { palette, place_of };
}

export function shrink_png(png) {
  const chunks = read_chunks(png);
  const header = Buffer.from(chunks[0].bytes);
  const [width, step] = [header.readUInt32BE(0), header[9] === 6 ? 4 : 3];
  const raw = zlib.inflateSync(Buffer.concat(chunks.filter((chunk) => chunk.type === "IDAT").map((chunk) => chunk.bytes)));
  const stride = width * step;
  const height = unfilter(raw, stride, step);
  const color_at = (x, y) => {
    const at = y * (stride + 1) + 1 + x * step;
    // Nearly the same colors are one.
    return (raw[at] & 0xf8) << 16 | (raw[at + 1] & 0xf8) << 8 | (raw[at + 2] & 0xf8);
  };
  const counts = new Map();
  const sums = new Map();  // what such colors really are, on average
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) {
      const color = color_at(x, y);
      const at = y * (stride + 1) + 1 + x * step;
      const sum = sums.get(color) ?? [0, 0, 0];
      for (let i = 0; i < 3; ++i) sum[i] += raw[at + i];
      sums.set(color, sum);
      counts.set(color, (counts.get(color) ?? 0) + 1);
    }
  }
  const { palette, place_of } = choose_colors(counts);
  const places = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; ++y)
    for (let x = 0; x < width; ++x) places[y * (width + 1) + 1 + x] = place_of.get(color_at(x, y));
  header[9] = 3;
  const shown = palette.flatMap((color) => sums.get(color).map((sum) => Math.round(sum / counts.get(color))));
  return Buffer.concat([signature, write_chunk("IHDR", header), write_chunk("PLTE", Buffer.from(shown)),
    write_chunk("IDAT", zlib.deflateSync(places, { level: 9 })), write_chunk("IEND", Buffer.alloc(0))]);
}
