#!/usr/bin/env bash
# Watchfloor with foreign programs: interop.sh PROGRAM. Our demo cameras in
# ffmpeg and mpv; cameras of GStreamer and MediaMTX in our probe.
set -uo pipefail
watchfloor=$1
here=$(dirname "$0")
work=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
passed=0 failed=0

# check NAME COMMAND...: the command must succeed.
check() {
	local name=$1
	shift
	if "$@" >"$work/out" 2>&1; then
		passed=$((passed + 1)); echo "ok    $name"
	else
		failed=$((failed + 1)); echo "FAIL  $name"; tail -n 5 "$work/out" | sed 's/^/      /'
	fi
	cat "$work/out" >>"$work/all"
}

# first FILE PATTERN: waits for the first match in a file.
first() {
	for _ in $(seq 100); do
		grep -om1 "$2" "$1" && return
		sleep 0.2
	done
	echo "nothing like $2 was printed:" >&2; cat "$1" >&2; return 1
}

# probe ARGS...: a picture must come, with its codec and size.
probe() {
	timeout 40 "$watchfloor" probe --json --seconds 4 "$@" | tee /dev/stderr | grep -Eq '"codec": ?"[A-Z].*"width": ?[1-9]'
}

"$watchfloor" demo --rtsp 127.0.0.1:0 --ws 127.0.0.1:0 >"$work/demo" 2>"$work/demo.log" & pids+=($!)
first "$work/demo" 'rtsp://[^ ]*/sub' >/dev/null || exit 1
sleep 1
streams() { grep " $1 .* $2 " "$work/demo" | grep -o 'rtsp://[^ ]*'; } # streams CODEC ROLE
mapfile -t cameras < <(streams H264 main | head -n 2; streams H264 sub | head -n 2; streams H265 main; streams H265 sub)
[ "${#cameras[@]}" -ge 8 ] || { echo "the demo city has too few streams:"; cat "$work/demo"; exit 1; }

frames() { # frames URL TRANSPORT: ffmpeg decodes 50 pictures without an error
	local n
	n=$(timeout 40 ffmpeg -nostdin -loglevel error -xerror -rtsp_transport "$2" -i "$1" -an -frames:v 50 -f framemd5 - 2>"$work/err" | grep -vc '^#')
	cat "$work/err"
	[ "$n" -eq 50 ]
}
for u in "${cameras[@]}"; do
	check "ffmpeg plays ${u#rtsp://*/}, tcp" frames "$u" tcp
done
for u in "${cameras[0]}" "${cameras[-1]}"; do
	check "ffmpeg plays ${u#rtsp://*/}, udp" frames "$u" udp
	for t in tcp udp; do
		check "mpv plays ${u#rtsp://*/}, $t" timeout 40 mpv --no-config --vo=null --ao=null --untimed --frames=50 --rtsp-transport=$t "$u"
	done
done

/usr/bin/python3 "$here/gst-server.py" >"$work/gst" 2>"$work/gst.log" & pids+=($!)
first "$work/gst" ready >/dev/null; cat "$work/gst.log"
for u in $(grep -o 'rtsp://[^ ]*' "$work/gst"); do
	for t in tcp udp; do
		check "from GStreamer's server, ${u##*/}, $t" probe --transport $t "$u"
	done
done

mediamtx=$("$here/mediamtx.sh" "${CACHE:-.cache}") || { echo "MediaMTX could not be built"; exit 1; }
port=$((20000 + RANDOM % 20000 / 2 * 2))
cat >"$work/mediamtx.yml" <<EOF
rtspAddress: 127.0.0.1:$port
rtpAddress: 127.0.0.1:$((port + 2))
rtcpAddress: 127.0.0.1:$((port + 3))
rtspAuthMethods: [digest]
rtmp: no
hls: no
webrtc: no
srt: no
moq: no
authInternalUsers:
  - user: operator
    pass: correct-horse
    permissions: [{action: read}]
paths:
  camera: {source: "${cameras[0]}", rtspTransport: tcp}
EOF
"$mediamtx" "$work/mediamtx.yml" >"$work/mtx.log" 2>&1 & pids+=($!)
first "$work/mtx.log" 'ready: 1 track\|stream is available' >/dev/null || true
for t in tcp udp; do
	check "from MediaMTX with digest, $t" probe --transport $t "rtsp://operator:correct-horse@127.0.0.1:$port/camera"
done
refused() { ! "$watchfloor" probe --json --seconds 3 "rtsp://operator:wrong@127.0.0.1:$port/camera"; }
check "MediaMTX refuses a wrong password" refused
check "our probe printed no password" bash -c "! grep -q 'operator:\|correct-horse' '$work/all'"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
