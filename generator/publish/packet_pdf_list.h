// The PDFs of packets stand beside their pages and in no manifest: a program of others draws them, and
// another release of it draws other bytes. What there is of them says /packets.sha256, as `sha256sum --check`
// reads it.
#pragma once

#include <string>
#include <string_view>

#include "publish/stage_site.h"

namespace gazette {

inline constexpr const char* packet_pdf_name = "packet.pdf";
inline constexpr const char* packet_pdf_list_path = "packets.sha256";

// "districts/a/packets/2024-01-10/index.html" -> "districts/a/packets/2024-01-10/packet.pdf"; empty: that
// page is no packet's.
std::string pdf_of_packet(std::string_view page);

std::string write_packet_pdf_list(const FileDigests& pdfs);
// With the list itself; empty where there is none. Only PDFs beside packets that `site_files` has: a list
// can't make anything else a part of the site.
FileDigests read_packet_pdf_list(std::string_view text, const FileDigests& site_files);

}  // namespace gazette
