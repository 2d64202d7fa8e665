#include "command/packet_pdfs.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/sha256.h"
#include "command/page_printer.h"
#include "command/run_program.h"
#include "document/attachments.h"
#include "publish/packet_pdf_list.h"

namespace gazette {

namespace {

// To be raised when PDFs are drawn otherwise.
constexpr uint64_t drawing_format = 1;

struct PacketPdf {
  Url page;
  OutputPath path;
  Digest key;
  Date day{};  // what the page shows was published up to it
};

using Digests = std::map<std::string_view, Sha256>;

// How all pages look: styles, and what they show.
Digest digest_of_looks(const Digests& files) {
  DigestSink sink;
  for (const auto& [path, digest] : files) {
    if (!path.starts_with("assets/") || path.ends_with(".js")) continue;
    sink.add(path);
    sink.add(digest.hex());
  }
  return sink.finish();
}

std::vector<PacketPdf> list_packet_pdfs(const PreparedSite& prepared, const Digests& files) {
  std::vector<PacketPdf> list;
  const Digest looks = digest_of_looks(files);
  const Site& site = prepared.site;
  for (const Page& page : site.pages) {
    if (page.kind != PageKind::packet) continue;
    const OutputPath path = output_path(page.url);
    const auto written = files.find(path.text);
    if (written == files.end()) continue;
    DigestSink sink;
    sink.add(drawing_format);
    sink.add(prepared.portal.history.settings.address);
    sink.add(looks);
    sink.add(written->second.hex());
    const Packet& packet = site.packets[page.subject][page.part];
    const auto state = site.as_of.find_state(page.subject, packet.day);
    list.push_back({page.url, OutputPath{pdf_of_packet(path.text)}, sink.finish(),
                    state ? site.as_of.districts[page.subject][*state] : packet.day});
  }
  return list;
}

std::string_view type_of(std::string_view path) {
  if (path.ends_with(".html")) return "text/html; charset=utf-8";
  if (path.ends_with(".css")) return "text/css; charset=utf-8";
  if (path.ends_with(".svg")) return "image/svg+xml";
  return Attachments::content_type(path).value_or("application/octet-stream");
}

int value_of_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// "/a%20b" -> "/a b"
std::string decode_address(std::string_view address) {
  std::string text;
  for (size_t i = 0; i < address.size(); ++i) {
    const bool is_code = address[i] == '%' && i + 2 < address.size();
    const int high = is_code ? value_of_digit(address[i + 1]) : -1;
    const int low = is_code ? value_of_digit(address[i + 2]) : -1;
    if (high < 0 || low < 0) {
      text += address[i];
    } else {
      text += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return text;
}

// Files that this build put there, and no other.
ReadSiteFile read_from(const OutputFolder& output, const Digests& files) {
  return [&output, &files](const std::string& address) -> std::optional<PrintedFile> {
    const std::string path = file_of_address(decode_address(address));
    if (!files.contains(path)) return std::nullopt;
    return PrintedFile{output.read(OutputPath{path}), std::string(type_of(path))};
  };
}

std::string find_browser(const std::string& named) {
  static constexpr std::array<const char*, 4> names = {"chromium", "chromium-browser", "google-chrome",
                                                       "google-chrome-stable"};
  if (!named.empty()) return named;
  for (const char* name : names) {
    if (is_program(name)) return name;
  }
  return names.front();
}

void write_list(const std::vector<PacketPdf>& all, const OutputFolder& output, SiteWriter& writer) {
  const auto files = output.list_files();
  const Digests digests(files.begin(), files.end());
  FileDigests pdfs;
  for (const PacketPdf& pdf : all) {
    const auto written = digests.find(pdf.path.text);
    if (written != digests.end()) pdfs.emplace(pdf.path.text, written->second.hex());
  }
  if (!pdfs.empty()) writer.put({packet_pdf_list_path}, write_packet_pdf_list(pdfs), {});
}

}  // namespace

void check_pdf_settings(const SiteSettings& settings, const PdfOptions& pdfs) {
  if (!pdfs.are_wanted || !settings.address.empty()) return;
  throw UsageFailure("PDFs need the address of the site: their links lead there from anywhere",
                     "add a line to site/site.yml such as: address: https://plans.example.org");
}

PdfOutcome write_packet_pdfs(const PreparedSite& prepared, OutputFolder& output, SiteWriter& writer,
                             const PdfOptions& pdfs, bool may_show_withheld) {
  const auto is_packet = [](const Page& page) { return page.kind == PageKind::packet; };
  if (std::none_of(prepared.site.pages.begin(), prepared.site.pages.end(), is_packet)) return {};
  const auto written = output.list_files();
  const Digests files(written.begin(), written.end());
  const std::vector<PacketPdf> all = list_packet_pdfs(prepared, files);
  PdfOutcome outcome;
  std::vector<const PacketPdf*> waiting;
  for (const PacketPdf& pdf : all) {
    if (!writer.keep(pdf.path, pdf.key)) waiting.push_back(&pdf);
  }
  outcome.kept = all.size() - waiting.size();
  if (may_show_withheld) {
    for (const PacketPdf* pdf : waiting) output.drop(pdf->path);
  }
  try {
    std::optional<PagePrinter> printer;
    for (const PacketPdf* pdf : waiting) {
      if (!pdfs.are_wanted) break;
      if (!printer)
        printer.emplace(find_browser(pdfs.program), prepared.portal.history.settings.address,
                        read_from(output, files));
      writer.put_whole(pdf->path, printer->print(pdf->page.text, pdf->day), pdf->key);
      ++outcome.drawn;
    }
  } catch (const WorldFailure& failure) {
    outcome.failure = failure;
    // One of an earlier state, rather than none.
    for (size_t i = outcome.drawn; i < waiting.size(); ++i) writer.keep_any(waiting[i]->path);
  }
  outcome.missing = waiting.size() - outcome.drawn;
  write_list(all, output, writer);
  return outcome;
}

}  // namespace gazette
