#include "preview/page_additions.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/html.h"
#include "base/text.h"
#include "preview/preview_server.h"
#include "preview/preview_style.h"
#include "publish/preview_mark.h"

namespace gazette {

namespace {

// Where the tag ends that begins at `begin`: after its '>'.
size_t end_of_tag(std::string_view html, size_t begin) {
  const size_t end = html.find('>', begin);
  return end == std::string_view::npos ? html.size() : end + 1;
}

// Where the bar stands: after the link that skips to the text, else first in the body. npos: no body.
size_t place_of_bar(std::string_view page, size_t from) {
  const size_t body = page.find("<body", from);
  if (body == std::string_view::npos) return body;
  const size_t first = end_of_tag(page, body);
  const size_t link = std::min(page.find_first_not_of(" \n\r\t", first), page.size());
  const std::string_view tag = page.substr(link, end_of_tag(page, link) - link);
  if (!tag.starts_with("<a ") || tag.find("class=\"skip\"") == std::string_view::npos) return first;
  const size_t end = page.find("</a>", link);
  return end == std::string_view::npos ? first : end + 4;
}

std::string_view attribute(std::string_view tag, std::string_view name) {
  const std::string opening = fmt::format(" {}=\"", name);
  const size_t begin = tag.find(opening);
  if (begin == std::string_view::npos) return {};
  tag.remove_prefix(begin + opening.size());
  return tag.substr(0, tag.find('"'));
}

constexpr std::string_view mark_opening = "<span class=\"gazette-mark\">";

}  // namespace

std::string preview_head() {
  return fmt::format(
      "{} content=\"gazette serve\">\n<meta name=\"robots\" content=\"noindex\">\n<link rel=\"stylesheet\" "
      "href=\"{}\">\n<script src=\"{}\" defer></script>\n",
      preview_mark, preview_style_path, reload_script_path);
}

std::string add_to_page(std::string_view page, std::string_view bar) {
  std::string whole;
  whole.reserve(page.size() + bar.size() + 512);
  const size_t head = page.find("</head>");
  const size_t body = head == std::string_view::npos ? head : place_of_bar(page, head);
  if (body == std::string_view::npos) {
    whole.append(preview_head()).append(bar).append(page);
    return whole;
  }
  whole.append(page.substr(0, head)).append(preview_head()).append(page.substr(head, body - head));
  whole.append("\n").append(bar).append(page.substr(body));
  return whole;
}

std::string resolve_link(std::string_view page, std::string_view href) {
  href = href.substr(0, href.find_first_of("?#"));
  if (href.empty() || href.starts_with("//")) return {};
  // "mailto:", "https:"
  if (const size_t colon = href.find(':'); colon < href.find('/')) return {};
  std::vector<std::string_view> parts;
  if (!href.starts_with('/')) {
    for (const std::string_view part : split(page.substr(0, page.rfind('/')), '/')) {
      if (!part.empty()) parts.push_back(part);
    }
  }
  for (const std::string_view part : split(href, '/')) {
    if (part == ".." && !parts.empty()) parts.pop_back();
    if (!part.empty() && part != "." && part != "..") parts.push_back(part);
  }
  std::string address = "/";
  for (const std::string_view part : parts) address.append(part).append("/");
  const bool is_file = !href.ends_with('/') && !href.ends_with("/.") && !href.ends_with("..") && href != ".";
  if (is_file && address.size() > 1) address.pop_back();
  return address;
}

std::string mark_links(std::string_view html, std::string_view page, const LinkLabel& label) {
  std::string marked;
  marked.reserve(html.size() + 1024);
  size_t done = 0;
  const auto copy_to = [&](size_t end) {
    marked.append(html.substr(done, end - done));
    done = end;
  };
  for (size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::string_view rest = html.substr(at);
    if (rest.starts_with("<svg")) {
      // A drawing has no room for words.
      at = std::min(html.find("</svg>", at), html.size() - 1);
      continue;
    }
    if (!rest.starts_with("<a ")) continue;
    const std::string_view href = attribute(rest.substr(0, end_of_tag(rest, 0)), "href");
    const std::string address = resolve_link(page, href);
    const std::string_view words = address.empty() ? std::string_view() : label(address);
    if (words.empty()) continue;
    const size_t end = html.find("</a>", at);
    if (end == std::string_view::npos) break;
    copy_to(end + 4);
    marked.append(" ").append(mark_opening);
    append_escaped(marked, words);
    marked.append("</span>");
    at = end;
  }
  copy_to(html.size());
  return marked;
}

std::string move_root(std::string_view html, std::string_view root) {
  std::string moved(html);
  for (const std::string_view name : {"href", "src", "action"}) {
    const std::string opening = fmt::format(" {}=\"/", name);
    for (size_t at = moved.find(opening); at != std::string::npos; at = moved.find(opening, at)) {
      at += opening.size();
      moved.insert(at, root.substr(1));
    }
  }
  return moved;
}

}  // namespace gazette
