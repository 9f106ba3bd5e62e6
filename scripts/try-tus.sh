#!/usr/bin/env bash
# Uploads a file with a tus client that is not ours, npm's tus-js-client, to a FaceGallery started here on loopback: in pieces, broken off in the middle, and resumed.
#   scripts/try-tus.sh [PHOTO.jpg]
# Needs node and npm, and what `dotnet build -c Release` made. Everything lies in a temporary folder, which is removed.
set -euo pipefail
cd "$(dirname "$0")/.."

photo=$(realpath "${1:-$(find "${FACEGALLERY_SHARED:-../shared}/photos/party/Photos" -name '*.jpg' | sort | head -1)}")
program=$(realpath FaceGallery.Web/bin/Release/net10.0/FaceGallery.Web.dll)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
port=$(( 20000 + RANDOM % 20000 ))
export Data__Folder=$work/data Access__OwnerPassword="a long enough password" urls=http://127.0.0.1:$port

token=$(dotnet "$program" token create tus --data "$work/data")
dotnet "$program" serve >"$work/app.log" 2>&1 &
app=$!
trap 'kill $app 2>/dev/null || true; wait $app 2>/dev/null || true; rm -rf "$work"' EXIT
until dotnet "$program" health >/dev/null 2>&1; do kill -0 $app; sleep 0.5; done

cd "$work"
npm install --silent --no-fund --no-audit tus-js-client >/dev/null
cat >upload.mjs <<'JS'
import { createReadStream, statSync } from "node:fs";
import * as tus from "tus-js-client";

const [, , file, endpoint, token] = process.argv;
const size = statSync(file).size;
const options = {
    endpoint,
    uploadSize: size,
    chunkSize: Math.ceil(size / 5),
    headers: { Authorization: `Bearer ${token.trim()}` },
    metadata: { filename: "from-another-client.jpg" },
};

// Two pieces, then the "connection breaks".
const address = await new Promise((resolve, reject) => {
    const upload = new tus.Upload(createReadStream(file), {
        ...options,
        onChunkComplete: (_, sent) => {
            if (sent >= 2 * options.chunkSize) {
                upload.abort().then(() => resolve(upload.url));
            }
        },
        onError: reject,
    });
    upload.start();
});
console.log("broken off after two of five pieces");

let result;
await new Promise((resolve, reject) => new tus.Upload(createReadStream(file), {
    ...options,
    uploadUrl: address,
    onAfterResponse: (_, answer) => { result = answer.getHeader("Upload-Result") ?? result; },
    onSuccess: resolve,
    onError: reject,
}).start());
console.log(`resumed and whole: ${result}`);
JS
node upload.mjs "$photo" "http://127.0.0.1:$port/api/v1/uploads" "$token"
cmp "$photo" "$work/data/photos/from-another-client.jpg" && echo "the same bytes are in the library"
node upload.mjs "$photo" "http://127.0.0.1:$port/api/v1/uploads" "$token" | tail -1
[ "$(find "$work/data/photos" -type f | wc -l)" = 1 ] && echo "and only once"
