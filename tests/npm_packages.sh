# Sourced by tests that need npm's packages: `need_npm_packages ROOT` installs what package-lock.json names, once,
# also when several tests ask at the same time. Fails if it can't.
need_npm_packages() { # ROOT
  local root=$1 mark="$1/node_modules/.installed-lock.json"
  mkdir -p "$root/build"
  (
    flock 9
    if cmp -s "$root/package-lock.json" "$mark"; then exit 0; fi
    command -v npm >/dev/null || exit 1
    cd "$root" && npm ci --no-audit --no-fund --silent && cp package-lock.json "$mark"
  ) 9>"$root/build/.npm-packages.lock"
}
