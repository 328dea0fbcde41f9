package apart

import (
	"log/slog"

	"watchfloor/wall/stream"
)

// maxUnit is the size of the largest access unit, in bytes.
const maxUnit = 8 << 20

// The largest pictures, in pixels.
const (
	maxSide   = 8192
	maxPixels = 64 << 20
)

// maxSlots is how many pictures of one decoder may be held at a time. More
// are not shown.
const maxSlots = 16

// codecs are what a decoder is asked for, by number on the wire.
var codecs = [...]stream.Codec{
	stream.H264, stream.H265, stream.MJPEG, stream.MPEG4, stream.AV1, stream.VP8, stream.VP9,
}

// Config is what a Keeper works with. The zero value works.
type Config struct {
	// Command starts a process that calls Serve. It defaults to this program
	// with the argument "decoder".
	Command []string
	// Log defaults to nothing.
	Log *slog.Logger
}
