package archive

import "time"

// A clock maps real time to the time of the recordings. It is arithmetic: a
// value, and its methods return changed copies.
type clock struct {
	anchor   time.Time // the real time at which position was right
	position time.Time
	rate     float64 // recorded seconds a second; negative: backwards; 0: it stands
	from, to time.Time
	loop     [2]time.Time // zero: none
}

// at is the recorded time at a real time. It stands at the limit.
func (c clock) at(now time.Time) time.Time {
	t := c.position.Add(time.Duration(float64(now.Sub(c.anchor)) * c.rate))
	limit := c.limit()
	switch {
	case c.rate > 0 && t.After(limit):
		return later(limit, c.position)
	case c.rate < 0 && t.Before(limit):
		return earlier(limit, c.position)
	}
	return t
}

// over says that the clock has reached its limit.
func (c clock) over(now time.Time) bool {
	t := c.at(now)
	return c.rate > 0 && !t.Before(c.limit()) || c.rate < 0 && !t.After(c.limit())
}

// limit is where the clock ends in its direction.
func (c clock) limit() time.Time {
	switch {
	case c.rate > 0 && c.loops():
		return c.loop[1]
	case c.rate > 0:
		return c.to
	case c.loops():
		return c.loop[0]
	}
	return c.from
}

func (c clock) loops() bool { return c.loop[0].Before(c.loop[1]) }

// again is where a loop goes on after its limit at a rate.
func (c clock) again(rate float64) time.Time {
	if rate < 0 {
		return c.loop[1]
	}
	return c.loop[0]
}

// run goes on from the present position at a rate.
func (c clock) run(now time.Time, rate float64) clock {
	c.position, c.anchor, c.rate = c.at(now), now, rate
	return c
}

// stand stands at t.
func (c clock) stand(now, t time.Time) clock {
	c.position, c.anchor, c.rate = t, now, 0
	return c
}

// clamp moves t between the first and the last picture, if there are any.
func (c clock) clamp(t time.Time) time.Time {
	if !c.from.Before(c.to) {
		return t
	}
	return earlier(later(t, c.from), c.to)
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
