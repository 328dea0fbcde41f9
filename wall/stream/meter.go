package stream

import "time"

const (
	smoothing = 8               // weight of the past in smoothed values
	measure   = 2 * time.Second // over which a rate is taken
)

func smooth(past, now time.Duration) time.Duration {
	if past == 0 {
		return now
	}
	return past + (now-past)/smoothing
}

// A meter turns amounts into a rate, once in a while.
type meter struct {
	since time.Time
	sum   float64
}

// add counts n at t and sets rate, per second, when it is time.
func (m *meter) add(t time.Time, n float64, rate *float64) {
	if m.since.IsZero() {
		m.since = t
		return
	}
	m.sum += n
	if d := t.Sub(m.since); d >= measure {
		*rate = m.sum / d.Seconds()
		m.since, m.sum = t, 0
	}
}
