#include "document/attachments.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "document/strip_image.h"

namespace gazette {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 18> kinds = {{
    {".avif", "image/avif"},
    {".csv", "text/csv; charset=utf-8"},
    {".doc", "application/msword"},
    {".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {".gif", "image/gif"},
    {".ics", "text/calendar; charset=utf-8"},
    {".jpeg", "image/jpeg"},
    {".jpg", "image/jpeg"},
    {".ods", "application/vnd.oasis.opendocument.spreadsheet"},
    {".odt", "application/vnd.oasis.opendocument.text"},
    {".pdf", "application/pdf"},
    {".png", "image/png"},
    {".ppt", "application/vnd.ms-powerpoint"},
    {".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {".txt", "text/plain; charset=utf-8"},
    {".webp", "image/webp"},
    {".xls", "application/vnd.ms-excel"},
    {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
}};

bool is_file(FileKind kind) {
  return kind == FileKind::regular || kind == FileKind::executable;
}

}  // namespace

Attachments::Attachments(const SourceHistory& history, Reader read) : read_(std::move(read)) {
  DigestSink sink;
  const auto add = [&](uint32_t publication, const SourcePath& path, FileKind kind, const Oid& blob) {
    if (!content_type(path.text)) return;
    const Oid& kept = stays_[path.text].emplace_back(Stay{publication, is_file(kind) ? blob : Oid{}}).blob;
    sink.add(path.text);
    sink.add(uint64_t{publication});
    sink.add(std::string_view(reinterpret_cast<const char*>(kept.bytes.data()), kept.bytes.size()));
  };
  for (uint32_t i = 0; i < history.line.size(); ++i) {
    for (const FileChange& change : history.line[i].changes)
      add(i, change.path, change.after_kind, change.after);
  }
  for (const SourceFile& file : history.files) {
    if (!stays_.contains(file.path.text)) add(0, file.path, file.kind, file.blob);
  }
  places_ = sink.finish();
}

std::optional<std::string_view> Attachments::content_type(std::string_view path) {
  const std::string extension = to_lower_ascii(file_extension(path));
  const auto* const found =
      std::find_if(kinds.begin(), kinds.end(), [&](const auto& kind) { return kind.first == extension; });
  return found == kinds.end() ? std::nullopt : std::optional(found->second);
}

bool Attachments::is_image(std::string_view path) {
  return content_type(path).value_or("").starts_with("image/");
}

// What was written beside a picture shapes no address: it isn't public.
const std::string& Attachments::digest_of_public(const Oid& blob) {
  const auto known = digests_.find(blob);
  if (known != digests_.end()) return known->second;
  const std::optional<std::string> bytes = strip_image(read_(blob));
  return digests_.emplace(blob, bytes ? digest_of(*bytes).hex().substr(0, 16) : "").first->second;
}

std::string Attachments::read(const Oid& blob) const {
  return strip_image(read_(blob)).value_or("");
}

std::optional<Url> Attachments::find(std::string_view path, uint32_t publication) {
  return find_for(Use::look, path, publication);
}

std::optional<Url> Attachments::place(std::string_view path, uint32_t publication) {
  return find_for(Use::write, path, publication);
}

std::optional<Url> Attachments::find_for(Use use, std::string_view path, uint32_t publication) {
  const auto found = stays_.find(std::string(path));
  if (found == stays_.end()) return std::nullopt;
  const Stay* stay = nullptr;
  for (const Stay& candidate : found->second) {
    if (candidate.from <= publication) stay = &candidate;
  }
  const bool is_there = stay != nullptr && !stay->blob.is_zero();
  const std::scoped_lock lock(mutex_);
  const std::string digest = is_there ? digest_of_public(stay->blob) : "";
  if (use == Use::write) asked_.insert({publication, found->first, digest.empty() ? Oid{} : stay->blob});
  if (!is_there) return std::nullopt;
  if (digest.empty()) return Url{};
  std::string name = slugify(file_stem(path));
  if (name.empty()) name = "file";
  Url url{fmt::format("/files/{}/{}{}", digest, name, to_lower_ascii(file_extension(path)))};
  if (use == Use::write) placed_.emplace(url.text, stay->blob);
  return url;
}

std::vector<AskedAttachment> Attachments::asked() const {
  const std::scoped_lock lock(mutex_);
  return {asked_.begin(), asked_.end()};
}

std::vector<std::pair<Url, Oid>> Attachments::placed() const {
  const std::scoped_lock lock(mutex_);
  std::vector<std::pair<Url, Oid>> files;
  for (const auto& [url, blob] : placed_) files.emplace_back(Url{url}, blob);
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace gazette
