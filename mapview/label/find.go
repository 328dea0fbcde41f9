package label

import (
	"math"
	"strings"

	"watchfloor/mapview/mvt"
	"watchfloor/mapview/style"
)

// A Square is a tile's place in the Web Mercator square.
type Square struct{ X, Y, Size float64 }

// Find lists the labels that a style wants for a tile at a zoom; scale is the
// device pixels in a logical one. Labels have the icons that there are; nil
// has none.
func Find(s *style.Style, t *mvt.Tile, at Square, zoom, scale float64, icons *style.Sprites) []Candidate {
	var found []Candidate
	for i := range s.Layers {
		l := &s.Layers[i]
		from := t.Layer(l.Source)
		if l.Kind != style.Symbol || from == nil || !l.Shows(zoom) {
			continue
		}
		d := dresser{layer: l, scope: style.Scope{Zoom: zoom, Layer: from}, scale: scale, icons: icons}
		for _, d.scope.Feature = range from.Features {
			if l.Wants(&d.scope) {
				found = d.append(found, at)
			}
		}
	}
	return found
}

// append adds the labels of one feature.
func (d *dresser) append(found []Candidate, at Square) []Candidate {
	from := d.scope.Layer
	c := d.candidate()
	if c.Text == "" && c.Icon == nil {
		return found
	}
	c.Grain = at.Size / float64(max(1, from.Extent))
	for _, c.Path = range paths(d.layer.Symbol.AlongLine, from, d.scope.Feature) {
		for i, p := range c.Path {
			c.Path[i] = [2]float64{at.X + p[0]*c.Grain, at.Y + p[1]*c.Grain}
		}
		found = append(found, c)
	}
	return found
}

// longest is the longest text that is a name, in bytes.
const longest = 200

// A dresser evaluates a symbol layer for features.
type dresser struct {
	layer *style.Layer
	scope style.Scope
	scale float64
	icons *style.Sprites
}

// candidate is the label of the scope's feature, without its path.
func (d *dresser) candidate() Candidate {
	s, e := d.layer.Symbol, &d.scope
	c := Candidate{
		Face: faceOf(s), HaloWidth: max(0, min(8, s.HaloWidth.At(e))) * d.scale, Justify: justify(s.Justify.At(e)),
		Ink: s.Color.At(e), Halo: s.Halo.At(e), Repeat: s.Repeat.At(e) * d.scale, Once: s.LineCentre,
		MaxAngle: s.MaxAngle.At(e) * math.Pi / 180, Order: d.layer.Order(), Rank: s.Rank.At(e),
	}
	c.Size = math.Round(min(s.Size.At(e), 100)*d.scale*4) / 4
	if c.Size >= 1 {
		c.Text = d.text()
	}
	c.Spacing = max(-0.5, min(4, s.Spacing.At(e))) * c.Size
	c.MaxWidth, c.LineHeight = s.MaxWidth.At(e)*c.Size, max(0.5, min(4, s.Height.At(e)))*c.Size
	opacity := max(0, min(1, s.Opacity.At(e)))
	c.Ink.A, c.Halo.A = uint8(float64(c.Ink.A)*opacity), uint8(float64(c.Halo.A)*opacity)
	d.icon(&c)
	d.stands(&c)
	return c
}

func (d *dresser) text() string {
	s, e := d.layer.Symbol, &d.scope
	text := strings.TrimSpace(s.Field.At(e))
	if len(text) > longest {
		return ""
	}
	switch s.Transform.At(e) {
	case "uppercase":
		return strings.ToUpper(text)
	case "lowercase":
		return strings.ToLower(text)
	}
	return text
}

func faceOf(s *style.SymbolPaint) Face {
	switch {
	case s.Bold:
		return Bold
	case s.Italic:
		return Italic
	}
	return Regular
}

func justify(word string) int8 {
	switch word {
	case "left":
		return -1
	case "right":
		return 1
	}
	return 0
}

// icon draws the label's icon.
func (d *dresser) icon(c *Candidate) {
	s, e := d.layer.Symbol, &d.scope
	name := s.Icon.At(e)
	if name == "" || s.AlongLine || !d.icons.Has(name) {
		return
	}
	opacity := s.IconOpacity.At(e)
	look := style.Icon{
		Name: name, Scale: s.IconSize.At(e) * d.scale, Ink: s.IconColor.At(e), Halo: s.IconHalo.At(e),
		HaloWidth: s.IconHaloWidth.At(e) * d.scale,
	}
	look.Ink.A, look.Halo.A = uint8(float64(look.Ink.A)*opacity), uint8(float64(look.Halo.A)*opacity)
	c.Icon, c.IconOnly = d.icons.Draw(look), s.Optional
}

// stands are the style's own way and, beside an icon, the others: names of
// places close together find room on either side.
func (d *dresser) stands(c *Candidate) {
	s, e := d.layer.Symbol, &d.scope
	anchor, offset := s.Anchor.At(e), s.Offset.At(e)
	first := Stand{X: side(anchor, "left", "right"), Y: side(anchor, "top", "bottom")}
	first.Offset = [2]float64{offset[0] * c.Size, offset[1] * c.Size}
	if first == (Stand{}) {
		return
	}
	c.Stands = []Stand{first}
	if c.Icon == nil || first.X == 0 && first.Y == 0 {
		return
	}
	away := math.Hypot(first.Offset[0], first.Offset[1])
	for _, w := range []Stand{{Y: -1}, {Y: 1}, {X: -1}, {X: 1}} {
		w.Offset = [2]float64{-float64(w.X) * away, -float64(w.Y) * away}
		if w.X != first.X || w.Y != first.Y {
			c.Stands = append(c.Stands, w)
		}
	}
}

// side is -1 or 1 for the word that an anchor has.
func side(anchor, low, high string) int8 {
	switch {
	case strings.Contains(anchor, low):
		return -1
	case strings.Contains(anchor, high):
		return 1
	}
	return 0
}
