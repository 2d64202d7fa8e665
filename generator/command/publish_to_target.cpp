#include "command/publish_to_target.h"

#include "command/publish_to_branch.h"
#include "command/publish_to_folder.h"
#include "command/publish_to_remote.h"

namespace gazette {

int publish_to_target(PublishOptions options) {
  BuildOptions& build = options.source.build;
  const TipSettings settings = read_published_settings(build);
  finish_publish_options(options, settings);
  const PublishTarget target =
      choose_target(settings.publish, options.target, folder_to_protect(Repository(build.repository)));
  switch (target.kind) {
    case TargetKind::branch:
      return publish_to_branch(options, target, settings);
    case TargetKind::remote:
      return publish_to_remote(options, target, settings);
    case TargetKind::folder:
      break;
  }
  return publish_to_folder(options, target);
}

}  // namespace gazette
