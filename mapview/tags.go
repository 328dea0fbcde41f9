package mapview

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"watchfloor/mapview/label"
)

// A tag is a marker's label: text on a pill beside the symbol.
type tag struct {
	box  image.Rectangle
	text *label.Text
	at   image.Point // of the text
	rim  color.NRGBA
	dim  bool
	unit int // pixels in a logical one
}

// tagsOf finds room for the labels of markers, the most important first: a
// label is left out before it covers another, or a symbol that matters more;
// that of what is selected stands in any case.
func tagsOf(seen []spot, v Viewport, fonts *label.Fonts, p palette) []tag {
	var tags []tag
	var taken, boxes []image.Rectangle
	for i := range seen {
		if s := &seen[i]; s.crowd != nil || s.marker.Symbol != SymbolCamera || s.marker.Selected {
			taken = append(taken, s.body(v))
		}
	}
	for i := len(seen) - 1; i >= 0 && len(tags) < mostTags; i-- {
		if m := seen[i].marker; seen[i].crowd != nil || m.Label == "" || m.Symbol == SymbolUnit && !m.Selected && v.Zoom < unitNames {
			continue
		}
		t, ok := tagOf(seen[i], v, fonts, p, taken)
		if !ok && seen[i].marker.Selected { // what is selected must be named
			t, _ = tagOf(seen[i], v, fonts, p, boxes)
			ok = true
		}
		if ok {
			tags, taken, boxes = append(tags, t), append(taken, t.box), append(boxes, t.box)
		}
	}
	return tags
}

// body is the box about a spot's symbol.
func (s *spot) body(v Viewport) image.Rectangle {
	r := int(s.radius() * v.scale())
	return image.Rect(s.pixel.X-r, s.pixel.Y-r, s.pixel.X+r, s.pixel.Y+r)
}

// unitNames is the zoom from which units are named.
const unitNames = 14.75

// mostTags is how many labels of markers a map can bear.
const mostTags = 150

// tagOf tries the right side, the left, below and above.
func tagOf(s spot, v Viewport, fonts *label.Fonts, p palette, taken []image.Rectangle) (t tag, ok bool) {
	unit := v.scale()
	size, face := 10.5, label.Regular
	if s.marker.Selected {
		size, face = 12, label.Bold
	}
	t = tag{text: fonts.Text(s.marker.Label, face, size*unit, 0, 0), rim: p.rim, dim: s.marker.Dim, unit: max(1, int(unit))}
	if s.marker.Selected {
		t.rim = fade(s.marker.Colour, 1)
	}
	w, h := int(t.text.Width+10*unit), int((size+6)*unit)
	off := int((s.radius() + 5) * unit)
	if s.marker.Selected {
		off += int(5 * unit)
	}
	for _, corner := range []image.Point{
		{s.pixel.X + off, s.pixel.Y - h/2},
		{s.pixel.X - off - w, s.pixel.Y - h/2},
		{s.pixel.X - w/2, s.pixel.Y + off},
		{s.pixel.X - w/2, s.pixel.Y - off - h},
	} {
		t.box = image.Rectangle{corner, corner.Add(image.Pt(w, h))}
		t.at = image.Pt(corner.X+w/2, corner.Y+h/2)
		if t.box.In(image.Rectangle{Max: v.Size}) && (s.marker.Selected || free(t.box, taken)) {
			return t, true
		}
	}
	return t, false
}

func free(box image.Rectangle, taken []image.Rectangle) bool {
	for _, other := range taken {
		if other.Overlaps(box) {
			return false
		}
	}
	return true
}

func (t *tag) draw(dst *image.RGBA, p palette) {
	drawPill(dst, t.box, 4*t.unit, t.rim)
	drawPill(dst, t.box.Inset(t.unit), 3*t.unit, p.pill)
	words := p.text
	if t.dim {
		words = fade(words, 0.6)
	}
	t.text.Draw(dst, t.at, words, color.NRGBA{})
}

// drawPill fills a box whose corners are round.
func drawPill(dst *image.RGBA, box image.Rectangle, corner int, c color.NRGBA) {
	for y := box.Min.Y; y < box.Max.Y; y++ {
		edge := min(y-box.Min.Y, box.Max.Y-1-y)
		inset := 0
		if edge < corner {
			away := float64(corner-edge) - 0.5
			inset = corner - int(math.Round(math.Sqrt(float64(corner*corner)-away*away)))
		}
		row := image.Rect(box.Min.X+inset, y, box.Max.X-inset, y+1)
		draw.Draw(dst, row, image.NewUniform(c), image.Point{}, draw.Over)
	}
}
