package mapview

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"slices"

	"watchfloor/mapview/label"
	"watchfloor/mapview/style"
)

// A composer draws whole pictures of the map. One goroutine uses it.
type composer struct {
	atlas   *atlas
	fonts   *label.Fonts
	placer  label.Placer
	drafter drafter
	symbols symbolist
	labels  []*label.Label // as last placed
	zoom    float64        // at which they were
	ground  *image.RGBA    // all but the markers
	of      groundKey
	wedges  []wedge
}

// A groundKey is what the ground depends on beside the wedges.
type groundKey struct {
	view, goal Viewport
	style      *style.Style
	shapes     *Shape // the first: slices are replaced, not changed
	count      int
	news       int // of the atlas
}

func newComposer(a *atlas, fonts *label.Fonts) *composer {
	return &composer{atlas: a, fonts: fonts, placer: label.Placer{Fonts: fonts}, symbols: symbolist{fonts: fonts}}
}

// noGround is what a map without a style stands on.
var noGround = color.NRGBA{0x12, 0x19, 0x20, 0xFF}

// compose draws a scene over dst, which has the view's size: the ground, and
// over it markers, their labels, scale and attribution.
func (c *composer) compose(dst *image.RGBA, s *scene) {
	colour := noGround
	if s.style != nil {
		colour = s.style.Ground(s.view.Zoom)
	}
	p := paletteOn(colour)
	seen := visible(s)
	fittings := furnish(s.view, c.atlas.meta.Attribution, c.fonts, p)
	c.prepare(s, seen, fittings, p)
	copy(dst.Pix, c.ground.Pix)
	for _, m := range seen {
		c.drawMarker(dst, m, s)
	}
	for _, t := range tagsOf(seen, s.view, c.fonts, p) {
		t.draw(dst, p)
	}
	for _, f := range fittings {
		f.draw(dst)
	}
}

// first is the address of a slice's first element.
func first(shapes []Shape) *Shape {
	if len(shapes) == 0 {
		return nil
	}
	return &shapes[0]
}

// prepare draws the ground, if it is not the one that is there: markers move
// more often than the map does.
func (c *composer) prepare(s *scene, seen []spot, fittings []fitting, p palette) {
	of := groundKey{s.view, s.goal, s.style, first(s.shapes), len(s.shapes), c.atlas.news}
	wedges := wedgesOf(seen, s.view)
	if c.ground != nil && of == c.of && slices.Equal(wedges, c.wedges) {
		return
	}
	c.of, c.wedges = of, wedges
	if area := (image.Rectangle{Max: s.view.Size}); c.ground == nil || c.ground.Rect != area {
		c.ground = image.NewRGBA(area)
	}
	c.atlas.drawBase(c.ground, s, p.ground)
	for _, shape := range s.shapes {
		c.drafter.draw(c.ground, shape, s.view)
	}
	for _, w := range wedges {
		drawWedge(c.ground, w.sector, w.colour, w.strength)
	}
	captions := c.captions(s, p)
	c.drawNames(c.ground, s, fittings, captions)
	for _, t := range captions {
		t.text.Draw(c.ground, t.at, t.ink, p.halo)
	}
}

func (c *composer) captions(s *scene, p palette) []caption {
	var all []caption
	for _, shape := range s.shapes {
		if t, ok := captionOf(shape, s.view, c.fonts, p); ok {
			all = append(all, t)
		}
	}
	return all
}

// drawNames places names when the zoom is at rest; until then those of before
// move along.
func (c *composer) drawNames(dst *image.RGBA, s *scene, fittings []fitting, captions []caption) {
	const gone = 0.8 // levels of zoom after which names of before are in the way
	ox, oy := s.view.origin()
	if s.style != nil && s.view.Zoom == s.goal.Zoom {
		area := label.Area{X: ox, Y: oy, World: s.view.pixels(), Size: s.view.Size}
		for _, f := range fittings {
			area.Taken = append(area.Taken, f.box)
		}
		for _, t := range captions {
			area.Taken = append(area.Taken, t.text.Bounds.Add(t.at))
		}
		c.labels, c.zoom = c.placer.Place(area, c.atlas.labels(s.view, s)...), s.view.Zoom
	}
	if s.style == nil || math.Abs(s.view.Zoom-c.zoom) > gone {
		return
	}
	for _, l := range c.labels {
		x, y := s.view.screen(world{l.At[0], l.At[1]})
		l.Draw(dst, image.Pt(int(math.Round(x)), int(math.Round(y))))
	}
}

func (c *composer) drawMarker(dst *image.RGBA, m spot, s *scene) {
	p := c.symbols.picture(lookOf(m.marker, s.beat), s.view.scale())
	draw.Draw(dst, p.Rect.Add(m.at), p, p.Rect.Min, draw.Over)
}
