// The files at the top of a site by which hosting services are told what other web servers are told in their
// settings. A service that doesn't know them shows the site all the same: each page states its policy, and
// pages lead on from old addresses.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace gazette {

// "_headers": the policy, and how long what may be kept.
std::string write_hosting_headers();
// "_redirects": from where pages were to where they are. As many as such services take.
std::string write_hosting_redirects(const std::vector<std::pair<std::string, std::string>>& redirects);

}  // namespace gazette
