// Images of each kind, put together by hand: the picture stays, what was written beside it goes.
#include "document/strip_image.h"

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

#include "document/exif_orientation.h"
#include "document/image_parts.h"

namespace gazette {

namespace {

using namespace std::string_literals;

std::string big(uint64_t number, size_t size) {
  return write_big_endian(number, size);
}
std::string little(uint64_t number, size_t size) {
  return write_little_endian(number, size);
}

// "secret" stands in all that must go.
const std::string place = "secret 42.36, -71.06";

// Exif as cameras write it: how the camera was held among other things, and a place.
std::string exif(uint64_t orientation) {
  return "II*\0"s + little(8, 4) + little(2, 2) + little(0x010F, 2) + little(2, 2) + little(place.size(), 4) +
         little(38, 4) + little(0x0112, 2) + little(3, 2) + little(1, 4) + little(orientation, 4) +
         little(0, 4) + place;
}

// As one of another kind of bytes says the same and nothing else.
const std::string turned = "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"s;

uint32_t crc(const std::string& bytes) {
  uint32_t sum = ~0U;
  for (const char c : bytes) {
    sum ^= static_cast<unsigned char>(c);
    for (int i = 0; i < 8; ++i) sum = (sum & 1U) != 0 ? sum >> 1U ^ 0xEDB88320U : sum >> 1U;
  }
  return ~sum;
}

std::string chunk(const std::string& type, const std::string& content) {
  return big(content.size(), 4) + type + content + big(crc(type + content), 4);
}

const std::string png_head = "\x89PNG\r\n\x1A\n" + chunk("IHDR", "\0\0\0\x01\0\0\0\x01\x08\0\0\0\0"s);
const std::string png_picture = chunk("IDAT", "\x78\x9C\x63\0\0\0\x02\0\x01"s);
const std::string png_end = chunk("IEND", "");

std::string photographed_png(uint64_t orientation) {
  return png_head + chunk("iCCP", "colors") + chunk("tEXt", "Comment\0"s + place) +
         chunk("eXIf", exif(orientation)) + chunk("pHYs", std::string(9, '\x01')) + chunk("tIME", "secret!") +
         png_picture + chunk("iTXt", "XML:com.adobe.xmp" + place) + chunk("zTXt", place) + png_picture +
         png_end + place;
}

std::string segment(unsigned marker, const std::string& content) {
  return "\xFF"s + static_cast<char>(marker) + big(content.size() + 2, 2) + content;
}

const std::string jfif = "JFIF\0\x01\x02\x01\0\x48\0\x48"s;
const std::string frame = segment(0xDB, "table") + segment(0xC2, "frame") + segment(0xDD, "\0\x04"s);
// With what looks like markers: a byte FF, a restart, one after filling.
const std::string scan = segment(0xDA, "scan") +
                         "ab\xFF\0cd\xFF\xD0"
                         "ef\xFF\xFF\xD7gh"s;

std::string photographed_jpeg(uint64_t orientation) {
  return "\xFF\xD8" + segment(0xE0, jfif + "\x01\x01" + "pix") +
         segment(0xE1, "Exif\0\0"s + exif(orientation)) +
         segment(0xE1, "http://ns.adobe.com/xap/1.0/\0"s + place) +
         segment(0xE2, "ICC_PROFILE\0\x01\x01 colors"s) + segment(0xE2, "MPF\0"s + place) +
         segment(0xED, "Photoshop 3.0\0"s + place) + segment(0xFE, place) + frame +
         segment(0xEE, "Adobe\0\x64\0\0\0\0\x01"s + place) + segment(0xC4, "codes") + scan +
         segment(0xFE, place) + segment(0xC4, "more") + scan + "\xFF\xFF\xD9" + place;
}

std::string jpeg_without(const std::string& kept_exif) {
  return "\xFF\xD8" + segment(0xE0, jfif + "\0\0"s) + kept_exif +
         segment(0xE2, "ICC_PROFILE\0\x01\x01 colors"s) + frame + segment(0xEE, "Adobe\0\x64\0\0\0\0\x01"s) +
         segment(0xC4, "codes") + scan + segment(0xC4, "more") + scan + "\xFF\xD9";
}

std::string pieces(const std::string& content) {
  return std::string(1, static_cast<char>(content.size())) + content + '\0';
}

const std::string gif_head = "GIF89a\x01\0\x01\0\x80\0\0"s + "rgbRGB";
const std::string gif_loop = "!\xFF\x0BNETSCAPE2.0"s + pieces("\x01\0\0"s);
const std::string gif_image =
    "!\xF9"s + pieces("\x04\0\0\0"s) + ",\0\0\0\0\x01\0\x01\0\0\x02"s + pieces("\x44\x01"s);
const std::string photographed_gif = gif_head + "!\xFE" + pieces(place) + gif_loop + gif_image +
                                     "!\xFF\x0BXMP DataXMP" + place[0] + place.substr(1, 1) +
                                     std::string(size_t{'s'} - 1, 'x') + '\0' + gif_image + "!\x01" +
                                     pieces(place) + ";" + place;
const std::string bare_gif = gif_head + gif_loop + gif_image + gif_image + ";";

std::string riff_chunk(const std::string& name, const std::string& content) {
  return name + little(content.size(), 4) + content + std::string(content.size() % 2, '\0');
}

std::string webp(const std::string& chunks) {
  return "RIFF" + little(chunks.size() + 4, 4) + "WEBP" + chunks;
}

std::string webp_head(char flags) {
  return riff_chunk("VP8X", std::string(1, flags) + std::string(9, '\0'));
}

std::string photographed_webp(uint64_t orientation) {
  return webp(webp_head('\x2E') + riff_chunk("ICCP", "odd") + riff_chunk("ANIM", "anim") +
              riff_chunk("ANMF",
                         std::string(16, '\x01') + riff_chunk("VP8 ", "one") + riff_chunk("note", place)) +
              riff_chunk("EXIF", exif(orientation)) + riff_chunk("XMP ", place) + riff_chunk("JUNK", place)) +
         place;
}

std::string webp_without(char flags, const std::string& kept_exif) {
  return webp(webp_head(flags) + riff_chunk("ICCP", "odd") + riff_chunk("ANIM", "anim") +
              riff_chunk("ANMF", std::string(16, '\x01') + riff_chunk("VP8 ", "one")) + kept_exif);
}

std::string box(const std::string& type, const std::string& content) {
  return big(content.size() + 8, 4) + type + content;
}

std::string item(unsigned id, const std::string& type, const std::string& names) {
  return box("infe", "\x02\0\0\0"s + big(id, 2) + big(0, 2) + type + names);
}

struct Extent {
  unsigned id = 0;
  size_t at = 0;
  size_t size = 0;
};

struct AvifPlan {
  std::string type = "av01";
  std::string store = "picture|" + place + "|more";  // whose first seven bytes and last four are the picture
  std::vector<Extent> extents = {{1, 0, 7}, {2, 8, 20}, {3, 9, 4}, {1, 29, 4}};
  unsigned primary = 1;
  std::string after{};
  size_t shift = 0;  // of all extents
};

// The facts have the same size wherever the store is, so that two rounds find it.
std::string avif(const AvifPlan& plan) {
  const std::string names =
      box("iinf", std::string(4, '\0') + big(3, 2) + item(1, plan.type, "Color\0"s) +
                      item(2, "Exif", "secret\0"s) + item(3, "mime", "\0application/rdf+xml\0"s));
  const std::string properties =
      box("iprp", box("ipco", box("ispe", "size") + box("udes", place)) + box("ipma", "which"));
  std::string whole;
  size_t store_at = 0;
  for (int round = 0; round < 2; ++round) {
    std::string places = std::string(4, '\0') + "\x44\0"s + big(plan.extents.size(), 2);
    for (const Extent& extent : plan.extents)
      places += big(extent.id, 2) + big(0, 2) + big(1, 2) + big(store_at + plan.shift + extent.at, 4) +
                big(extent.size, 4);
    const std::string facts = std::string(4, '\0') +
                              box("hdlr", std::string(8, '\0') + "pict" + std::string(13, '\0')) +
                              box("pitm", std::string(4, '\0') + big(plan.primary, 2)) + box("iloc", places) +
                              names + properties + box("uuid", place);
    const std::string before = box("ftyp", "avif\0\0\0\0mif1"s) + box("meta", facts);
    store_at = before.size() + 8;
    whole = before + box("mdat", plan.store) + box("uuid", place) + plan.after;
  }
  return whole;
}

std::vector<std::string> all_kinds() {
  return {photographed_png(1), photographed_png(6),  photographed_jpeg(1), photographed_jpeg(6),
          photographed_gif,    photographed_webp(1), photographed_webp(6), avif({})};
}

void check_same(const std::optional<std::string>& stripped, const std::string& wanted) {
  REQUIRE(stripped);
  CHECK(*stripped == wanted);
}

}  // namespace

TEST_CASE("what isn't an image is as it was") {
  for (const std::string& bytes :
       {""s, "%PDF-1.7"s, "\x89PNG"s, "RIFF"s, "RIFFsizeWAVE"s, "PK\x03\x04"s, "first"s, "ft"s})
    check_same(strip_image(bytes), bytes);
}

TEST_CASE("images of kinds that aren't taken apart aren't published") {
  for (const std::string& bytes : {"II*\0rest"s, "MM\0*rest"s, "\0\0\0\x0CJXL \r\n\x87\n"s, "8BPS\0\x01"s,
                                   box("ftyp", "isom") + box("moov", place)})
    CHECK_FALSE(strip_image(bytes));
}

TEST_CASE("of a PNG the picture, its colors and its size stay") {
  const std::string before = png_head + chunk("iCCP", "colors");
  const std::string after = chunk("pHYs", std::string(9, '\x01')) + png_picture + png_picture + png_end;
  check_same(strip_image(photographed_png(1)), before + after);
  check_same(strip_image(photographed_png(6)), before + chunk("eXIf", turned) + after);
}

TEST_CASE("of a PNG that moves all frames stay") {
  const std::string bytes = png_head + chunk("acTL", "frames") + chunk("fcTL", "one") + png_picture +
                            chunk("fcTL", "two") + chunk("fdAT", "picture") + png_end;
  check_same(strip_image(bytes), bytes);
}

TEST_CASE("of a JPEG all scans, its colors and how it is turned stay") {
  check_same(strip_image(photographed_jpeg(1)), jpeg_without(""));
  check_same(strip_image(photographed_jpeg(6)), jpeg_without(segment(0xE1, "Exif\0\0"s + turned)));
}

TEST_CASE("a JPEG without its last marker is shown, and one that lies about a size isn't") {
  const std::string open = "\xFF\xD8" + frame + scan;
  check_same(strip_image(open), open);
  check_same(strip_image(open + "\xFF"), open);
  CHECK_FALSE(strip_image("\xFF\xD8" + frame + "\xFF\xE1\xFF\xFF" + exif(1) + scan));
  CHECK_FALSE(strip_image("\xFF\xD8" + frame + "\xFF\xE1\0\x01"s + scan));
  CHECK_FALSE(strip_image("\xFF\xD8" + frame + "\xFF\xD9"));
}

TEST_CASE("of a GIF frames and their times stay, and a missing end is added") {
  check_same(strip_image(photographed_gif), bare_gif);
  check_same(strip_image(bare_gif.substr(0, bare_gif.size() - 1)), bare_gif);
}

TEST_CASE("of a WebP the head says what is left") {
  check_same(strip_image(photographed_webp(1)), webp_without('\x22', ""));
  check_same(strip_image(photographed_webp(6)), webp_without('\x2A', riff_chunk("EXIF", turned)));
  const std::string simple = webp(riff_chunk("VP8 ", "picture"));
  check_same(strip_image(simple + place), simple);
  check_same(strip_image(webp(riff_chunk("VP8 ", "picture") + riff_chunk("EXIF", exif(6)))), simple);
}

TEST_CASE("of an AVIF nothing moves, and what no picture names is zero") {
  const auto stripped = strip_image(avif({}));
  REQUIRE(stripped);
  CHECK(stripped->size() == avif({}).size());
  CHECK(stripped->find("secret") == std::string::npos);
  CHECK(stripped->find("picture" + std::string(22, '\0') + "more") != std::string::npos);
  CHECK(stripped->find("ispe") != std::string::npos);
}

TEST_CASE("an AVIF whose places make no sense isn't published") {
  CHECK(strip_image(avif({.type = "hvc1"})));
  CHECK_FALSE(strip_image(avif({.type = "jpeg"})));
  CHECK_FALSE(strip_image(avif({.primary = 2})));
  CHECK_FALSE(strip_image(avif({.extents = {{1, 0, 0}}})));
  CHECK_FALSE(strip_image(avif({.shift = 10000})));
  CHECK_FALSE(strip_image(avif({.shift = 0xFFFFF000})));
  CHECK_FALSE(strip_image(avif({.after = place})));
  CHECK_FALSE(strip_image(avif({.after = box("moov", place)})));
  CHECK_FALSE(strip_image(avif({.after = box("meta", std::string(4, '\0'))})));
}

TEST_CASE("nothing that was written beside a picture is left, and twice is once") {
  for (const std::string& bytes : all_kinds()) {
    const auto once = strip_image(bytes);
    REQUIRE(once);
    CHECK(once->find("secret") == std::string::npos);
    check_same(strip_image(*once), *once);
  }
}

TEST_CASE("an image that ends anywhere lets nothing through") {
  for (const std::string& bytes : all_kinds()) {
    for (size_t size = 12; size < bytes.size(); ++size) {
      CAPTURE(size);
      const auto once = strip_image(bytes.substr(0, size));
      if (!once) continue;
      CHECK(once->find("secret") == std::string::npos);
      CHECK(strip_image(*once) == once);
    }
  }
}

TEST_CASE("an image with any wrong byte is read to its end or not at all, and twice is once") {
  for (const std::string& bytes : all_kinds()) {
    for (size_t at = 0; at < bytes.size(); ++at) {
      for (const char wrong : {'\0', '\x01', '\x7F', '\xFF'}) {
        std::string damaged = bytes;
        damaged[at] = wrong;
        const auto once = strip_image(damaged);
        if (!once) continue;
        CAPTURE(at);
        CHECK(strip_image(*once) == once);
      }
    }
  }
}

TEST_CASE("how a camera was held is read from any Exif, and from no nonsense") {
  CHECK(keep_orientation(exif(6)) == turned);
  CHECK(keep_orientation(turned) == turned);
  for (const uint64_t orientation : {0, 1, 9, 65535}) CHECK(keep_orientation(exif(orientation)).empty());
  for (size_t size = 0; size < 30; ++size) CHECK(keep_orientation(exif(6).substr(0, size)).empty());
  CHECK(keep_orientation("II*\0\xFF\xFF\xFF\xFF"s).empty());
  CHECK(keep_orientation("II*\0\x06\0\0\0\xFF\xFF"s).empty());
}

}  // namespace gazette
