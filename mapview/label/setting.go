package label

import (
	"image"
	"math"
)

// A settingKey is all that the look of a text depends on, but for its colour.
type settingKey struct {
	text          string
	face          Face
	size, spacing float64
	halo          float64
	maxWidth      float64 // of a line; 0: it is not wrapped
	lineHeight    float64
	justify       int8
}

func settingOf(c *Candidate) settingKey {
	return settingKey{c.Text, c.Face, c.Size, c.Spacing, c.HaloWidth, c.MaxWidth, c.LineHeight, c.Justify}
}

// A setting is a text's glyphs about its middle.
type setting struct {
	settingKey
	posed  []pose
	width  float64         // of the widest line, pixels
	height float64         // from the first line's capitals to the last's foot
	bounds image.Rectangle // no ink and no halo lies outside
	text   *Text           // nil: not drawn yet
}

// setting poses a text, or finds it posed before.
func (f *Fonts) setting(k settingKey) *setting {
	if s, ok := f.settings.get(k); ok {
		return s
	}
	s := f.set(k)
	f.settings.put(k, s)
	return s
}

func (f *Fonts) set(k settingKey) *setting {
	s := &setting{settingKey: k}
	var rows []line
	for _, words := range f.wrap(k) {
		rows = append(rows, f.shape(words, k.face, k.size, k.spacing))
		s.width = max(s.width, rows[len(rows)-1].width)
	}
	down := k.lineHeight
	if down <= 0 {
		down = k.size * lineHeight
	}
	s.height = k.size*capHeight + down*float64(max(0, len(rows)-1))
	y := k.size*capHeight - s.height/2
	for _, l := range rows {
		s.posed = l.along(s.posed, float64(k.justify)*(s.width-l.width)/2-l.width/2, y)
		y += down
	}
	for _, p := range s.posed {
		s.bounds = s.bounds.Union(p.bounds(k.halo))
	}
	return s
}

// along poses a line horizontally, from x, y on.
func (l *line) along(posed []pose, x, y float64) []pose {
	for i := range l.clusters {
		c := &l.clusters[i]
		for j := range c.glyphs {
			g := &c.glyphs[j]
			posed = append(posed, pose{g, x + g.dx, y + g.dy, 0})
		}
		x += c.advance
	}
	return posed
}

// printed is the setting drawn.
func (f *Fonts) printed(s *setting) *Text {
	if s.text == nil {
		s.text = f.print(s.posed, s.size, s.halo)
		s.text.Width = s.width
	}
	return s.text
}

// off is how far the middle of the text lies from its place.
func (s *setting) off(w Stand) image.Point {
	return pixel([2]float64{w.Offset[0] - float64(w.X)*s.width/2, w.Offset[1] - float64(w.Y)*s.height/2})
}

// bounds is a box that the pose's ink and halo do not leave.
func (p *pose) bounds(halo float64) image.Rectangle {
	e := p.glyph.ink
	if e.empty() {
		return image.Rectangle{}
	}
	sin, cos := sincos(p.turn)
	low, high := [2]float64{math.Inf(1), math.Inf(1)}, [2]float64{math.Inf(-1), math.Inf(-1)}
	for _, c := range [4][2]float64{{e.left, e.top}, {e.right, e.top}, {e.left, e.bottom}, {e.right, e.bottom}} {
		for i, v := range [2]float64{p.x + float64(c[0]*cos) - float64(c[1]*sin), p.y + float64(c[0]*sin) + float64(c[1]*cos)} {
			low[i], high[i] = min(low[i], v), max(high[i], v)
		}
	}
	margin := math.Ceil(halo) + 0.25 // letters stand in quarters of pixels
	return image.Rect(
		int(math.Floor(low[0]-margin)), int(math.Floor(low[1]-margin)),
		int(math.Ceil(high[0]+margin)), int(math.Ceil(high[1]+margin)))
}
