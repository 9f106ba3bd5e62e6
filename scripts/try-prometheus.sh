#!/usr/bin/env bash
# Shows that Prometheus can read /metrics: starts the app on this machine alone over a data folder that goes afterwards, Debian's prometheus beside it, and asks
# prometheus for a number that the app told. Installs prometheus where it is missing (root, Debian).
#
#   scripts/try-prometheus.sh [PHOTOS]     a folder of photos to index; a few drawn ones unless said
set -euo pipefail
cd "$(dirname "$0")/.."
command -v prometheus > /dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends prometheus > /dev/null; }

work=$(mktemp -d)
app= monitor=
end() {
    for process in $monitor $app; do kill "$process" 2> /dev/null && wait "$process" 2> /dev/null || true; done
    rm -rf "$work"
}
trap end EXIT

port=${FACEGALLERY_PORT:-18080} monitor_port=${PROMETHEUS_PORT:-19090}
dotnet build FaceGallery.Web -c Release -v q -nologo
run() { dotnet FaceGallery.Web/bin/Release/net10.0/FaceGallery.Web.dll "$@"; }
photos=${1:-$work/photos}
[ $# -gt 0 ] || { mkdir "$photos" && cp FaceGallery.Web/Diagnostics/Samples/*.jpg FaceGallery.Web/Diagnostics/Samples/*.webp "$photos"; }
token=$(run token create prometheus --data "$work/data" 2> /dev/null)
Access__OwnerPassword="$token" run serve --photos "$photos" --data "$work/data" --urls "http://127.0.0.1:$port" > "$work/app.log" 2>&1 &
app=$!
for _ in $(seq 60); do run health --urls "http://127.0.0.1:$port" > /dev/null 2>&1 && break; sleep 1; done

cat > "$work/prometheus.yml" << YAML
scrape_configs:
  - job_name: facegallery
    scrape_interval: 1s
    authorization: { credentials: "$token" }
    static_configs: [{ targets: ["127.0.0.1:$port"] }]
YAML
prometheus --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/prometheus" --web.listen-address="127.0.0.1:$monitor_port" > "$work/prometheus.log" 2>&1 &
monitor=$!

query='facegallery_indexing_photos_total{outcome="indexed"} > 0'
for _ in $(seq 60); do
    answer=$(curl -fsSG "http://127.0.0.1:$monitor_port/api/v1/query" --data-urlencode "query=$query" 2> /dev/null || true)
    case $answer in *'"value":'*) echo "Prometheus has it: $answer"; exit 0 ;; esac
    sleep 1
done
echo "Prometheus did not get the number. It said:" >&2
curl -fsS "http://127.0.0.1:$monitor_port/api/v1/targets" >&2 || true
tail -20 "$work/prometheus.log" "$work/app.log" >&2
exit 1
