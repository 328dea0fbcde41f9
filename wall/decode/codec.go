package decode

import (
	"fmt"

	"watchfloor/wall/stream"
)

// nameOf is what FFmpeg calls a codec; empty: it is none of ours.
func nameOf(c stream.Codec) string {
	switch c {
	case stream.H264:
		return "h264"
	case stream.H265:
		return "hevc"
	case stream.MJPEG:
		return "mjpeg"
	case stream.MPEG4:
		return "mpeg4"
	case stream.AV1:
		return "av1"
	case stream.VP8:
		return "vp8"
	case stream.VP9:
		return "vp9"
	}
	return ""
}

// missing is a codec that the installed FFmpeg cannot decode.
type missing struct{ codec stream.Codec }

func (m missing) Error() string {
	if m.codec == stream.AV1 {
		return "the installed FFmpeg cannot decode AV1: it was built without libdav1d or libaom"
	}
	return fmt.Sprintf("the installed FFmpeg cannot decode %s: it was built without that decoder", m.codec)
}

// Permanent says that trying again is of no use (stream.Permanent).
func (missing) Permanent() bool { return true }
