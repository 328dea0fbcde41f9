package mapview

import (
	"fmt"
	"image"
	"image/draw"

	"fyne.io/fyne/v2/theme"
	"github.com/paulmach/orb"

	"watchfloor/mapview/label"
)

// A Sampler draws single markers and shapes as the map does: for a legend. One
// goroutine uses it.
type Sampler struct {
	symbols symbolist
	drafter drafter
}

// NewSampler makes a Sampler. It fails where the theme's fonts cannot be read.
func NewSampler() (*Sampler, error) {
	fonts, err := label.ParseFonts(
		theme.DefaultTextFont().Content(), theme.DefaultTextBoldFont().Content(), theme.DefaultTextItalicFont().Content())
	if err != nil {
		return nil, fmt.Errorf("read the legend's fonts: %w", err)
	}
	return &Sampler{symbols: symbolist{fonts: fonts}}, nil
}

// Marker is a marker's symbol, as large as it is; scale is device pixels in a
// logical one.
func (s *Sampler) Marker(m Marker, scale float64) *image.RGBA {
	p := s.symbols.picture(lookOf(&m, -1), scale)
	sample := image.NewRGBA(image.Rectangle{Max: p.Rect.Size()})
	draw.Draw(sample, sample.Rect, p, p.Rect.Min, draw.Src)
	return sample
}

// Shape is a small rectangle drawn as s, whatever its geometry.
func (s *Sampler) Shape(sh Shape, scale float64) *image.RGBA {
	const wide, high, inset = 18, 14, 2 // logical pixels
	v := Viewport{View: View{Zoom: 10}, Size: image.Pt(int(wide*scale), int(high*scale)), Scale: scale}
	sample := image.NewRGBA(image.Rectangle{Max: v.Size})
	x, y := float64(v.Size.X)-inset*scale, float64(v.Size.Y)-inset*scale
	sh.Geometry = orb.Polygon{{
		v.Place(inset*scale, inset*scale), v.Place(x, inset*scale), v.Place(x, y), v.Place(inset*scale, y), v.Place(inset*scale, inset*scale),
	}}
	s.drafter.draw(sample, sh, v)
	return sample
}
