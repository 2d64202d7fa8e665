#!/usr/bin/env bash
# Adds to a copy of the demonstration what it has no page for: a folder without a page of its own, a page that moved,
# public minutes, a version that is withheld, a language that is written from the right; and what is hard to lay out.
#   add_rare_kinds.sh GAZETTE REPOSITORY
set -euo pipefail
gazette="$(realpath "$1")"
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
cd "$2"

commit() { # DAY
  git add -A
  GIT_AUTHOR_DATE="$1T12:00:00-04:00" GIT_COMMITTER_DATE="$1T12:00:00-04:00" \
    git -c user.name=desk -c user.email=desk@portal.example -c commit.gpgsign=false commit -q -m "Rare kinds"
}

mkdir -p content/forms plans/quiet-brook
cat >content/forms/a-form.md <<'PAGE'
---
title: A form’s instructions, with one Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch in it
status: published
---
https://portal.example/a/very/long/address/that/has/no/place/to/break/and/goes/on/and/on/and/on/and/on

| A | Wide | Table | With | Many | Columns | That | Goes | On |
|---|---|---|---|---|---|---|---|---|
| Accelerated | Improvement | Implementation | Accountability | Performance | Superintendent | Benchmarks | Districts | End |

    code = that_is_wider_than_a_phone_and_must_scroll_by_itself(first_argument, second_argument, third_argument)
PAGE
printf 'id: quiet-brook\nname: Quiet Brook Public Schools\n' >plans/quiet-brook/district.yml
git mv content/guidance/masscore.md content/guidance/courses.md
sed -i 's/^audience: internal$/audience: public/' plans/harbor-falls/2024-25/minutes/2024-10-17.md
# A language that is written from the right.
mkdir -p themes
cp -r "$root/themes/gazette" themes/
python3 "$root/tests/languages/make_pseudo_locale.py" "$root/themes/gazette/strings/en.yml" >themes/gazette/strings/ar-XB.yml
sed -i -E 's/^languages?: .*$/languages: [en, es, ar-XB]/' site/site.yml
commit 2025-10-01

# check says the digest that pins what is withheld.
withhold() { # DIGEST
  printf 'redactions:\n  - document: %s\n    versions: [%s]\n    reason: %s\n    decided_on: 2025-10-02\n    digest: %s\n' \
    content/guidance/calendar.md "$(first_day content/guidance/calendar.md)" "A student could be recognized." "$1" \
    >site/redactions.yml
}
first_day() { # FILE
  git log --reverse --format=%cs -- "$1" | sed -n 1p
}
withhold 0
digest="$( ("$gazette" check --repo . --no-cache 2>&1 || true) | sed -n 's/.*digest: \([0-9a-f]\{32\}\).*/\1/p' | sed -n 1p)"
withhold "$digest"
commit 2025-10-02
