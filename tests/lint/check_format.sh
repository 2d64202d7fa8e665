#!/usr/bin/env bash
# Is every C++ file in the house's format? With --mend: makes it so. Exit code 77: can't be checked here.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"

if ! command -v clang-format-19 >/dev/null; then
  echo "clang-format-19 isn't installed: the format isn't checked"
  if [[ -n ${CI:-} ]]; then exit 1; fi
  exit 77
fi
if [[ ${1:-} == --mend ]]; then options=(-i); else options=(--dry-run -Werror); fi
find "$root/generator" "$root/tests" \( -name '*.cpp' -o -name '*.h' \) -print0 |
  xargs -0 clang-format-19 "${options[@]}"
