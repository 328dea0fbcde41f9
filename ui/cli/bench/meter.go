package bench

import (
	"math"
	"time"
)

// sample is the counters at one moment.
type sample struct {
	at      time.Time
	cpu     time.Duration
	decoded int64
	shown   []int64 // a tile
	dropped int64
}

// meter takes a sample after settling and another when the time is over.
type meter struct {
	read       func() sample
	from, to   sample
	latency    []time.Duration
	began, end bool
}

func (m *meter) ended() bool { return m.end }

// look takes the samples that are due at this age of the run.
func (m *meter) look(age, d time.Duration) {
	switch {
	case !m.began && age >= settling:
		m.began, m.from = true, m.read()
	case m.began && !m.end && age >= settling+d:
		m.end, m.to = true, m.read()
	}
}

// painted is told of each frame. A latency that cannot be, or of a camera
// whose clock is off, is not counted.
func (m *meter) painted(now, taken, _ time.Time) {
	if age := now.Sub(taken); m.began && !m.end && !taken.IsZero() && age > 0 && age < 10*time.Second {
		m.latency = append(m.latency, age)
	}
}

func (m *meter) result(tiles int) Result {
	seconds := m.to.at.Sub(m.from.at).Seconds()
	if !m.end || seconds <= 0 {
		return Result{Tiles: tiles}
	}
	r := Result{
		Tiles: tiles, Seconds: round(seconds),
		DecodedFPS:  round(float64(m.to.decoded-m.from.decoded) / seconds),
		Dropped:     m.to.dropped - m.from.dropped,
		CPUCores:    round((m.to.cpu - m.from.cpu).Seconds() / seconds),
		PeakRSS:     round(peakRSS()),
		LatencyP50:  quantile(m.latency, 0.5),
		LatencyP95:  quantile(m.latency, 0.95),
		MinShownFPS: math.Inf(1),
	}
	for i := range m.to.shown {
		fps := float64(m.to.shown[i]-m.from.shown[i]) / seconds
		r.ShownFPS += fps
		r.MinShownFPS = min(r.MinShownFPS, round(fps))
	}
	r.ShownFPS = round(r.ShownFPS)
	return r
}

func round(v float64) float64 { return math.Round(v*100) / 100 }
