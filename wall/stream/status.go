package stream

import "time"

// State says what a player's picture is worth.
type State int

// The states of a player.
const (
	Connecting   State = iota // first attempt
	Waiting                   // connected; the next key frame will show
	Live                      // pictures arrive
	Stale                     // connected, but no picture for too long
	Reconnecting              // the connection failed; trying again
	NoSignal                  // so many attempts failed that nobody should wait
)

// Status is what a tile says about its picture. It never lies: a frozen
// picture is always marked.
type Status struct {
	State  State
	Since  time.Time // Stale and NoSignal: since the last picture, or the first attempt
	Try    int       // Reconnecting: the attempt, from 1
	Reason string    // one sentence, without secrets; may be empty
}

// Stats counts what a player has done since it was made.
type Stats struct {
	Codec       Codec
	Width       int
	Height      int
	Units       int64 // access units received
	Keys        int64 // key frames received
	Decoded     int64
	Dropped     int64 // units the ring gave up, and frames nobody took, over all feeds
	Lost        int64 // packets
	Errors      int64 // access units the decoder refused
	Bytes       int64
	Reconnects  int64
	KeyInterval time.Duration // between the last two key frames, stream time
	Interval    time.Duration // between pictures, stream time, smoothed
	Clock       string        // "rtcp" or "arrival"
	Transport   string
	First       time.Duration // from the start of the attempt to its first picture
}
