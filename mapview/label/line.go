package label

import (
	"image"
	"math"
)

// A ribbon is a line on screen with the distance from its start at each
// point.
type ribbon struct {
	points [][2]float64
	far    []float64
}

func newRibbon(points [][2]float64) ribbon {
	r := ribbon{points: points, far: make([]float64, len(points))}
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		r.far[i] = r.far[i-1] + math.Hypot(b[0]-a[0], b[1]-a[1])
	}
	return r
}

func (r *ribbon) length() float64 { return r.far[len(r.far)-1] }

// at is the point at a distance from the start, on the straight prolongation
// beyond the ends.
func (r *ribbon) at(distance float64) [2]float64 {
	i := 1
	for i+1 < len(r.far) && r.far[i] < distance {
		i++
	}
	a, b := r.points[i-1], r.points[i]
	part := (distance - r.far[i-1]) / max(r.far[i]-r.far[i-1], 1e-9)
	return [2]float64{a[0] + (b[0]-a[0])*part, a[1] + (b[1]-a[1])*part}
}

// reversed runs the other way.
func (r *ribbon) reversed() ribbon {
	back := make([][2]float64, len(r.points))
	for i, p := range r.points {
		back[len(back)-1-i] = p
	}
	return newRibbon(back)
}

// placeLine tries places along the line, from its middle outward.
func (p *Placer) placeLine(t *table, c *Candidate) {
	points := make([][2]float64, len(c.Path))
	for i, w := range c.Path {
		points[i] = t.screen(w)
	}
	line := newRibbon(points)
	letters := p.Fonts.shape(c.Text, c.Face, c.Size, c.Spacing)
	room := line.length() - letters.width - c.Size
	if room < 0 || len(letters.glyphs) == 0 {
		return
	}
	step := max(letters.width/2, 24)
	for off := 0.0; off <= room/2; off += step {
		p.tryLine(t, c, &line, letters, line.length()/2+off)
		if off > 0 {
			p.tryLine(t, c, &line, letters, line.length()/2-off)
		}
	}
}

// tryLine places a text with its middle at a distance along the line, if it
// can be read and fits there.
func (p *Placer) tryLine(t *table, c *Candidate, line *ribbon, letters run, middle float64) {
	at := line.at(middle)
	if !pixel(at).In(image.Rectangle{Max: t.Size}) || t.repeated(c, at) {
		return
	}
	way, start := *line, middle-letters.width/2
	if way.at(start)[0] > way.at(start + letters.width)[0] { // it would stand on its head
		way, start = line.reversed(), line.length()-middle-letters.width/2
	}
	posed, ok := letters.follow(&way, start, c.MaxAngle)
	if !ok {
		return
	}
	boxes := boxesOf(posed, letters)
	if !t.fits(boxes) {
		return
	}
	world := [2]float64{(at[0] - t.X) / t.World, (at[1] - t.Y) / t.World}
	text := p.bend(t, bentKey{c.Text, c.Path[0], int(middle), t.World, c.Size, c.HaloWidth}, posed, pixel(at))
	t.add(&Label{At: world, Boxes: boxes, ink: c.Ink, halo: c.Halo, text: text, words: c.Text}, at)
}

// bend draws a text along a line, or takes the drawing of the last time.
func (p *Placer) bend(t *table, k bentKey, posed []pose, anchor image.Point) *Text {
	text, ok := p.bent[k]
	if !ok {
		for i := range posed {
			posed[i].x -= float64(anchor.X)
			posed[i].y -= float64(anchor.Y)
		}
		text = p.Fonts.draw(posed, k.halo)
	}
	t.bent[k] = text
	return text
}

// follow poses a run along a line from a distance on; false means that two
// letters would turn too much.
func (r *run) follow(line *ribbon, start, maxAngle float64) (posed []pose, ok bool) {
	rise := r.size * capHeight / 2
	before := math.NaN()
	for _, g := range r.glyphs {
		a, b := line.at(start), line.at(start+g.advance)
		angle := math.Atan2(b[1]-a[1], b[0]-a[0])
		turn := math.Abs(math.Remainder(angle-before, 2*math.Pi))
		if turn > maxAngle {
			return nil, false
		}
		before = angle
		sin, cos := math.Sincos(angle)
		x, y := a[0]-rise*sin+g.dx*cos, a[1]+rise*cos+g.dx*sin
		posed = append(posed, pose{r.face, g.id, r.size, x, y, sin, cos})
		start += g.advance
	}
	return posed, true
}

// boxesOf covers letters along a line with boxes of two letters each.
func boxesOf(posed []pose, r run) []image.Rectangle {
	var boxes []image.Rectangle
	half := int(math.Ceil(r.size*0.55)) + padding
	for i, p := range posed {
		along, up := r.glyphs[i].advance/2, r.size*capHeight/2
		x, y := p.x+along*p.cos+up*p.sin, p.y+along*p.sin-up*p.cos
		at := pixel([2]float64{x, y})
		reach := max(half, int(along)+padding)
		boxes = append(boxes, image.Rect(at.X-reach, at.Y-half, at.X+reach, at.Y+half))
	}
	return boxes
}
