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
	middle, step := way.length()/2, max(letters.width/2, 24)
	for off := 0.0; off <= room/2; off += step {
		try(middle + off)
		if e.Once {
			return
		}
		if off > 0 {
			try(middle - off)
		}
	}
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

// follow poses a line of text along a way from a distance on, so far below it; false means that
// two letters would turn too much.
func (l *line) follow(way *ribbon, start, below, maxAngle float64) (posed []pose, ok bool) {
	rise := l.size*capHeight/2 + below
	before := math.NaN()
	for i := range l.clusters {
		c := &l.clusters[i]
		middle, reach := start+c.advance/2, max(c.advance, l.size)/2
		a, at, b := way.at(middle-reach), way.at(middle), way.at(middle+reach)
		angle := math.Atan2(b[1]-a[1], b[0]-a[0])
		if math.Abs(math.Remainder(angle-before, 2*math.Pi)) > maxAngle {
			return nil, false
		}
		before = angle
		sin, cos := math.Sincos(angle)
		for j := range c.glyphs {
			g := &c.glyphs[j]
			dx, dy := g.dx-c.advance/2, g.dy+rise
			posed = append(posed, pose{g, at[0] + dx*cos - dy*sin, at[1] + dx*sin + dy*cos, turnOf(angle)})
		}
		start += c.advance
	}
	return posed, true
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
