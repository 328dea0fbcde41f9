package decode

import (
	"math"
	"slices"
	"strings"
	"time"

	"watchfloor/wall/stream"
)

// describe fills in what is known after opening.
func (f *file) describe() error {
	i := &f.r.info
	f.info = stream.RecordingInfo{
		Format: text(i.format[:]), Codec: f.r.codec(), Size: f.ready.frame.Size, Turn: int(i.turn),
		Created: parseCreated(text(i.created[:])), Damaged: f.info.Damaged,
	}
	if i.fps_num > 0 && i.fps_den > 0 {
		f.info.FPS = float64(i.fps_num) / float64(i.fps_den)
	}
	f.info.Duration = f.duration()
	f.info.Keys = f.keys()
	f.info.Indexed = reaches(f.info.Keys, f.info.Duration)
	if f.clock.by == byCount {
		return f.restart() // counting has gone on
	}
	return nil
}

// duration finds out how long the file shows. A raw stream is counted, as far
// as rawScan.
func (f *file) duration() time.Duration {
	if f.clock.by == byCount {
		f.raw.extend(f.r, math.MaxInt64, rawScan)
		return f.raw.duration(f.clock.frame, f.r.size())
	}
	end := int64(f.r.info.end)
	if !f.r.knowsEnd() {
		end = measure(f.path)
	}
	return f.until(end)
}

// until is how long it shows when the container says that it ends at end.
func (f *file) until(end int64) time.Duration {
	if end == noTime {
		return 0
	}
	if f.clock.by == byDecode {
		end += f.shift
	}
	return max(time.Duration(end-f.start), 0)
}

// lengthen looks how long a file that has grown shows now.
func (f *file) lengthen() {
	f.raw.ended = false
	length := f.raw.duration(f.clock.frame, f.r.size())
	if f.clock.by != byCount {
		length = f.until(measure(f.path))
	}
	f.info.Duration = max(f.info.Duration, length)
}

// reaches says whether an index goes on to the end of a file, as one made
// while reading does not: what is left is not much longer than between keys.
func reaches(keys []time.Duration, end time.Duration) bool {
	if len(keys) == 0 {
		return false
	}
	var gap time.Duration
	for i := range keys[1:] {
		gap = max(gap, keys[i+1]-keys[i])
	}
	return keys[len(keys)-1]+2*gap+10*time.Second >= end
}

// keys are the times of the index's key frames.
func (f *file) keys() []time.Duration {
	var all []time.Duration
	for _, k := range f.r.keys() {
		all = append(all, max(time.Duration(k+f.shift-f.start), 0))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// parseCreated reads what cameras write as the time of recording.
func parseCreated(s string) time.Time {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05-0700", time.DateTime, "Mon Jan _2 15:04:05 2006"} {
		t, err := time.Parse(layout, strings.TrimSpace(s))
		if err == nil && t.Year() > 1980 { // clocks that were never set begin in 1904 or 1970
			return t
		}
	}
	return time.Time{}
}
