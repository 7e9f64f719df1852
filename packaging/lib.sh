# Shell functions shared by the scripts in packaging/ and tests/. Sourced, never run.

set -euo pipefail

HAEX_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
HAEX_THIRD_PARTY=${HAEX_THIRD_PARTY_DIR:-$HAEX_ROOT/build/third-party}
HAEX_STEP="starting"
export LC_ALL=C.UTF-8

# step <what>: one progress line; what is named here is also what a failure is blamed on.
step() {
    HAEX_STEP=$1
    printf '\033[1m==>\033[0m %s\n' "$1" >&2
}

# fail <why>: ends the script with one line.
fail() {
    trap - ERR
    printf 'FAILED: %s\n' "$1" >&2
    exit 1
}

trap 'fail "$HAEX_STEP (line $LINENO of ${BASH_SOURCE[0]##*/})"' ERR
set -E

# as_root <command…>: runs it as root, through sudo when we are not.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "installing packages needs root or sudo"
    fi
}

# logged <log file> <command…>: keeps the output out of sight and shows its end on failure.
logged() {
    local log=$1
    shift
    mkdir -p "$(dirname "$log")"
    if ! "$@" >"$log" 2>&1; then
        tail -n 25 "$log" >&2
        fail "$HAEX_STEP (the whole output is in $log)"
    fi
}

# jobs: how many compilers fit; a Beast file takes 1.5 GB of memory.
jobs() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/^MemAvailable/ { print int($2 / 1600000) }' /proc/meminfo)
    [ "$memory" -ge 1 ] || memory=1
    [ "$cores" -le "$memory" ] && echo "$cores" || echo "$memory"
}

# prepare [--no-install] [--tests]: everything that a configuration needs, and the tests.
prepare() {
    if [ "${1:-}" = --no-install ]; then
        shift
    else
        "$HAEX_ROOT/packaging/install-dependencies" "$@" || exit 1
    fi
    "$HAEX_ROOT/packaging/build-third-party" || exit 1
}

# build_tree <preset> [targets…]: configures build/<preset> and builds it.
build_tree() {
    local preset=$1 tree=$HAEX_ROOT/build/$1
    shift
    step "configuring $tree"
    mkdir -p "$tree"
    (cd "$HAEX_ROOT" && logged "$tree/configure.log" cmake --preset "$preset") || exit 1
    step "building $tree"
    cmake --build "$tree" --parallel "$(jobs)" ${1:+--target "$@"}
}
