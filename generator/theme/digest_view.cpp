#include "theme/digest_view.h"

namespace gazette {

void add_view(DigestSink& sink, const ViewValue& value) {
  const ViewValue::Storage& storage = value.storage();
  sink.add(uint64_t{storage.index()});
  if (const auto* flag = std::get_if<bool>(&storage)) {
    sink.add(uint64_t{*flag});
  } else if (const auto* number = std::get_if<int64_t>(&storage)) {
    sink.add(static_cast<uint64_t>(*number));
  } else if (const auto* text = std::get_if<std::string>(&storage)) {
    sink.add(*text);
  } else if (const auto* markup = std::get_if<ViewValue::Markup>(&storage)) {
    sink.add((*markup)->text);
  } else if (const auto* list = std::get_if<ViewValue::List>(&storage)) {
    sink.add((*list)->size());
    for (const ViewValue& item : **list) add_view(sink, item);
  } else if (const auto* record = std::get_if<ViewValue::Record>(&storage)) {
    sink.add((*record)->fields().size());
    for (const auto& [key, field] : (*record)->fields()) {
      sink.add(key);
      add_view(sink, field);
    }
  }
}

}  // namespace gazette
