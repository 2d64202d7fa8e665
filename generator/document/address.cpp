#include "document/address.h"

#include <algorithm>
#include <array>

#include "base/html.h"
#include "base/text.h"

namespace gazette {

namespace {

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_above_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

// The bytes that an address may hold as they are.
constexpr std::array<bool, 256> find_plain_bytes() {
  std::array<bool, 256> is_plain{};
  for (size_t c = 0x80; c < is_plain.size(); ++c) is_plain[c] = true;
  for (size_t c = '0'; c <= '9'; ++c) is_plain[c] = true;
  for (size_t c = 'a'; c <= 'z'; ++c) is_plain[c] = true;
  for (size_t c = 'A'; c <= 'Z'; ++c) is_plain[c] = true;
  for (const char c : std::string_view("-._~:/?@!$()*+,;=")) is_plain[static_cast<unsigned char>(c)] = true;
  return is_plain;
}
constexpr std::array<bool, 256> is_plain_byte = find_plain_bytes();

std::string without_white_space(std::string_view text) {
  std::string packed;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > 0x20 && c != 0x7F) packed += c;
  }
  return packed;
}

bool is_host(std::string_view authority) {
  const size_t user = authority.rfind('@');
  if (user != std::string_view::npos) authority.remove_prefix(user + 1);
  const size_t colon = authority.find(':');
  const std::string_view host = authority.substr(0, colon);
  const std::string_view port =
      colon == std::string_view::npos ? std::string_view() : authority.substr(colon + 1);
  const auto is_host_character = [](char c) {
    return is_letter_or_digit(c) || c == '-' || c == '.' || c == '_' || is_above_ascii(c);
  };
  const bool named = host.find_first_not_of('.') != std::string_view::npos && host.front() != '.' &&
                     host.find("..") == std::string_view::npos;
  return named && port.size() <= 4 && std::all_of(host.begin(), host.end(), is_host_character) &&
         port.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string scheme_of(std::string_view address) {
  const auto* const stop = std::find_if(address.begin(), address.end(),
                                        [](char c) { return c == ':' || c == '/' || c == '?' || c == '#'; });
  if (stop == address.end() || *stop != ':') return {};
  return to_lower_ascii(without_white_space({address.begin(), stop}));
}

bool is_well_formed(std::string_view address) {
  const std::string scheme = scheme_of(address);
  const bool is_web = scheme == "http" || scheme == "https";
  if (is_web) address.remove_prefix(address.find(':') + 1);
  if (!address.starts_with("//")) return !is_web;
  address.remove_prefix(2);
  return is_host(address.substr(0, address.find_first_of("/?#\\")));
}

void append_address(std::string& to, std::string_view address) {
  constexpr std::string_view hex_digits = "0123456789ABCDEF";
  bool in_fragment = false;
  for (size_t i = 0; i < address.size(); ++i) {
    const char c = address[i];
    const auto byte = static_cast<unsigned char>(c);
    const bool escape =
        c == '%' && i + 2 < address.size() && is_hex(address[i + 1]) && is_hex(address[i + 2]);
    const bool first_hash = c == '#' && !in_fragment;
    in_fragment = in_fragment || first_hash;
    if (is_plain_byte[byte] || escape || first_hash) {
      to += c;
    } else if (c == '&' || c == '\'') {
      append_escaped(to, {&c, 1});
    } else {
      const std::array<char, 3> encoded = {'%', hex_digits[byte >> 4U], hex_digits[byte & 15U]};
      to.append(encoded.data(), encoded.size());
    }
  }
}

}  // namespace gazette
