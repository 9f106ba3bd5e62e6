#!/usr/bin/env bash
# Proves without a container engine what compose.yaml promises: a small Debian root made by debootstrap takes the place of the image. The published program runs in it as
# another user than root, on a file system that nothing can be written to but /data and /tmp, without a capability; it answers its health check and indexes a photo.
#   sudo scripts/prove-container.sh [PHOTO.jpg [WEIGHTS-FOLDER]]
# Needs root and Debian's debootstrap. Everything lies in a temporary folder, which is removed.
set -euo pipefail
cd "$(dirname "$0")/.."

photo=${1:-${FACEGALLERY_SHARED:-../shared}/photos/party/People}
weights=$(realpath "${2:-${FACEGALLERY_SHARED:-../shared}/models}")
[ -f "$photo" ] || photo=$(find "$photo" -name '*.jpg' | sort | head -1)
[ "$(id -u)" = 0 ] || { echo "Run it as root: it makes a root file system." >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "Install debootstrap first." >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
say() { echo "== $*"; }

say "publish, self-contained"
dotnet publish FaceGallery.Web -c Release -r "linux-$( [ "$(uname -m)" = aarch64 ] && echo arm64 || echo x64 )" --self-contained -o "$work/app" -nologo -v q

say "a root of Debian with what the program needs"
. /etc/os-release
icu=$(apt-cache search --names-only '^libicu[0-9]+$' | cut -d' ' -f1 | sort -V | tail -1)
debootstrap --variant=minbase --include="ca-certificates,tzdata,libstdc++6,$icu" "$VERSION_CODENAME" "$work/root" "$(apt-get indextargets --format '$(SITE)' | grep -m1 -v security)" >"$work/debootstrap.log" \
  || { tail -5 "$work/debootstrap.log" >&2; exit 1; }
mkdir -p "$work/root/app" "$work/root/data" "$work/root/photos" "$work/root/weights" "$work/data" "$work/photos"
cp -r "$work/app/." "$work/root/app/"
cp "$photo" "$work/photos/one.jpg"
chmod 755 "$work" "$work/photos"; chmod 644 "$work/photos/one.jpg"
echo "size of the program: $(du -sm "$work/app" | cut -f1) MiB"

user=1654
port=$(( 20000 + RANDOM % 20000 ))
# Its own mounts and nothing of ours: read-only but for /data and /tmp, as "read_only: true" makes it; no capability, as "cap_drop: ALL" does.
cat >"$work/inside.sh" <<INSIDE
set -e
mount --bind "$work/root" "$work/root"
mount --bind "$work/data" "$work/root/data"
mount --bind -o ro "$work/photos" "$work/root/photos"
mount --bind -o ro "$weights" "$work/root/weights"
mount -t tmpfs -o mode=1777 tmpfs "$work/root/tmp"
mount -t proc proc "$work/root/proc"
mount --bind /dev "$work/root/dev"
mount -o remount,bind,ro "$work/root"
exec setpriv --reuid $user --regid $user --clear-groups --bounding-set=-all --inh-caps=-all --no-new-privs \
  env -i PATH=/usr/bin:/bin HOME=/data TZ=Etc/UTC Data__Folder=/data urls=http://127.0.0.1:$port Library__Photos__0=/photos Models__Mirrors__0=/weights Access__OwnerPassword="a long enough password" \
  chroot_command
INSIDE
sed -i "s#chroot_command#/app/FaceGallery.Web#; s#^exec setpriv#exec chroot \"$work/root\" setpriv#" "$work/inside.sh"

say "a data folder that belongs to somebody else is told with what to do"
chown 4242:4242 "$work/data"; chmod 700 "$work/data"
if unshare --mount --propagation private bash "$work/inside.sh" >"$work/refused.log" 2>&1; then echo "It started." >&2; exit 1; fi
cat "$work/refused.log"
grep -q "chown" "$work/refused.log"

say "as user $user, read-only"
chown $user:$user "$work/data"
unshare --mount --propagation private bash "$work/inside.sh" >"$work/app.log" 2>&1 &
app=$!
trap 'kill $app 2>/dev/null || true; wait $app 2>/dev/null || true; rm -rf "$work"' EXIT
is_healthy=false
for _ in $(seq 60); do
  # As an engine asks: in the container's own mounts and folder, where the program sees what the app sees.
  if timeout 20 nsenter --target $app --mount --root --wd env urls="http://127.0.0.1:$port" /app/FaceGallery.Web health >"$work/health.log" 2>&1; then is_healthy=true; break; fi
  kill -0 $app 2>/dev/null || break
  sleep 0.5
done
cat "$work/health.log"
$is_healthy || { tail -20 "$work/app.log" >&2; exit 1; }
grep -q "^Uid:[[:space:]]*$user" "/proc/$app/status" && grep -q "^CapEff:[[:space:]]*0*$" "/proc/$app/status" && echo "runs as user $user without a capability"

say "the photo is indexed"
for _ in $(seq 200); do
  [ "$(find "$work/data/renditions" -name '*thumb*' 2>/dev/null | wc -l)" -gt 0 ] && break
  sleep 0.3
done
find "$work/data/renditions" -type f | sed "s#$work##" | head -5
[ "$(find "$work/data/renditions" -name '*thumb*' | wc -l)" -gt 0 ]
! grep -Ei "read-only file system|permission denied" "$work/app.log"

say "it stops when it is told to"
kill -TERM $app
wait $app && echo "all is as promised"
