package stream

import (
	"context"
	"errors"
	"image"
	"time"
)

// A Source says which camera to play and how; it is comparable: a changed
// Source is a new Player. URL may hold user info and so must not be logged;
// Source.String hides it.
type Source struct {
	URL       string
	Transport Transport
	Hardware  Hardware
}

// Transport is how RTP travels.
type Transport string

// The values of Transport. The zero value is TCP.
const (
	TCP       Transport = ""
	UDP       Transport = "udp"
	Multicast Transport = "multicast"
)

// Hardware says whether a graphics device may decode. The zero value leaves
// it to the decoder: from 1080 lines on, and for H.265.
type Hardware string

// The values of Hardware. Where a device fails, software goes on.
const (
	HardwareAuto Hardware = ""
	HardwareOn   Hardware = "on"
	HardwareOff  Hardware = "off"
)

// Codec names a video coding.
type Codec string

// The codecs a Decoder is asked for.
const (
	H264  Codec = "H264"
	H265  Codec = "H265"
	MJPEG Codec = "MJPEG"
	MPEG4 Codec = "MPEG-4" // part 2
	AV1   Codec = "AV1"
	VP8   Codec = "VP8"
	VP9   Codec = "VP9"
)

// A Coding describes a stream to whoever makes a decoder for it.
type Coding struct {
	Codec    Codec
	Size     image.Point // coded pixels; zero: unknown
	Hardware Hardware
}

// An AccessUnit is one coded picture, with all that a decoder needs to begin
// when Key is set. It never changes after it was handed over. Data is in Annex
// B with parameter sets (H.264, H.265), a JPEG file, a video object plane
// behind its headers (MPEG-4 part 2), a temporal unit of the low-overhead
// bitstream format (AV1, section 5.2), or a frame (VP8, VP9).
type AccessUnit struct {
	Data    []byte
	Codec   Codec
	Key     bool          // a decoder can start here (IDR; H.265 IRAP)
	PTS     time.Duration // stream time
	Time    time.Time     // when the camera took it, by RTCP sender report; zero: unknown
	Arrived time.Time     // when its last packet came in
}

// An Opener connects to a Source. Tests replace it.
type Opener interface {
	// Open connects, and calls sink's methods, never concurrently, from a
	// goroutine of its own until the Conn is closed or fails. ctx limits the
	// opening only.
	Open(ctx context.Context, src Source, sink Sink) (Conn, error)
}

// A Sink receives what a connection delivers. Its methods never block.
type Sink interface {
	Unit(AccessUnit)
	// Lost reports n lost packets (or access units that could not be put
	// together): what follows is broken until the next key frame.
	Lost(n int)
}

// A Conn is a playing connection.
type Conn interface {
	// Wait blocks until the connection fails and returns why.
	Wait() error
	// Close ends the connection and waits for its goroutines.
	Close()
	// Info describes what is played.
	Info() Info
}

// Info describes a connection.
type Info struct {
	Codec     Codec
	Transport string        // "TCP", "UDP", "multicast"
	Clock     string        // "rtcp" once a sender report has come, else "arrival"
	Packets   int64         // RTP packets received
	Jitter    time.Duration // between packets' arrivals (RFC 3550, 6.4.1)
}

// A Decoder turns access units into frames. One goroutine uses it.
type Decoder interface {
	// Decode returns the next picture, or nil when the decoder needs more.
	// The caller owns the frame. After an error it goes on with the next key
	// frame; after ErrGone it is of no use any more.
	Decode(AccessUnit) (*Frame, error)
	// Skip sets which pictures need not be decoded, from the next one on. At
	// Keys only key units come: each picture must come out at once.
	Skip(Level)
	// Name says what decodes: "software", "vaapi".
	Name() string
	Close()
}

// ErrGone is a decoder that has ended, because what it was given crashed it.
var ErrGone = errors.New("the decoder has ended")

// NewDecoder makes a Decoder.
type NewDecoder func(Coding) (Decoder, error)

// Level says which pictures of a stream are decoded. More is less.
type Level uint8

// The levels.
const (
	Every      Level = iota // all of them
	References              // not those that no other picture needs
	Keys                    // key frames only
)
