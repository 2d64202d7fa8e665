// SHA-256: the digest that anybody can compute again, with any tool. The one user of libcrypto.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

// 64 hexadecimal digits. From several threads.
std::string sha256_hex(std::string_view bytes);

}  // namespace gazette
