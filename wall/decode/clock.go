package decode

import "time"

// A clock says when each picture shows, in nanoseconds of the file. Most
// containers tell (byShow). AVI tells in which order pictures are decoded
// (byDecode): as the decoder gives them with a constant delay, they show in
// the time of the packet that made it give them. A raw stream tells nothing
// and its pictures are counted (byCount).
type clock struct {
	by    timing
	frame time.Duration // how long a picture shows, where nothing tells
	count int64         // byCount: pictures since the file's beginning
	last  int64         // when the last picture showed
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

// shown is when a picture from the decoder shows.
func (c *clock) shown(p picture) int64 {
	switch {
	case c.by == byCount:
		c.last = c.count * int64(c.frame)
		c.count++
	case p.at == noTime:
		c.last += int64(c.frame)
	default:
		c.last = p.at
	}
	return c.last
}
