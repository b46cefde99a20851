# What scripts/frist, scripts/test and scripts/demo need on a fresh machine; read into them with ".", never run by itself.
# shellcheck shell=bash

oldest_node='20.12'

say() { printf '%s\n' "$*" >&2; }

need_node() {
  local version major minor
  if ! command -v node >/dev/null; then
    say "Frist needs Node $oldest_node or newer, and no \"node\" was found: install it from https://nodejs.org."
    exit 1
  fi
  version="$(node --version)"
  IFS=. read -r major minor _ <<<"${version#v}"
  if ((major < 20 || (major == 20 && minor < 12))); then
    say "Frist needs Node $oldest_node or newer, and this is $version: install a newer one from https://nodejs.org."
    exit 1
  fi
}

# npm writes node_modules/.package-lock.json last, so that an installation broken off in the middle does not count. A link leads to the
# packages of another checkout, which npm would empty first.
packages_installed() {
  [ -L node_modules ] || { [ -e node_modules/.package-lock.json ] && [ ! package-lock.json -nt node_modules/.package-lock.json ]; }
}

# Installs what package-lock.json says, in the working folder; does nothing where that has been done.
install_packages() {
  if packages_installed; then return; fi
  need_build_tools
  say 'Installing packages (npm ci). SQLite is compiled here where no ready-made one can be had, which takes about 90 seconds.'
  if ! with_sign_of_life 'still installing packages' npm ci --no-audit --no-fund --loglevel=error </dev/null >&2; then
    say 'The packages could not be installed; the reason stands above.'
    return 1
  fi
  # npm leaves the time of an older installation where nothing had to change.
  touch node_modules/.package-lock.json
}

need_build_tools() {
  local missing=() tool
  for tool in python3 make g++; do command -v "$tool" >/dev/null || missing+=("$tool"); done
  if ((${#missing[@]} == 0)); then return; fi
  if can_install; then
    apt_install "${missing[@]}" && return
  fi
  say "Not found: ${missing[*]}. Where no ready-made SQLite can be had, compiling it needs them; install them should npm fail on sqlite3."
}

can_install() { command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; }

# apt_install PACKAGE…: asks nothing and waits for another apt at most two minutes.
apt_install() {
  local log end=0
  log="$(mktemp)"
  say "Installing with apt-get: $*"
  with_sign_of_life 'apt-get is still working' apt_get "$log" "$@" || end=$?
  if ((end != 0)); then
    say "apt-get could not install $*. Its last words:"
    tail -n 5 "$log" >&2
  fi
  rm -f "$log"
  return "$end"
}

apt_get() {
  local log="$1" options=(-qq -o DPkg::Lock::Timeout=120 -o Acquire::Retries=2)
  shift
  {
    as_root apt-get "${options[@]}" update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get "${options[@]}" install -y --no-install-recommends "$@"
  } </dev/null >"$log" 2>&1
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

# with_sign_of_life WORDS COMMAND…: runs the command and says every 15 seconds that it is still at work.
with_sign_of_life() {
  local words="$1" started=$SECONDS
  shift
  "$@" &
  # A command in the background does not hear Ctrl-C by itself.
  trap 'kill "$!" 2>/dev/null; exit 130' INT TERM
  while kill -0 "$!" 2>/dev/null; do
    sleep 1
    if (((SECONDS - started) % 15 == 0 && SECONDS > started)); then say "… $words ($((SECONDS - started)) s)"; fi
  done
  trap - INT TERM
  wait "$!"
}
