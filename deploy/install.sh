#!/usr/bin/env bash
# Installs a published FaceGallery as a service, or brings one up to date: as root, ./install.sh FOLDER, where FOLDER is what
#   dotnet publish FaceGallery.Web -c Release -r linux-x64 --self-contained -o FOLDER
# made (linux-arm64 for a Raspberry Pi or an ARM NAS). ./install.sh --uninstall takes it away again and leaves the data.
# DESTDIR puts everything below another root, to look at or to pack.
set -euo pipefail

root=${DESTDIR:-}
program=$root/opt/facegallery
unit=$root/etc/systemd/system/facegallery.service
is_running_system() { [ -z "$root" ] && [ -d /run/systemd/system ]; }

if [ "${1:-}" = --uninstall ]; then
  if is_running_system; then systemctl disable --now facegallery.service || true; fi
  rm -rf "$program" "$program.old" "$unit"
  if is_running_system; then systemctl daemon-reload; fi
  echo "FaceGallery is gone. Its data is still in $root/var/lib/facegallery: names, links, previews. Delete that folder, and the user facegallery, to leave nothing."
  exit 0
fi

from=${1:?Give the folder that dotnet publish made.}
[ -x "$from/FaceGallery.Web" ] || { echo "$from/FaceGallery.Web is missing: publish with --self-contained first." >&2; exit 1; }
if [ -z "$root" ]; then
  [ "$(id -u)" = 0 ] || { echo "Run it as root: it makes a user and a service." >&2; exit 1; }
  getent passwd facegallery >/dev/null || useradd --system --home-dir /var/lib/facegallery --shell /usr/sbin/nologin facegallery
fi

# The old program stays until the new one is whole.
rm -rf "$program.new" "$program.old"
mkdir -p "$(dirname "$program")" "$(dirname "$unit")"
cp -r "$from" "$program.new"
cp -r "$(dirname "$0")/../docs" "$program.new/docs"
chmod -R u=rwX,go=rX "$program.new"
if is_running_system; then systemctl stop facegallery.service 2>/dev/null || true; fi
[ ! -e "$program" ] || mv "$program" "$program.old"
mv "$program.new" "$program"
install -m 644 "$(dirname "$0")/facegallery.service" "$unit"
if [ -z "$root" ]; then install -d -m 700 -o facegallery -g facegallery /var/lib/facegallery; else install -d -m 700 "$root/var/lib/facegallery"; fi
if is_running_system; then
  systemctl daemon-reload
  systemctl enable --now facegallery.service
fi
rm -rf "$program.old"
echo "FaceGallery is installed. Its settings may stand in /etc/facegallery.env; the rest is done in the browser, on port 8080. The setup code is in: journalctl -u facegallery"
