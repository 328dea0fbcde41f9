package stream

import (
	"context"
	"time"
)

// SoundCodec names a coding of sound.
type SoundCodec string

// The codecs a SoundDecoder is asked for.
const (
	AAC  SoundCodec = "AAC" // access units of MPEG-4 audio, without ADTS headers
	Opus SoundCodec = "Opus"
	PCMU SoundCodec = "PCMU" // G.711, mu-law
	PCMA SoundCodec = "PCMA" // G.711, A-law
)

// SoundInfo describes the sound of a connection to whoever makes a decoder
// for it.
type SoundInfo struct {
	Codec    SoundCodec
	Rate     int    // of the RTP clock and, but for AAC with SBR, of the samples a second
	Channels int    // as announced; the decoded samples know better
	Config   []byte // AAC: the AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1); else empty
}

// A SoundUnit is one coded piece of sound, usually 20 to 130 ms. It never
// changes after it was handed over.
type SoundUnit struct {
	Data    []byte
	PTS     time.Duration // stream time
	Arrived time.Time     // when its last packet came in
}

// A Listener connects to the sound of a Source. Tests replace it.
type Listener interface {
	// Listen connects, and calls sink's methods, never concurrently, from a
	// goroutine of its own until the Conn is closed or fails. ctx limits the
	// opening only.
	Listen(ctx context.Context, src Source, sink SoundSink) (Conn, error)
}

// A SoundSink receives what a connection delivers. Its methods never block.
type SoundSink interface {
	// Sound takes the next piece. The info is the same for a whole connection.
	Sound(SoundInfo, SoundUnit)
	// Lost reports n lost packets before what follows.
	Lost(n int)
}

// Samples are decoded sound: frames of one sample a channel, from -1 to 1,
// interleaved in the order of WAVE files.
type Samples struct {
	Data     []float32
	Rate     int // frames a second
	Channels int
}

// A SoundDecoder turns units into samples. One goroutine uses it.
type SoundDecoder interface {
	// Decode returns what a unit sounds like. The samples are the decoder's
	// and valid until its next method call. After an error it goes on with
	// the next unit.
	Decode(SoundUnit) (Samples, error)
	Close()
}

// NewSoundDecoder makes a SoundDecoder.
type NewSoundDecoder func(SoundInfo) (SoundDecoder, error)
