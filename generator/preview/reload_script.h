// The script that pages of a preview load: it waits for the server's announcement and reloads the page.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

// `seen`: the mark of the change that a page loading the script now already shows. Letters, digits and '-'.
std::string reload_script(std::string_view seen);

}  // namespace gazette
