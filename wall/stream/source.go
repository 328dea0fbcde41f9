package stream

import (
	"context"
	"time"
)

// A Source says which camera to play and how; it is comparable: a changed
// Source is a new Player. URL may hold user info and so must not be logged;
// Source.String hides it.
type Source struct {
	URL       string
	Transport Transport
}

// Transport is how RTP travels.
type Transport string

// The values of Transport. The zero value is TCP.
const (
	TCP Transport = ""
	UDP Transport = "udp"
)

// Codec names a video coding.
type Codec string

// The codecs a Decoder is asked for.
const (
	H264 Codec = "H264"
	H265 Codec = "H265"
)

// An AccessUnit is one coded picture in Annex B, parameter sets included when
// Key is set. It never changes after it was handed over.
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
	Transport string // "TCP", "UDP"
	Clock     string // "rtcp" once a sender report has come, else "arrival"
}

// A Decoder turns access units into frames. One goroutine uses it.
type Decoder interface {
	// Decode returns the next picture, or nil when the decoder needs more.
	// The caller owns the frame.
	Decode(AccessUnit) (*Frame, error)
	Close()
}

// NewDecoder makes a Decoder for a codec.
type NewDecoder func(Codec) (Decoder, error)
