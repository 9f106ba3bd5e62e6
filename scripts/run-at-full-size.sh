#!/usr/bin/env bash
# Runs the tests of what a share goes through in years at their full size, which the suite runs small: 50 kills while photos are read, some 20 while the database is migrated, 20 cuts of the power of
# the data folder's drive, 10,000 random changes to a share against what must be true of it, and a burst of 10,000 files. Needs the photos of ../shared, and root for the drive.
#
#   scripts/run-at-full-size.sh [kills|power|changes|burst]...     all of them unless said
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build FaceGallery.sln -c Release -v q -nologo
run() { dotnet FaceGallery.Tests/bin/Release/net10.0/FaceGallery.Tests.dll -noLogo "$@"; }
for part in "${@:-kills power changes burst}"; do
  for one in $part; do
    case $one in
      kills) FACEGALLERY_KILLS=50 run -class '*KilledTests' -class '*Data.MigrationTests' ;;
      power) FACEGALLERY_KILLS=20 run -class '*PowerCutTests' ;;
      changes) FACEGALLERY_CHANGES=10000 run -class '*ShuffledShareTests' ;;
      burst) FACEGALLERY_BURST=10000 run -class '*BurstTests' ;;
      *) echo "There is no '$one'." >&2; exit 2 ;;
    esac
  done
done
