package mapview

import (
	"math"
	"strconv"
)

// A crowd is markers that are drawn as one.
type crowd struct {
	members  []*Marker
	min, max world // around them
	pulse    bool  // one of them does
	dim      bool  // all of them are
}

// steps are the counts that a crowd is shown with: what an operator tells
// apart at a glance.
func steps() [9]int { return [9]int{3, 4, 5, 10, 20, 50, 100, 200, 500} }

// count is how many there are, in steps: 7 is "5+".
func (c *crowd) count() string {
	n, step := len(c.members), 0
	for _, s := range steps() {
		if s <= n {
			step = s
		}
	}
	switch {
	case step == 0:
		return strconv.Itoa(n)
	case n > step:
		return strconv.Itoa(step) + "+"
	}
	return strconv.Itoa(step)
}

// radius grows with the count, logical pixels.
func (c *crowd) radius() float64 {
	return 12.5 + 2*min(4, math.Log10(float64(len(c.members))+1))
}

// gather makes a crowd of markers. The one that it looks like is the most
// severe.
func gather(members []placed) (*crowd, *Marker) {
	c := &crowd{members: make([]*Marker, len(members)), min: members[0].at, max: members[0].at, dim: true}
	worst := members[0].Marker
	for i, m := range members {
		c.members[i] = m.Marker
		c.min = world{min(c.min.x, m.at.x), min(c.min.y, m.at.y)}
		c.max = world{max(c.max.x, m.at.x), max(c.max.y, m.at.y)}
		c.pulse, c.dim = c.pulse || m.Pulse, c.dim && m.Dim
		if m.Severity > worst.Severity {
			worst = m.Marker
		}
	}
	return c, worst
}

// together says whether they stay a crowd at every zoom.
func (c *crowd) together(deepest float64) bool {
	const apart = 24 // logical pixels
	return max(c.max.x-c.min.x, c.max.y-c.min.y)*tileSize*math.Exp2(deepest) < apart
}

// has says whether a marker is one of them.
func (c *crowd) has(id string) bool {
	for _, m := range c.members {
		if m.ID == id {
			return true
		}
	}
	return false
}
