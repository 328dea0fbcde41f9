package truth

import (
	"time"

	"watchfloor/wall/stream"
)

// minute is how many samples, one a second, a Meter remembers.
const minute = 60

// A Sample is what has been counted of a tile until a moment.
type Sample struct {
	At      time.Time
	Stats   stream.Stats  // of the player; zero for a recording
	Shown   int64         // pictures painted
	Dropped int64         // pictures the tile did not get, or got too late for a paint
	Latency time.Duration // of the newest picture; 0: unknown
}

// A Meter turns Samples, one a second, into rates, and remembers a minute of
// them. The zero Meter is ready.
type Meter struct {
	last  Sample
	spans []span // oldest first
}

// A span is what happened between two samples.
type span struct {
	took                    time.Duration
	decoded, shown, dropped int64
	lost, packets           int64
	latency                 time.Duration
}

// Add counts on to a sample. The first has nothing before it.
func (m *Meter) Add(s Sample) {
	last := m.last
	m.last = s
	took := s.At.Sub(last.At)
	if last.At.IsZero() || took <= 0 {
		return
	}
	if len(m.spans) == minute {
		m.spans = append(m.spans[:0], m.spans[1:]...)
	}
	m.spans = append(m.spans, span{
		took:    took,
		decoded: rise(last.Stats.Decoded, s.Stats.Decoded),
		shown:   rise(last.Shown, s.Shown),
		dropped: rise(last.Dropped, s.Dropped),
		lost:    rise(last.Stats.Lost, s.Stats.Lost),
		packets: rise(last.Stats.Packets, s.Stats.Packets),
		latency: s.Latency,
	})
}

// rise is how much a counter grew; one that is smaller began anew.
func rise(before, now int64) int64 {
	if now < before {
		return now
	}
	return now - before
}

// Rates are what a Meter has measured.
type Rates struct {
	Known                   bool    // there were two samples
	Decoded, Shown, Dropped float64 // a second, over the last two
	Lost                    int64   // packets, in the last minute
	Loss                    float64 // their share of all that were sent, 0 to 1
}

// Rates returns the rates as of the newest sample.
func (m *Meter) Rates() Rates {
	r := Rates{Known: len(m.spans) > 0}
	var recent span
	for _, s := range m.spans[max(0, len(m.spans)-2):] {
		recent.took += s.took
		recent.decoded += s.decoded
		recent.shown += s.shown
		recent.dropped += s.dropped
	}
	if took := recent.took.Seconds(); took > 0 {
		r.Decoded, r.Shown = float64(recent.decoded)/took, float64(recent.shown)/took
		r.Dropped = float64(recent.dropped) / took
	}
	var packets int64
	for _, s := range m.spans {
		r.Lost += s.lost
		packets += s.packets
	}
	if sent := r.Lost + packets; sent > 0 {
		r.Loss = float64(r.Lost) / float64(sent)
	}
	return r
}

// A Point is one second of a graph.
type Point struct {
	Shown, Dropped float64 // pictures a second
	Latency        time.Duration
}

// Points appends the last minute to points, oldest first.
func (m *Meter) Points(points []Point) []Point {
	for _, s := range m.spans {
		took := s.took.Seconds()
		points = append(points, Point{float64(s.shown) / took, float64(s.dropped) / took, s.latency})
	}
	return points
}
