// What a theme calls the fields of records, and one of each of their lists, in sentences about changes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

// Their dotted names in strings/<language>.yml.
std::string name_of_record_field(std::string_view key);
std::string name_of_record_item(std::string_view key);
std::string name_of_record_section(std::string_view key);  // its heading on the page

// All of them, of all records whose words are the theme's.
std::vector<std::string> list_record_words();

}  // namespace gazette
