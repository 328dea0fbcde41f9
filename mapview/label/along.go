package label

import (
	"image"
	"math"
)

// placeLine tries places along the line: where the text was, and then from
// the line's middle outward.
func (p *Placer) placeLine(t *table, e *entry) {
	letters := p.Fonts.shape(e.Text, e.Face, e.Size, e.Spacing)
	points := make([][2]float64, len(e.Path))
	for i, w := range e.Path {
		points[i] = t.screen(w)
	}
	way := newRibbon(points)
	room := way.length() - letters.width - e.Size
	if room < 0 || len(letters.clusters) == 0 {
		return
	}
	try := func(middle float64) { p.tryLine(t, e, &way, &letters, middle) }
	for _, was := range p.names[e.name] {
		if along, away := way.nearest(t.screen(was)); away < nearby {
			try(max(letters.width/2, min(way.length()-letters.width/2, along)))
		}
	}
	for _, off := range spots(room, max(letters.width/2, 24), e.Once) {
		try(way.length()/2 + off)
	}
}

// spots are the distances from a line's middle where a text may have its own:
// every step, and within the room there is.
func spots(room, step float64, once bool) []float64 {
	all := []float64{0}
	for off := step; off <= room/2 && !once; off += step {
		all = append(all, off, -off)
	}
	return all
}

// nearby is how far from where it was drawn before a line may run now,
// pixels: tiles of another zoom are drawn more or less exactly.
const nearby = 4

// tryLine places a text with its middle at a distance along the line, if it
// can be read and fits there.
func (p *Placer) tryLine(t *table, e *entry, way *ribbon, letters *line, middle float64) {
	at := way.at(middle)
	if !pixel(at).In(t.whole) || t.repeated(e, at) {
		return
	}
	start := middle - letters.width/2
	if way.at(start)[0] > way.at(start + letters.width)[0] { // it would stand on its head
		back := way.reversed()
		way, start = &back, way.length()-middle-letters.width/2
	}
	posed, ok := letters.follow(way, start, e.stands()[0].Offset[1], e.MaxAngle)
	if !ok {
		return
	}
	l := Label{At: t.world(at), from: e.Candidate}
	if l.Boxes = boxesOf(posed, e.HaloWidth); t.fits(l.Boxes, t.whole) {
		p.show(t, &l, func() *Text { return p.Fonts.print(about(posed, pixel(t.screen(l.At))), e.Size, e.HaloWidth) })
	}
}

func (a *Area) world(at [2]float64) [2]float64 {
	return [2]float64{(at[0] - a.X) / a.World, (at[1] - a.Y) / a.World}
}

// about moves poses so that a pixel is their anchor.
func about(posed []pose, anchor image.Point) []pose {
	for i := range posed {
		posed[i].x -= float64(anchor.X)
		posed[i].y -= float64(anchor.Y)
	}
	return posed
}

// mostBend is how much a whole name may bend, radians: it must be read at one
// glance.
const mostBend = 1.5

// follow poses a line of text along a way from a distance on, so far below it;
// false means that it would bend too much there.
func (l *line) follow(way *ribbon, start, below, maxAngle float64) (posed []pose, ok bool) {
	rise := l.size*capHeight/2 + below
	var bent, low, high float64
	before := math.NaN()
	for i := range l.clusters {
		c := &l.clusters[i]
		at, angle := way.dot(start+c.advance/2, max(c.advance, l.size)/2)
		if turn := math.Remainder(angle-before, 2*math.Pi); !math.IsNaN(turn) {
			bent += turn
			low, high = min(low, bent), max(high, bent)
			if math.Abs(turn) > maxAngle || high-low > mostBend {
				return nil, false
			}
		}
		before = angle
		posed = c.pose(posed, at, angle, rise)
		start += c.advance
	}
	return posed, true
}

// dot is a place at a distance along the line, and the line's angle about it:
// that of the way over so far in both directions.
func (r *ribbon) dot(distance, reach float64) (at [2]float64, angle float64) {
	a, b := r.at(distance-reach), r.at(distance+reach)
	return r.at(distance), math.Atan2(b[1]-a[1], b[0]-a[0])
}

// pose turns a cluster about its middle.
func (c *cluster) pose(posed []pose, at [2]float64, angle, rise float64) []pose {
	sin, cos := math.Sincos(angle)
	for i := range c.glyphs {
		g := &c.glyphs[i]
		dx, dy := g.dx-c.advance/2, g.dy+rise
		posed = append(posed, pose{g, at[0] + dx*cos - dy*sin, at[1] + dx*sin + dy*cos, turnOf(angle)})
	}
	return posed
}

// boxesOf covers each letter, its halo and some room around.
func boxesOf(posed []pose, halo float64) []image.Rectangle {
	var boxes []image.Rectangle
	for _, p := range posed {
		if b := p.bounds(halo); !b.Empty() {
			boxes = append(boxes, b.Inset(-padding))
		}
	}
	return boxes
}
