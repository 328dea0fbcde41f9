#!/usr/bin/env bash
# Builds MediaMTX into a folder, once: mediamtx.sh FOLDER. Its module embeds
# two files that its own release build makes; any text does for playing.
set -euo pipefail
version=v1.20.1
out=$1/mediamtx-$version
[ -x "$out" ] && { echo "$out"; exit 0; }
mkdir -p "$1"
out=$(cd "$1" && pwd)/mediamtx-$version
src=$(mktemp -d)
trap 'rm -rf "$src"' EXIT
dir=$(cd "$src" && go mod download -json "github.com/bluenviron/mediamtx@$version" | sed -n 's/.*"Dir": "\(.*\)".*/\1/p')
cp -r "$dir/." "$src/"
chmod -R u+w "$src"
echo "$version" >"$src/internal/core/VERSION"
echo "// not served here" >"$src/internal/servers/hls/hls.min.js"
(cd "$src" && CGO_ENABLED=0 go build -o "$out.part" .) >&2
mv "$out.part" "$out"
echo "$out"
