#!/usr/bin/env bash
# For a machine with an NVIDIA GPU, CUDA 13 and cuDNN 9: builds with the CUDA library, compares what the GPU answers with the CPU, and measures. Nothing of it has been tried by whoever wrote it.
#   scripts/try-gpu.sh [PHOTOS-FOLDER [WEIGHTS-FOLDER [REPORTS-FOLDER]]]
# PHOTOS-FOLDER holds party/ (People, Photos), lfw/ and groups/ as ../shared/photos does. Takes some minutes.
set -euo pipefail
cd "$(dirname "$0")/.."

photos=$(realpath "${1:-${FACEGALLERY_SHARED:-../shared}/photos}")
export Models__Mirrors__0; Models__Mirrors__0=$(realpath "${2:-${FACEGALLERY_SHARED:-../shared}/models}")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
out=${3:-$work/reports}; mkdir -p "$out"; out=$(realpath "$out")
app=$work/app/FaceGallery.Web
on() { Recognition__Provider=$1 "$app" "${@:2}"; }

echo "== publish with the CUDA library"
dotnet publish FaceGallery.Web -c Release -r linux-x64 --self-contained -p:Accelerator=cuda -o "$work/app" -nologo -v q
ls -l "$work/app/providers"
echo "== what it needs and does not find (nothing is right)"
ldd "$work/app/providers/libonnxruntime_providers_cuda.so" | grep "not found" || true
nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv || true
grep -m1 "model name" /proc/cpuinfo; nproc

echo "== what the doctor says of it"
on cuda doctor --photos "$photos/party/Photos" --data "$work/data" | grep -i -E "cuda|computed|cpu" || true

echo "== the party: the same photos in the same albums"
for provider in cpu cuda; do
  on $provider separate --photos "$photos/party/Photos" --people "$photos/party/People" --output "$work/$provider" --report "$out/party-$provider.json" >/dev/null
  grep -m1 '"provider"' "$out/party-$provider.json"
done
diff <(cd "$work/cpu" && find . -path ./.facegallery -prune -o -type f -print | sort) <(cd "$work/cuda" && find . -path ./.facegallery -prune -o -type f -print | sort) && echo "same"

echo "== lfw: the same people, the same clusters"
for provider in cpu cuda; do on $provider evaluate identities --photos "$photos/lfw" --report "$out/lfw-$provider.json" >/dev/null; done
diff "$out/lfw-cpu.json" "$out/lfw-cuda.json" && echo "same"

echo "== photos a second"
on cpu bench --photos "$photos/groups" --report "$out/bench-cpu.json" | tee "$out/bench-cpu.txt"
for workers in 1 2 4 8 16; do
  on cuda bench --photos "$photos/groups" --workers $workers --report "$out/bench-cuda-$workers.json" --compare "$out/bench-cpu.json" | tee "$out/bench-cuda-$workers.txt"
done

echo "== failures: each one sentence, and the CPU goes on"
fails() { echo "-- $1"; shift; env "$@" "$app" index --photos "$photos/party/People" --data "$work/failing" 2>&1 | grep -E "provider|photos" || true; rm -rf "$work/failing"; }
fails "no device" CUDA_VISIBLE_DEVICES=-1 Recognition__Provider=cuda
fails "no such provider" Recognition__Provider=rocm
mkdir "$work/broken"; echo "no library" >"$work/broken/libonnxruntime_providers_webgpu.so"
fails "no library" Recognition__Provider=webgpu Recognition__ProviderFolder="$work/broken"
echo "The reports are in $out; copy the figures with the GPU's name into docs/measurements.md."
