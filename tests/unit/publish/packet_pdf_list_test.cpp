#include "publish/packet_pdf_list.h"

#include <doctest/doctest.h>

namespace gazette {

namespace {

const std::string page = "districts/a/packets/2024-01-10/index.html";
const std::string pdf = "districts/a/packets/2024-01-10/packet.pdf";
const std::string digest(64, 'a');

}  // namespace

TEST_CASE("a PDF stands beside the page of a packet, and beside no other") {
  CHECK(pdf_of_packet(page) == pdf);
  CHECK(pdf_of_packet("districts/a/packets/index.html").empty());
  CHECK(pdf_of_packet("districts/a/packets/2024-13-10/index.html").empty());
  CHECK(pdf_of_packet("districts/a/2024-25/2024-01-10/index.html").empty());
  CHECK(pdf_of_packet("es/districts/a/packets/2024-01-10/index.html").empty());
  CHECK(pdf_of_packet("index.html").empty());
}

TEST_CASE("the list of PDFs is read as it was written, with itself") {
  const std::string text = write_packet_pdf_list({{pdf, digest}});
  CHECK(text == digest + "  " + pdf + "\n");
  const FileDigests read = read_packet_pdf_list(text, {{page, "b"}});
  CHECK(read.size() == 2);
  CHECK(read.at(pdf) == digest);
  CHECK(read.contains(packet_pdf_list_path));
  CHECK(read_packet_pdf_list("", {{page, "b"}}).empty());
}

TEST_CASE("a list names nothing but PDFs beside packets that are there") {
  const FileDigests site = {{page, "b"}, {"index.html", "c"}};
  const auto names = [&](const std::string& line) {
    return read_packet_pdf_list(line + "\n", site).size() > 1;
  };
  CHECK(names(digest + "  " + pdf));
  CHECK_FALSE(names(digest + "  districts/b/packets/2024-01-10/packet.pdf"));
  CHECK_FALSE(names(digest + "  districts/a/packets/2024-01-10/other.pdf"));
  CHECK_FALSE(names(digest + "  packet.pdf"));
  CHECK_FALSE(names(digest + "  ../packet.pdf"));
  CHECK_FALSE(names(std::string(64, 'z') + "  " + pdf));
  CHECK_FALSE(names("short  " + pdf));
}

}  // namespace gazette
