package stream

import (
	"image"
	"time"
)

// A Recording reads the pictures of one recorded file, in the order in which
// they show. Times are from its first picture, which is at 0. One goroutine
// uses it.
type Recording interface {
	// Info describes what is known now; a growing file's duration grows.
	Info() RecordingInfo
	// Seek makes Next go on at a key frame at or before t, at the first
	// picture when t is before it, and at the last key frame when t is beyond
	// the end. It is the nearest key frame where the file has an index.
	Seek(t time.Duration) error
	// Next returns the next picture, which the caller owns, or io.EOF at the
	// end, behind which it goes on when the file has grown. Damage is skipped
	// and counted.
	Next() (*Frame, error)
	// Close frees the recording. Frames it gave out stay valid.
	Close()
}

// OpenRecording opens a file. Its error names the file and says why it cannot
// be played.
type OpenRecording func(path string) (Recording, error)

// RecordingInfo describes a recorded file.
type RecordingInfo struct {
	Format   string      // as FFmpeg calls it: "mov,mp4,…"
	Codec    string      // "h264"
	Size     image.Point // pixels, before it is turned
	Turn     int         // quarter turns clockwise that show it upright
	FPS      float64     // pictures a second on average; 0: unknown
	Duration time.Duration
	Created  time.Time       // when it was begun, by its metadata; zero: unknown
	Indexed  bool            // seeks do not scan
	Keys     []time.Duration // key frames that the index names, to a few pictures; may be nil
	Damaged  int64           // pictures that could not be read so far
}
