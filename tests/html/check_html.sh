#!/usr/bin/env bash
# Builds a site with the program given and asks the Nu HTML checker about every page of it:
#   check_html.sh GAZETTE [BUILD ARGUMENTS]
#   check_html.sh GAZETTE demonstration: of the sample's years of history
# Exit code 77: can't be checked here.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
# shellcheck source=tests/npm_packages.sh
source "$root/tests/npm_packages.sh"
jar="$root/node_modules/vnu-jar/build/dist/vnu.jar"

cannot_check() {
  echo "The HTML isn't checked: $1"
  if [[ -n ${CI:-} ]]; then exit 1; fi
  exit 77
}

command -v java >/dev/null || cannot_check "java isn't installed"
need_npm_packages "$root" || cannot_check "npm can't fetch the checker"

gazette="$1"
shift
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
site="$work/site"
if [[ ${1:-} == demonstration ]]; then
  "$gazette" demo "$work/repository" --sources "$root"
  set -- --repo "$work/repository"
fi
"$gazette" build --output "$site" "$@"

pages="$(find "$site" -name '*.html' | wc -l)"
if ((pages == 0)); then
  echo "The site has no pages."
  exit 1
fi
java -Xss4m -jar "$jar" --errors-only --skip-non-html "$site"
echo "$pages pages are valid HTML."
