#include "command/page_printer.h"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "base/base64.h"
#include "base/failure.h"

namespace gazette {

using nlohmann::json;

namespace {

// What a message has under a key, of whatever kind it is; null: nothing.
json part_of(const json& message, const char* key) {
  const auto found = message.is_object() ? message.find(key) : message.end();
  return message.is_object() && found != message.end() ? *found : json();
}

std::string text_of(const json& message, const char* key) {
  const json text = part_of(message, key);
  return text.is_string() ? text.get<std::string>() : std::string();
}

}  // namespace

// What is said to the browser and heard of it (the Chrome DevTools Protocol).
struct PagePrinter::Messages {
  PagePrinter& printer;

  int send(const char* method, json parameters) const {
    json message = {{"id", ++printer.last_id_}, {"method", method}, {"params", std::move(parameters)}};
    if (!printer.session_.empty()) message["sessionId"] = printer.session_;
    printer.browser_.send(message.dump());
    return printer.last_id_;
  }

  json call(const char* method, json parameters) const {
    const int id = send(method, std::move(parameters));
    for (;;) {
      json message = hear();
      if (part_of(message, "id") != id) continue;
      if (message.contains("error"))
        fail(fmt::format("{}: {}", method, text_of(part_of(message, "error"), "message")));
      return part_of(message, "result");
    }
  }

  json hear() const {
    json message = json::parse(printer.browser_.receive(), nullptr, false);
    if (!message.is_object()) fail("it says what can't be read");
    const std::string method = text_of(message, "method");
    if (method == "Fetch.requestPaused") answer(part_of(message, "params"));
    if (method == "Page.loadEventFired") printer.is_loaded_ = true;
    if (method == "Inspector.targetCrashed" || method == "Target.targetCrashed") fail("the page broke it");
    return message;
  }

  void answer(const json& asked) const {
    const std::string id = text_of(asked, "requestId");
    std::string url = text_of(part_of(asked, "request"), "url");
    url = url.substr(0, url.find_first_of("?#"));
    const bool is_own =
        url.starts_with(printer.address_) && url.substr(printer.address_.size()).starts_with('/');
    const auto file = is_own ? printer.read_(url.substr(printer.address_.size())) : std::nullopt;
    if (!file) {
      // No page names that one: browsers ask for it by themselves.
      if (!url.ends_with("/favicon.ico")) printer.missing_ = url;
      send("Fetch.failRequest", {{"requestId", id}, {"errorReason", "BlockedByClient"}});
      return;
    }
    send("Fetch.fulfillRequest", {{"requestId", id},
                                  {"responseCode", 200},
                                  {"responseHeaders", {{{"name", "Content-Type"}, {"value", file->type}}}},
                                  {"body", to_base64(file->bytes)}});
  }

  [[noreturn]] static void fail(const std::string& what) {
    throw WorldFailure(fmt::format("Chromium can't draw the page: {}", what), "try another version of it");
  }
};

namespace {

// A PDF tells when it was made. That would make other bytes of the same page each time.
void set_dates(std::string& pdf, Date day) {
  const std::string digits =
      fmt::format("{:04}{:02}{:02}000000", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                  static_cast<unsigned>(day.day()));
  for (const std::string_view key : {"/CreationDate (D:", "/ModDate (D:"}) {
    const size_t found = pdf.rfind(key);
    if (found == std::string::npos || found + key.size() + digits.size() > pdf.size()) continue;
    const std::string_view old = std::string_view(pdf).substr(found + key.size(), digits.size());
    if (old.find_first_not_of("0123456789") != std::string_view::npos) continue;
    pdf.replace(found + key.size(), digits.size(), digits);
  }
}

// Chromium counts the parts that tables refer to over all that it ever drew, and not always alike. From here
// on they are counted within the file, in the same order, with as many digits.
void number_parts(std::string& pdf) {
  constexpr std::string_view begin = "(node";
  constexpr size_t width = 8;
  std::vector<size_t> places;
  std::map<std::string, size_t> ranks;
  for (size_t at = pdf.find(begin); at != std::string::npos; at = pdf.find(begin, at + 1)) {
    const size_t digits = at + begin.size();
    if (digits + width >= pdf.size() || pdf[digits + width] != ')') continue;
    std::string number = pdf.substr(digits, width);
    if (number.find_first_not_of("0123456789") != std::string::npos) continue;
    places.push_back(digits);
    ranks.emplace(std::move(number), 0);
  }
  size_t rank = 0;
  for (auto& [number, own] : ranks) own = ++rank;
  for (const size_t place : places)
    pdf.replace(place, width, fmt::format("{:08}", ranks.at(pdf.substr(place, width))));
}

}  // namespace

PagePrinter::PagePrinter(const std::string& program, std::string address, ReadSiteFile read,
                         std::chrono::milliseconds limit)
    : address_(std::move(address)), read_(std::move(read)), browser_(program, limit) {
  const Messages messages{*this};
  const json target = messages.call("Target.createTarget", {{"url", "about:blank"}});
  const json attached =
      messages.call("Target.attachToTarget", {{"targetId", text_of(target, "targetId")}, {"flatten", true}});
  session_ = text_of(attached, "sessionId");
  messages.call("Page.enable", json::object());
  messages.call("Emulation.setScriptExecutionDisabled", {{"value", true}});
  messages.call("Fetch.enable", {{"patterns", {{{"urlPattern", "*"}}}}});
}

std::string PagePrinter::print(const std::string& page, Date day) {
  const Messages messages{*this};
  browser_.begin();
  is_loaded_ = false;
  missing_.clear();
  const json opened = messages.call("Page.navigate", {{"url", address_ + page}});
  if (!part_of(opened, "errorText").is_null()) Messages::fail(text_of(opened, "errorText"));
  while (!is_loaded_) messages.hear();
  const json printed = messages.call(
      "Page.printToPDF",
      {{"preferCSSPageSize", true}, {"generateTaggedPDF", true}, {"generateDocumentOutline", true}});
  if (!missing_.empty()) Messages::fail(fmt::format("{} isn't there", missing_));
  auto bytes = from_base64(text_of(printed, "data"));
  if (!bytes || !bytes->starts_with("%PDF-")) Messages::fail("what came is no PDF");
  set_dates(*bytes, day);
  number_parts(*bytes);
  return *std::move(bytes);
}

}  // namespace gazette
