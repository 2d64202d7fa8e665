#include "theme/digest_view.h"

#include <array>
#include <cstring>
#include <string>

namespace gazette {

namespace {

// A view is many small pieces, and a digest takes as long for eight bytes as for many.
void write_number(std::string& to, uint64_t number) {
  std::array<char, sizeof number> bytes;
  std::memcpy(bytes.data(), &number, sizeof number);
  to.append(bytes.data(), bytes.size());
}

void write_text(std::string& to, std::string_view text) {
  write_number(to, text.size());
  to += text;
}

void write_view(std::string& to, const ViewValue& value) {
  const ViewValue::Storage& storage = value.storage();
  to += static_cast<char>(storage.index());
  if (const auto* flag = std::get_if<bool>(&storage)) {
    to += *flag ? '1' : '0';
  } else if (const auto* number = std::get_if<int64_t>(&storage)) {
    write_number(to, static_cast<uint64_t>(*number));
  } else if (const auto* text = std::get_if<std::string>(&storage)) {
    write_text(to, *text);
  } else if (const auto* markup = std::get_if<ViewValue::Markup>(&storage)) {
    write_text(to, (*markup)->text);
  } else if (const auto* list = std::get_if<ViewValue::List>(&storage)) {
    write_number(to, (*list)->size());
    for (const ViewValue& item : **list) write_view(to, item);
  } else if (const auto* record = std::get_if<ViewValue::Record>(&storage)) {
    write_number(to, (*record)->fields().size());
    for (const auto& [key, field] : (*record)->fields()) {
      write_text(to, key);
      write_view(to, field);
    }
  }
}

}  // namespace

void add_view(DigestSink& sink, const ViewValue& value) {
  std::string bytes;
  write_view(bytes, value);
  sink.add(bytes);
}

}  // namespace gazette
