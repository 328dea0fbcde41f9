package label

import (
	"image"
	"image/color"
	"math"
)

// An Area is the part of the map that labels go on.
type Area struct {
	X, Y  float64           // the world's north-west corner from the area's, device pixels
	World float64           // the world's width, device pixels
	Size  image.Point       // device pixels
	Taken []image.Rectangle // where no label may be
}

func (a *Area) screen(p [2]float64) [2]float64 {
	return [2]float64{a.X + p[0]*a.World, a.Y + p[1]*a.World}
}

// A Label is a text in its place.
type Label struct {
	At        [2]float64 // its anchor in the Web Mercator square
	Boxes     []image.Rectangle
	ink, halo color.NRGBA
	text      *Text
	words     string
}

// Draw draws the label with its anchor at a pixel.
func (l *Label) Draw(dst *image.RGBA, at image.Point) { l.text.Draw(dst, at, l.ink, l.halo) }

// A Placer decides which labels are shown.
type Placer struct {
	Fonts *Fonts
	shown map[string]bool // texts of the last placement
	bent  map[bentKey]*Text
}

// bentKey finds a text along a line that has been drawn before: which line,
// where on it, and at what size of the world.
type bentKey struct {
	text   string
	start  [2]float64
	middle int // pixels along the line
	world  float64
	size   float64
	halo   float64
}

// padding is kept free around each label, pixels.
const padding = 2

// Place returns the labels that fit, in the order of their importance: no two
// overlap, all are whole, and none is near another of the same text.
func (p *Placer) Place(area Area, groups ...[]Candidate) []*Label {
	t := table{
		Area: area, grid: newGrid(area.Size), same: map[string][][2]float64{}, bent: map[bentKey]*Text{},
	}
	for _, box := range area.Taken {
		t.grid.take(box)
	}
	for _, c := range p.sorted(groups) {
		if len(c.Path) == 1 {
			p.placePoint(&t, c)
		} else {
			p.placeLine(&t, c)
		}
	}
	p.remember(&t)
	return t.placed
}

// remember keeps what is on the map for the next time.
func (p *Placer) remember(t *table) {
	p.shown, p.bent = map[string]bool{}, t.bent
	for _, l := range t.placed {
		p.shown[l.words] = true
	}
}

// A table is what is on the map already.
type table struct {
	Area
	grid   *grid
	same   map[string][][2]float64 // where each text stands, pixels
	placed []*Label
	bent   map[bentKey]*Text
}

// repeated says whether the text stands near by already.
func (t *table) repeated(c *Candidate, at [2]float64) bool {
	for _, other := range t.same[c.Text] {
		if math.Hypot(other[0]-at[0], other[1]-at[1]) < c.Repeat {
			return true
		}
	}
	return false
}

// fits says whether all boxes are whole and free.
func (t *table) fits(boxes []image.Rectangle) bool {
	whole := image.Rectangle{Max: t.Size}
	for _, b := range boxes {
		if !b.In(whole) || !t.grid.free(b) {
			return false
		}
	}
	return true
}

func (t *table) add(l *Label, at [2]float64) {
	for _, b := range l.Boxes {
		t.grid.take(b)
	}
	t.same[l.words] = append(t.same[l.words], at)
	t.placed = append(t.placed, l)
}

func (p *Placer) placePoint(t *table, c *Candidate) {
	at := t.screen(c.Path[0])
	reach := max(c.Size*float64(len(c.Text)), 100)
	if at[0] < -reach || at[1] < -reach || at[0] > float64(t.Size.X)+reach || at[1] > float64(t.Size.Y)+reach {
		return
	}
	if t.repeated(c, at) {
		return
	}
	text := p.Fonts.Text(p.Fonts.wrap(c), c.Face, c.Size, c.Spacing, c.HaloWidth)
	box := text.Bounds.Add(pixel(at))
	if box.Empty() || !t.fits([]image.Rectangle{box.Inset(-padding)}) {
		return
	}
	t.add(&Label{
		At: c.Path[0], Boxes: []image.Rectangle{box.Inset(-padding)}, ink: c.Ink, halo: c.Halo,
		text: text, words: c.Text,
	}, at)
}

func pixel(at [2]float64) image.Point {
	return image.Pt(int(math.Round(at[0])), int(math.Round(at[1])))
}
