#!/bin/sh
# Installs the Debian packages that some tests and benches use, where that is possible without asking: as root, with apt.
# Elsewhere those tests are skipped, and the end of the test run says which. Never fails. UPSHOT_NO_APT=1 turns it off.
set -u
cd "$(dirname "$0")/.." || exit 0

missing=""
need() {
  command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}

need git git
need strace strace
need rg ripgrep
need zsh zsh
need fish fish
# A browser is large: only where there are tests for it.
if ls tests/browser/*.test.ts >/dev/null 2>&1; then need chromium chromium; fi

[ -n "$missing" ] || exit 0
if [ "${UPSHOT_NO_APT:-}" = 1 ] || [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
  echo "test tools not found:$missing (what needs them is skipped)"
  exit 0
fi

echo "installing test tools:$missing"
export DEBIAN_FRONTEND=noninteractive
install() {
  # shellcheck disable=SC2086 # one word per package
  timeout 300 apt-get install -y -qq --no-install-recommends $missing </dev/null >/dev/null 2>&1
}
install || { timeout 120 apt-get update -qq </dev/null >/dev/null 2>&1 && install; } || echo "apt could not install:$missing (what needs them is skipped)"
exit 0
