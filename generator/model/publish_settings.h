// What site/site.yml says about publishing: which line, to which places, and who may push what. Nothing of it
// shapes a byte of the site, and an export leaves it out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "document/value.h"

namespace gazette {

enum class TargetKind {
  folder,  // releases in a folder, which a web server shows
  branch,  // one commit on a branch, as code-hosting pages want it
  remote,  // a place that rclone reaches
};

struct PublishTarget {
  std::string id;
  TargetKind kind = TargetKind::folder;
  std::string place;    // the folder, the branch, or what rclone calls it
  std::string address;  // of the site, such as https://plans.example.org; may be empty
  std::string domain;   // of a branch: what its file CNAME says; may be empty
  uint32_t keep = 5;    // releases
  bool compress = true;
};

// Who may push changes to what.
struct PathOwner {
  std::string who;
  std::vector<std::string> may;  // files and folders of the repository
};

struct PublishSettings {
  std::string branch;  // empty: what is checked out
  std::vector<PublishTarget> targets;
  std::string rclone = "rclone";
  std::vector<PathOwner> owners;  // empty: everybody may push everything
  std::string signers;            // a file of the repository: who may sign; empty: nobody has to
};

// `settings`: what site/site.yml says. Places have no file yet.
std::pair<PublishSettings, Diagnostics> read_publish_settings(const SourceValue& settings);

}  // namespace gazette
