package mapview

import (
	"image"
	"slices"

	"watchfloor/mapview/heat"
	"watchfloor/mapview/label"
)

// A composer draws whole pictures of the map. One goroutine uses it.
type composer struct {
	atlas    *atlas
	fonts    *label.Fonts
	arranger arranger
	drafter  drafter
	symbols  symbolist
	names    names
	trails   trailer
	heat     heat.Map

	tiles, ground sheet // the layers below the markers
	under         under
}

func newComposer(a *atlas, fonts *label.Fonts) *composer {
	return &composer{
		atlas: a, fonts: fonts, names: names{placer: label.Placer{Fonts: fonts}}, symbols: symbolist{fonts: fonts},
	}
}

// compose draws a scene over dst, which has the view's size: the ground, and
// over it trails, markers and their labels, scale and attribution, and the
// sketch. It returns what is where.
func (c *composer) compose(dst *image.RGBA, s *scene) []spot {
	p := paletteOn(s.look.ground(s.view.Zoom))
	c.arranger.take(s)
	seen := c.arranger.spots(s)
	fittings := furnish(s.view, c.atlas.meta.Attribution, c.fonts, p)
	c.under.look(seen, s.view)
	if s.moving { // no layer would be of use again
		c.atlas.drawBase(dst, s, p.ground)
		c.drawGround(dst, s, fittings, p)
	} else {
		c.prepare(s, fittings, p)
		copy(dst.Pix, c.ground.image.Pix)
	}
	c.trails.draw(dst, s)
	c.symbols.legs(dst, seen, s, &c.drafter, p)
	for i := range seen {
		c.symbols.draw(dst, &seen[i], s)
	}
	var taken []image.Rectangle
	for _, t := range tagsOf(seen, s.view, c.fonts, p) {
		t.draw(dst, p)
		taken = append(taken, t.box)
	}
	drawAges(dst, seen, s.view, c.fonts, p, taken)
	for _, f := range fittings {
		f.draw(dst)
	}
	c.sketch(dst, s, p)
	return seen
}

// A tilesKey is what the tiles' layer depends on.
type tilesKey struct {
	view, goal Viewport
	look       Look
	news       int // of the atlas
}

// A groundKey is what else the ground depends on.
type groundKey struct {
	shapes, heat, under int
	cover               *Cover
}

// prepare draws the layers below the markers, as far as they have changed.
func (c *composer) prepare(s *scene, fittings []fitting, p palette) {
	c.tiles.renew(nil, s.view.Size, tilesKey{s.view, s.goal, s.look, c.atlas.news}, func(dst *image.RGBA) {
		c.atlas.drawBase(dst, s, p.ground)
	})
	own := groundKey{s.rev.shapes, s.rev.heat, c.under.version, s.cover}
	c.ground.renew(&c.tiles, s.view.Size, own, func(dst *image.RGBA) { c.drawGround(dst, s, fittings, p) })
}

func (c *composer) drawGround(dst *image.RGBA, s *scene, fittings []fitting, p palette) {
	if s.cover != nil {
		drawCover(dst, s.cover, s.view, p)
	}
	c.drawHeat(dst, s)
	for _, shape := range s.shapes {
		c.drafter.draw(dst, shape, s.view)
	}
	for i := range c.under.wedges {
		c.drafter.wedge(dst, &c.under.wedges[i], s.view)
	}
	captions := c.captions(s, p)
	taken := slices.Clone(c.under.taken)
	for _, f := range fittings {
		taken = append(taken, f.box)
	}
	for _, t := range captions {
		taken = append(taken, t.text.Bounds.Add(t.at))
	}
	c.names.draw(dst, s, c.atlas, taken)
	for _, t := range captions {
		t.text.Draw(dst, t.at, t.ink, p.halo)
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
