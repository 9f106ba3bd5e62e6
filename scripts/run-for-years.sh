#!/usr/bin/env bash
# Runs the app for years of simulated time: a share that people change, an owner who says things of it, kills, restarts, full disks, drives that are away, clocks that
# are wrong; and compares each week what the library says with what must be true (FaceGallery.Tests/Web/LongRun). Needs the photos of ../shared, and root for a small drive.
#
#   scripts/run-for-years.sh [WEEKS [REPORT]]     156 weeks unless said; figures and a picture of them go into the folder REPORT, ./long-run unless said
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build FaceGallery.sln -c Release -v q -nologo
FACEGALLERY_WEEKS=${1:-156} FACEGALLERY_REPORT=$(realpath -m "${2:-long-run}") \
  exec dotnet FaceGallery.Tests/bin/Release/net10.0/FaceGallery.Tests.dll -noLogo -class '*LongRunTests'
