package label

import (
	"image"
	"math"
	"strings"
)

// A course is a line on a map of one scale, with the text that follows it.
type course struct {
	world   float64 // the world's width, pixels
	way     ribbon  // pixels from the world's corner
	back    ribbon  // the other way
	letters line
	spots   []spot // where the text may be, from the middle outward
}

// A spot is a place for a text on its line. What does not depend on the view
// is kept: the text, if it can be read there, and the boxes around it.
type spot struct {
	middle float64    // the distance along the line
	at     [2]float64 // pixels from the world's corner
	posed  []pose     // about the pixel at; empty: it cannot be read
	boxes  []image.Rectangle
	known  bool // posed and boxes are
}

// course is the entry's at a scale.
func (e *entry) along(world float64, f *Fonts) *course {
	if e.course != nil && e.course.world == world {
		return e.course
	}
	c := &course{world: world, letters: f.shape(strings.ReplaceAll(e.Text, "\n", " "), e.Face, e.Size, e.Spacing)}
	e.course = c
	points := make([][2]float64, len(e.Path))
	for i, p := range e.Path {
		points[i] = [2]float64{p[0] * world, p[1] * world}
	}
	c.way = newRibbon(points)
	room := c.way.length() - c.letters.width - e.Size
	if room < 0 || len(c.letters.clusters) == 0 {
		return c
	}
	c.back = c.way.reversed()
	step := max(c.letters.width/2, 24)
	for off := 0.0; off <= room/2 && (off == 0 || !e.Once); off += step {
		c.add(c.way.length()/2 + off)
		if off > 0 {
			c.add(c.way.length()/2 - off)
		}
	}
	return c
}

func (c *course) add(middle float64) {
	c.spots = append(c.spots, spot{middle: middle, at: c.way.at(middle)})
}

// placeLine tries places along the line: where the text was at another zoom or
// in another style, and then from the line's middle outward.
func (p *Placer) placeLine(t *table, e *entry) {
	c := e.along(t.World, p.Fonts)
	if len(c.spots) == 0 {
		return
	}
	if t.anew {
		p.placeWhereItWas(t, e, c)
	}
	for i := range c.spots {
		p.trySpot(t, e, c, &c.spots[i])
	}
}

// nearby is how far from where it was drawn before a line may run now,
// pixels: tiles of another zoom are drawn more or less exactly.
const nearby = 4

func (p *Placer) placeWhereItWas(t *table, e *entry, c *course) {
	for _, was := range p.names[e.name] {
		if along, away := c.way.nearest([2]float64{was[0] * c.world, was[1] * c.world}); away < nearby {
			middle := max(c.letters.width/2, min(c.way.length()-c.letters.width/2, along))
			p.trySpot(t, e, c, &spot{middle: middle, at: c.way.at(middle)})
		}
	}
}

// trySpot places a text at a spot of its line, if it can be read and fits
// there.
func (p *Placer) trySpot(t *table, e *entry, c *course, s *spot) {
	at := [2]float64{t.X + s.at[0], t.Y + s.at[1]}
	if !t.open(c, s) || t.repeated(e, at) {
		return
	}
	if !s.known {
		c.look(s, e.Candidate)
	}
	if len(s.posed) == 0 {
		return
	}
	l := Label{At: [2]float64{s.at[0] / t.World, s.at[1] / t.World}, from: e.Candidate}
	if l.Boxes = moved(s.boxes, pixel(at)); t.fits(l.Boxes, t.whole) {
		p.show(t, &l, func() *Text { return p.Fonts.print(s.posed, e.Size, e.HaloWidth) })
	}
}

// open says whether the middle of a spot and both its ends lie on the map and
// are free: most that do not fit are found out by that.
func (t *table) open(c *course, s *spot) bool {
	half := c.letters.width * 0.45
	for _, off := range [3]float64{0, -half, half} {
		p := c.way.at(s.middle + off)
		at := pixel([2]float64{t.X + p[0], t.Y + p[1]})
		if !at.In(t.whole) || !t.grid.free(spotAt(at)) {
			return false
		}
	}
	return true
}

// look finds out how the text looks at a spot.
func (c *course) look(s *spot, of *Candidate) {
	s.known = true
	way, start := &c.way, s.middle-c.letters.width/2
	if way.at(start)[0] > way.at(start + c.letters.width)[0] { // it would stand on its head
		way, start = &c.back, way.length()-s.middle-c.letters.width/2
	}
	posed, ok := c.letters.follow(way, start, of.stands()[0].Offset[1], of.MaxAngle)
	if !ok {
		return
	}
	anchor := pixel(s.at)
	for i := range posed {
		posed[i].x -= float64(anchor.X)
		posed[i].y -= float64(anchor.Y)
	}
	s.posed, s.boxes = posed, boxesOf(posed, of.HaloWidth)
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
	posed = make([]pose, 0, len(l.clusters)+len(l.clusters)/4)
	for i := range l.clusters {
		c := &l.clusters[i]
		at, angle, ok := way.dot(start+c.advance/2, max(c.advance, l.size)/2)
		if !ok {
			return nil, false
		}
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

// straight is how much of a short piece of a line must be headway: at less,
// letters on it would run into each other.
const straight = 0.87

// dot is a place at a distance along the line, and the line's angle about it:
// that of the way over so far in both directions, which must be nearly
// straight.
func (r *ribbon) dot(distance, reach float64) (at [2]float64, angle float64, ok bool) {
	a, b := r.at(distance-reach), r.at(distance+reach)
	dx, dy := b[0]-a[0], b[1]-a[1]
	return r.at(distance), math.Atan2(dy, dx), math.Hypot(dx, dy) > straight*2*reach
}

// pose turns a cluster about its middle. Products are rounded before they are
// added, on every processor.
func (c *cluster) pose(posed []pose, at [2]float64, angle, rise float64) []pose {
	sin, cos := math.Sincos(angle)
	for i := range c.glyphs {
		g := &c.glyphs[i]
		dx, dy := g.dx-c.advance/2, g.dy+rise
		posed = append(posed, pose{
			glyph: g, turn: turnOf(angle),
			x: at[0] + float64(dx*cos) - float64(dy*sin), y: at[1] + float64(dx*sin) + float64(dy*cos),
		})
	}
	return posed
}

// boxesOf covers each letter, its halo and some room around.
func boxesOf(posed []pose, halo float64) []image.Rectangle {
	boxes := make([]image.Rectangle, 0, len(posed))
	for _, p := range posed {
		if b := p.bounds(halo); !b.Empty() {
			boxes = append(boxes, b.Inset(-padding))
		}
	}
	return boxes
}
