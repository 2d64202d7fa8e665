// Puts a template, its parents and its includes together into one program, and checks where values stand.
#pragma once

#include <map>
#include <string>

#include "base/diagnostic.h"
#include "theme/parse_template.h"
#include "theme/template_program.h"

namespace gazette {

// By path: "templates/page.html".
using ParsedTemplates = std::map<std::string, ParsedTemplate, std::less<>>;

// `folder` begins the places of diagnostics. The program is only good if nothing was added to `diagnostics`.
TemplateProgram compile_template(const ParsedTemplates& templates, const ParsedTemplate& page,
                                 const std::string& folder, Diagnostics& diagnostics);

// "themes/gazette" + "templates/page.html"
std::string template_place(const std::string& folder, const std::string& path);

}  // namespace gazette
