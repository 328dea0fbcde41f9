package stream

import "time"

// State says what a player's picture is worth, or what a recording does.
type State int

// The states of a player, and of recorded footage.
const (
	Connecting   State = iota // first attempt
	Waiting                   // connected; the next key frame will show
	NoData                    // connected, but nothing has come
	Live                      // pictures arrive
	Stale                     // connected, but no picture for too long
	Reconnecting              // the connection failed; trying again
	NoSignal                  // so many attempts failed that nobody should wait
	Playback                  // a recording plays
	Paused                    // a recording stands at a picture
	Opening                   // a recording's file is opened
	Seeking                   // a recording's picture is looked for; an old one may be shown
)

// Status is what a tile says about its picture. It never lies: a frozen
// picture is always marked.
type Status struct {
	State  State
	Since  time.Time // Stale and NoSignal: since the last picture, or the first attempt; NoData: since connecting
	Try    int       // failed attempts in a row
	Reason string    // one sentence, without secrets; may be empty
	Time   time.Time // Playback and Paused: of the picture that is shown, by the recording's clock
}

// Stats counts what a player has done since it was made, and measures its
// present connection.
type Stats struct {
	Units      int64 // access units received
	Keys       int64 // key frames received
	Bytes      int64 // of access units
	Decoded    int64
	Dropped    int64 // pictures somebody watched for and did not get: not decoded, or not taken in time
	Late       int64 // of Dropped: skipped because the decoder was behind
	Skipped    int64 // left out on purpose, by Level
	Lost       int64 // packets
	Errors     int64 // access units the decoder refused
	Reconnects int64
	Crashes    int64 // of decoders

	Decoder     string // what decodes: "software", "vaapi"
	Level       Level
	Packets     int64         // RTP packets of the present connection
	Jitter      time.Duration // of their arrival (RFC 3550, 6.4.1)
	Codec       Codec
	Width       int
	Height      int
	Transport   string        // "TCP", "UDP", "multicast"
	Clock       string        // "rtcp" or "arrival"
	FPS         float64       // pictures received a second
	BitRate     float64       // bits a second, without RTP
	KeyInterval time.Duration // between the last two key frames, stream time
	Interval    time.Duration // between pictures as they arrive, smoothed
	DecodeTime  time.Duration // of a picture, smoothed
	Latency     time.Duration // camera's clock to decoded, smoothed; 0: unknown
	First       time.Duration // from the start of the attempt to its first picture
}
