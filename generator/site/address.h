// Where a document stands: from its path in the repository to a short, readable, permanent address.
#pragma once

#include <string>
#include <string_view>

#include "base/path.h"
#include "model/portal.h"

namespace gazette {

// "Guidance/Data Teams.md" -> "/guidance/data-teams/"; an index or README has its folder's address. Names
// that the site needs itself get "-page" at the end. `path` is below the content root.
Url document_address(std::string_view path);
// "plans/harbor-falls/2024-25/reports/autumn.md" -> "/districts/harbor-falls/2024-25/reports/autumn/"; the
// plan itself has the address of its folder. `path`: of a plan, a report or minutes.
Url plan_document_address(const SourcePath& path);
// Of a page, a plan, a report or minutes, wherever it stands.
Url address_of(const Portal& portal, const SourcePath& path);
// `plan`: the plan's address. `id`: the initiative's.
Url initiative_address(const Url& plan, std::string_view id);
Url folder_address(std::string_view folder);
// True for index.md and README.md in any case: the page of their folder. Where both stand, index.md is, and
// README.md is a page of its own, ".../readme/"; two that differ in capitals alone are an error.
bool is_index_name(std::string_view path);
// The same address with `suffix` at the end of its last part: "/a/b/" and "-2" -> "/a/b-2/".
Url with_suffix(const Url& url, std::string_view suffix);

}  // namespace gazette
