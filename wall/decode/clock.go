package decode

import "time"

// A clock says when each picture shows, in nanoseconds of the file. Most
// containers tell (byShow); AVI tells in which order pictures are decoded
// (byDecode): the n-th shown takes the n-th of those times; a raw stream tells
// nothing and its pictures are counted (byCount).
type clock struct {
	by      timing
	frame   time.Duration // of byCount
	sorted  bool          // the decoder sorts pictures, so byDecode must too
	waiting []int64       // byDecode: times of packets whose pictures have not shown
	count   int64         // byCount: pictures since the file's beginning
}

type timing int

const (
	byShow timing = iota
	byDecode
	byCount
)

// timingOf looks at the first packet of a file.
func timingOf(p packet) timing {
	switch {
	case p.pts != noTime:
		return byShow
	case p.dts != noTime:
		return byDecode
	}
	return byCount
}

// of is when the picture of a packet shows, as far as the packet tells.
func (c *clock) of(p packet) int64 {
	if c.by == byDecode || p.pts == noTime {
		return p.dts
	}
	return p.pts
}

// sent notes a packet that goes to the decoder.
func (c *clock) sent(p packet) {
	if c.by == byDecode && c.sorted && p.dts != noTime {
		c.waiting = append(c.waiting, p.dts)
	}
}

// shown is when a picture from the decoder shows.
func (c *clock) shown(p picture) int64 {
	switch {
	case c.by == byCount:
		c.count++
		return (c.count - 1) * int64(c.frame)
	case c.by == byShow || !c.sorted:
		return p.at
	}
	return c.earliest(p)
}

// earliest takes the next of the waiting times. Those before a key picture's
// belong to packets that gave no picture.
func (c *clock) earliest(p picture) int64 {
	for p.key && len(c.waiting) > 0 && c.waiting[0] < p.at {
		c.waiting = c.waiting[1:]
	}
	if len(c.waiting) == 0 {
		return p.at
	}
	at := c.waiting[0]
	c.waiting = c.waiting[1:]
	return at
}

// restart forgets the packets sent; counting goes on at n.
func (c *clock) restart(n int64) { c.waiting, c.count = nil, n }
