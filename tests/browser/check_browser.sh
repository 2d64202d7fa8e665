#!/usr/bin/env bash
# Builds the demonstration with the program given and looks at it in Chromium (run_checks.mjs); with a folder as second
# argument, makes screenshots there instead:
#   check_browser.sh GAZETTE [FOLDER FOR SCREENSHOTS]
# Exit code 77: can't be checked here.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
# shellcheck source=tests/npm_packages.sh
source "$root/tests/npm_packages.sh"

cannot_check() {
  echo "Nothing is looked at in a browser: $1"
  if [[ -n ${CI:-} ]]; then exit 1; fi
  exit 77
}

gazette="$(realpath "$1")"
GAZETTE_CHROMIUM="${GAZETTE_CHROMIUM:-$(command -v chromium || command -v chromium-browser || true)}"
export GAZETTE_CHROMIUM
[[ -n $GAZETTE_CHROMIUM ]] || cannot_check "chromium isn't installed"
need_npm_packages "$root" || cannot_check "npm can't fetch playwright-core and axe-core"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
build_site() { # NAME
  "$gazette" build --repo "$work/$1-repository" --output "$work/$1" --no-cache 2>"$work/log" ||
    { cat "$work/log" >&2 && exit 1; }
}
"$gazette" demo "$work/demonstration-repository" --sources "$root" >/dev/null
build_site demonstration
git clone -q "$work/demonstration-repository" "$work/rare-repository"
"$root/tests/browser/add_rare_kinds.sh" "$gazette" "$work/rare-repository"
build_site rare
"$gazette" headers _headers >"$work/headers"

what=run_checks.mjs
if (($# > 1)); then what=take_screenshots.mjs; fi
node "$root/tests/browser/$what" "$work/headers" "$root/themes/gazette" "$work/demonstration" "$work/rare" "${@:2}"
