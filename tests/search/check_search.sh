#!/usr/bin/env bash
# Builds the demonstration with the program given and asks its search index what readers ask (questions.txt), with
# the script that readers use. Exit code 77: can't be checked here.
set -euo pipefail
folder="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"

if ! command -v node >/dev/null; then
  echo "The search isn't checked: node isn't installed"
  if [[ -n ${CI:-} ]]; then exit 1; fi
  exit 77
fi

gazette="$1"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"$gazette" demo "$work/repository" --sources "$folder/../.."
"$gazette" build --repo "$work/repository" --output "$work/site" --no-cache
node "$folder/check_search.mjs" "$work/site" "$folder/questions.txt"
