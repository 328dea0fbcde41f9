package label

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"strings"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// A Text is drawn text: its ink, and a halo around it.
type Text struct {
	Bounds    image.Rectangle // of ink and halo, pixels from the anchor
	Width     float64         // of the widest line, pixels
	ink, halo *image.Alpha
}

// Draw puts the text's anchor at a pixel of dst.
func (t *Text) Draw(dst *image.RGBA, at image.Point, ink, halo color.NRGBA) {
	to := t.Bounds.Add(at)
	if t.halo != nil && halo.A > 0 {
		draw.DrawMask(dst, to, image.NewUniform(halo), image.Point{}, t.halo, t.halo.Rect.Min, draw.Over)
	}
	if t.ink != nil {
		draw.DrawMask(dst, to, image.NewUniform(ink), image.Point{}, t.ink, t.ink.Rect.Min, draw.Over)
	}
}

// lineHeight and capHeight are in ems.
const (
	lineHeight = 1.15
	capHeight  = 0.714
)

type textKey struct {
	text          string
	face          Face
	size, spacing float64
	halo          float64
}

// Text draws lines, centred on the anchor; size, spacing (between letters)
// and halo (its width) are pixels. Texts are cached.
func (f *Fonts) Text(lines string, face Face, size, spacing, halo float64) *Text {
	k := textKey{lines, face, size, spacing, halo}
	if t, ok := f.texts[k]; ok {
		return t
	}
	if len(f.texts) >= cached {
		clear(f.texts)
	}
	var posed []pose
	var width float64
	split := strings.Split(lines, "\n")
	y := size * (capHeight - lineHeight*float64(len(split)-1)) / 2
	for _, line := range split {
		r := f.shape(line, face, size, spacing)
		posed = r.along(posed, -r.width/2, y)
		width = max(width, r.width)
		y += size * lineHeight
	}
	t := f.draw(posed, halo)
	t.Width = width
	f.texts[k] = t
	return t
}

// A pose is where and how a glyph is drawn, pixels from the anchor, y down.
type pose struct {
	face     Face
	id       font.GID
	size     float64
	x, y     float64
	sin, cos float64 // of its clockwise turn
}

// along poses a run on a horizontal line.
func (r *run) along(posed []pose, x, y float64) []pose {
	for _, g := range r.glyphs {
		posed = append(posed, pose{r.face, g.id, r.size, x + g.dx, y - g.dy, 0, 1})
		x += g.advance
	}
	return posed
}

// outline calls the pen with the glyph's segments in pixels.
func (f *Fonts) outline(p pose, pen func(opentype.SegmentOp, [3][2]float32)) {
	face := f.faces[p.face]
	data, ok := face.GlyphData(p.id).(font.GlyphOutline)
	if !ok {
		return // a space, or a picture
	}
	scale := p.size / float64(face.Upem())
	for _, s := range data.Segments {
		var to [3][2]float32
		for i, a := range s.Args {
			x, y := float64(a.X)*scale, -float64(a.Y)*scale
			to[i] = [2]float32{float32(p.x + x*p.cos - y*p.sin), float32(p.y + x*p.sin + y*p.cos)}
		}
		pen(s.Op, to)
	}
}

// points is how many of a segment's arguments are used.
func points(op opentype.SegmentOp) int {
	switch op {
	case opentype.SegmentOpQuadTo:
		return 2
	case opentype.SegmentOpCubeTo:
		return 3
	}
	return 1
}

func (f *Fonts) bounds(posed []pose, margin float64) image.Rectangle {
	low, high := [2]float64{math.Inf(1), math.Inf(1)}, [2]float64{math.Inf(-1), math.Inf(-1)}
	for _, p := range posed {
		f.outline(p, func(op opentype.SegmentOp, to [3][2]float32) {
			for _, at := range to[:points(op)] {
				for i, v := range at {
					low[i], high[i] = min(low[i], float64(v)), max(high[i], float64(v))
				}
			}
		})
	}
	if low[0] > high[0] {
		return image.Rectangle{}
	}
	margin++
	return image.Rect(
		int(math.Floor(low[0]-margin)), int(math.Floor(low[1]-margin)),
		int(math.Ceil(high[0]+margin)), int(math.Ceil(high[1]+margin)))
}

// draw makes the masks of posed glyphs.
func (f *Fonts) draw(posed []pose, halo float64) *Text {
	t := &Text{Bounds: f.bounds(posed, halo)}
	if t.Bounds.Empty() {
		return t
	}
	size := t.Bounds.Size()
	f.raster.Reset(size.X, size.Y)
	for _, p := range posed {
		p.x, p.y = p.x-float64(t.Bounds.Min.X), p.y-float64(t.Bounds.Min.Y)
		f.outline(p, f.trace)
		f.raster.ClosePath()
	}
	t.ink = image.NewAlpha(image.Rectangle{Max: size})
	f.raster.Draw(t.ink, t.ink.Rect, image.Opaque, image.Point{})
	if halo > 0 {
		t.halo = dilate(t.ink, halo)
	}
	return t
}

// trace puts a segment on the rasteriser.
func (f *Fonts) trace(op opentype.SegmentOp, a [3][2]float32) {
	switch op {
	case opentype.SegmentOpMoveTo:
		f.raster.ClosePath()
		f.raster.MoveTo(a[0][0], a[0][1])
	case opentype.SegmentOpLineTo:
		f.raster.LineTo(a[0][0], a[0][1])
	case opentype.SegmentOpQuadTo:
		f.raster.QuadTo(a[0][0], a[0][1], a[1][0], a[1][1])
	case opentype.SegmentOpCubeTo:
		f.raster.CubeTo(a[0][0], a[0][1], a[1][0], a[1][1], a[2][0], a[2][1])
	}
}
