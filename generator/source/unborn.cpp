#include "source/unborn.h"

#include "source/handles.h"

namespace gazette {

bool is_unborn(const Repository& repository) {
  const BorrowedHandle handle(repository.handles());
  return git_repository_head_unborn(handle.repository()) == 1;
}

}  // namespace gazette
