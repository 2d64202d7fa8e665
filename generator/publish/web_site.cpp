#include "publish/web_site.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "base/failure.h"
#include "publish/manifest.h"

namespace gazette {

namespace {

// Bounds on what a hostile or broken server can do to who checks.
constexpr size_t most_bytes = size_t{256} << 20U;
constexpr long connect_seconds = 15;
constexpr long slowest_bytes_per_second = 100;
constexpr long most_slow_seconds = 30;

struct FreeHandle {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};

// One for each thread, so that connections are used again.
CURL* own_handle() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  thread_local std::unique_ptr<CURL, FreeHandle> handle(started == CURLE_OK ? curl_easy_init() : nullptr);
  if (!handle) throw WorldFailure("the network library can't be started");
  curl_easy_reset(handle.get());
  return handle.get();
}

size_t take(char* bytes, size_t, size_t count, void* to) {
  auto& body = *static_cast<std::string*>(to);
  if (body.size() + count > most_bytes) return 0;
  body.append(bytes, count);
  return count;
}

struct Answer {
  long status = 0;
  std::string body;
  int64_t modified = -1;
};

enum class Wanted { head, body };

// `encoding`: null: as it stands; else compressed like that, and expanded here.
Answer ask(const std::string& url, Wanted wanted, const char* encoding = nullptr) {
  CURL* handle = own_handle();
  Answer answer;
  curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, connect_seconds);
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, slowest_bytes_per_second);
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, most_slow_seconds);
  curl_easy_setopt(handle, CURLOPT_FILETIME, 1L);
  curl_easy_setopt(handle, CURLOPT_NOBODY, wanted == Wanted::body ? 0L : 1L);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &take);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &answer.body);
  if (encoding != nullptr) curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, encoding);
  const CURLcode code = curl_easy_perform(handle);
  if (code == CURLE_BAD_CONTENT_ENCODING) return answer;
  if (code == CURLE_WRITE_ERROR) {
    throw WorldFailure(fmt::format("{} sends more than {} MiB", url, most_bytes >> 20U));
  }
  if (code != CURLE_OK) {
    throw WorldFailure(fmt::format("can't read {}: {}", url, curl_easy_strerror(code)),
                       "check the address and the connection, and try again");
  }
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &answer.status);
  curl_off_t modified = -1;
  curl_easy_getinfo(handle, CURLINFO_FILETIME_T, &modified);
  answer.modified = modified;
  return answer;
}

}  // namespace

std::string escape_path(std::string_view path) {
  constexpr std::string_view index = "index.html";
  if (path == index || path.ends_with("/index.html")) path.remove_suffix(index.size());
  std::string escaped;
  for (const char c : path) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          std::string_view("/-._~").find(c) != std::string_view::npos;
    if (is_plain) {
      escaped += c;
    } else {
      escaped += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return escaped;
}

WebSite::WebSite(std::string address) : address_(std::move(address)) {
  if (!address_.ends_with('/')) address_ += '/';
}

std::optional<std::string> WebSite::read(const std::string& path) const {
  const std::string url = address_ + escape_path(path);
  Answer answer = ask(url, Wanted::body);
  // A server may say 404 of the page that says so.
  const bool is_there = answer.status == 200 || (answer.status == 404 && path == "404.html");
  if (is_there) return std::move(answer.body);
  if (answer.status >= 300 && answer.status < 500) return std::nullopt;
  throw WorldFailure(fmt::format("{} answers with status {}", url, answer.status), "try again later");
}

std::optional<std::string> WebSite::read_compressed(const std::string& path, const char* encoding) const {
  Answer answer = ask(address_ + escape_path(path), Wanted::body, encoding);
  const bool is_there = answer.status == 200 || (answer.status == 404 && path == "404.html");
  return is_there ? std::optional(std::move(answer.body)) : std::nullopt;
}

std::optional<int64_t> WebSite::published_at() const {
  const Answer answer = ask(fmt::format("{}{}", address_, manifest_path), Wanted::head);
  return answer.status == 200 && answer.modified >= 0 ? std::optional(answer.modified) : std::nullopt;
}

}  // namespace gazette
