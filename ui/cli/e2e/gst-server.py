#!/usr/bin/python3
"""An independent RTSP server for `make interop`: GStreamer's, with its own encoders.

It prints the address of each stream. What this machine's GStreamer cannot
encode is left out, and said on stderr.
"""
import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer  # noqa: E402

SOURCE = "videotestsrc is-live=true ! video/x-raw,format=I420,width=640,height=360,framerate=25/1 ! "
STREAMS = {
    "cam": "openh264enc gop-size=25 ! h264parse config-interval=-1 ! rtph264pay",
    "jpeg": "jpegenc quality=60 ! rtpjpegpay",
    "vp8": "vp8enc deadline=1 keyframe-max-dist=25 ! rtpvp8pay",
    "vp9": "vp9enc deadline=1 cpu-used=8 keyframe-max-dist=25 ! rtpvp9pay",
}


def mount(server, name, pipeline):
    """Serves a stream, if it can be made."""
    try:
        Gst.parse_launch(SOURCE + pipeline + " ! fakesink")
    except GLib.Error as err:
        print(f"left out {name}: {err.message}", file=sys.stderr, flush=True)
        return
    factory = GstRtspServer.RTSPMediaFactory.new()
    factory.set_launch(f"( {SOURCE}{pipeline} name=pay0 pt={26 if name == 'jpeg' else 96} )")
    factory.set_shared(True)
    server.get_mount_points().add_factory(f"/{name}", factory)
    print(f"rtsp://127.0.0.1:{server.get_bound_port()}/{name}", flush=True)


Gst.init(None)
server = GstRtspServer.RTSPServer.new()
server.set_address("127.0.0.1")
server.set_service("0")
if server.attach(None) == 0:
    sys.exit("no port for the RTSP server")
for name, pipeline in STREAMS.items():
    mount(server, name, pipeline)
print("ready", flush=True)
GLib.MainLoop().run()
