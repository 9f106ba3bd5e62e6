#!/usr/bin/env bash
# Installs what the tests need where it is missing (Debian's chromium), then builds and runs all of them.
# Arguments go to the test runner: ./test.sh --filter-class '*FaceMatcherTests'
set -euo pipefail
cd "$(dirname "$0")"

if ! command -v chromium >/dev/null; then
  as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
  echo "Installing chromium for the browser tests ..." >&2
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends chromium
fi

exec dotnet test FaceGallery.sln -c Release --no-ansi --no-progress "$@"
