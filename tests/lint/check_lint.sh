#!/usr/bin/env bash
# clang-tidy over all C++ files, or over those given: check_lint.sh BUILD-FOLDER [FILES]
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
build="$1"
shift

if (($# > 0)); then
  clang-tidy-19 --quiet -p "$build" "$@"
else
  run-clang-tidy-19 -quiet -j "$(nproc)" -p "$build" "^$root/(generator|tests)/"
fi
