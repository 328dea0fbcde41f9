package label

import (
	"image"
	"image/color"
	"math"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"

	"watchfloor/mapview/raster"
)

// turns is how many directions letters are drawn in, and parts how many
// places within a pixel: finer steps cannot be seen.
const (
	turns = 256
	parts = 4
)

// A pose is where and how a glyph is drawn, pixels from the anchor, y down.
type pose struct {
	glyph *glyph
	x, y  float64
	turn  uint8 // clockwise, in turns
}

func turnOf(angle float64) uint8 {
	return uint8(int(math.Round(angle/(2*math.Pi)*turns)) & (turns - 1))
}

// sincos does not differ from system to system: it is rounded.
func sincos(turn uint8) (sin, cos float64) {
	const unit = 1 << 20
	s, c := math.Sincos(2 * math.Pi * float64(turn) / turns)
	return math.Round(s*unit) / unit, math.Round(c*unit) / unit
}

// A stamp is a glyph's mask and that of its halo, both of the area rect from
// the pixel that the glyph's origin lies in.
type stamp struct {
	rect      image.Rectangle
	ink, halo []uint8
}

type glyphKey struct {
	face                *font.Face
	id                  font.GID
	thicker, size, halo float64
	turn, partX, partY  uint8
}

// stamped draws a pose at a size of the em, or finds it drawn before; at is
// the pixel its origin lies in.
func (f *Fonts) stamped(p pose, size, halo float64) (s *stamp, at image.Point) {
	x, y := int(math.Floor(p.x*parts+0.5)), int(math.Floor(p.y*parts+0.5))
	at = image.Pt(floorDiv(x, parts), floorDiv(y, parts))
	k := glyphKey{
		face: p.glyph.face, id: p.glyph.id, thicker: p.glyph.thicker, size: size, halo: halo, turn: p.turn,
		partX: uint8(x - parts*at.X), partY: uint8(y - parts*at.Y),
	}
	s, ok := f.glyphs.get(k)
	if !ok {
		s = f.stamp(k)
		f.glyphs.put(k, s)
	}
	return s, at
}

func floorDiv(a, n int) int { return int(math.Floor(float64(a) / float64(n))) }

// stamp draws a glyph.
func (f *Fonts) stamp(k glyphKey) *stamp {
	o := f.outline(k)
	if o.high[0] < o.low[0] {
		return &stamp{} // a space, or a picture
	}
	margin := math.Ceil(k.halo) + k.thicker/2
	s := &stamp{rect: image.Rect(
		int(math.Floor(o.low[0]-margin)), int(math.Floor(o.low[1]-margin)),
		int(math.Ceil(o.high[0]+margin)), int(math.Ceil(o.high[1]+margin)))}
	s.ink = f.fill(o, s.rect, k.thicker)
	if k.halo > 0 {
		s.halo = dilate(s.ink, s.rect.Dx(), k.halo)
	}
	return s
}

// fill is the mask of an outline.
func (f *Fonts) fill(o *outline, area image.Rectangle, thicker float64) []uint8 {
	size := area.Size()
	if n := 4 * size.X * size.Y; n > len(f.scratch) {
		f.scratch = make([]uint8, n)
	}
	canvas := image.RGBA{Pix: f.scratch[:4*size.X*size.Y], Stride: 4 * size.X, Rect: image.Rectangle{Max: size}}
	clear(canvas.Pix)
	o.trace(&f.path, area.Min)
	white := color.RGBA{0xFF, 0xFF, 0xFF, 0xFF}
	f.raster.Fill(&canvas, &f.path, white, raster.NonZero)
	if thicker > 0 {
		f.raster.Stroke(&canvas, &f.path, raster.Stroke{Width: raster.Px(thicker), Join: raster.RoundJoin}, white)
	}
	mask := make([]uint8, size.X*size.Y)
	for i := range mask {
		mask[i] = canvas.Pix[4*i+3]
	}
	return mask
}

// An outline is a glyph's, in pixels from the pixel its origin lies in.
type outline struct {
	segments  []font.Segment
	transform func(opentype.SegmentPoint) [2]float64
	low, high [2]float64
}

// outline places a glyph's outline. Products are rounded one by one, so that
// no system fuses them with the sum.
func (f *Fonts) outline(k glyphKey) *outline {
	o := &outline{low: [2]float64{math.Inf(1), math.Inf(1)}, high: [2]float64{math.Inf(-1), math.Inf(-1)}}
	if data, ok := k.face.GlyphData(k.id).(font.GlyphOutline); ok {
		o.segments = data.Segments
	}
	scale := k.size / float64(k.face.Upem())
	sin, cos := sincos(k.turn)
	left, top := float64(k.partX)/parts, float64(k.partY)/parts
	o.transform = func(p opentype.SegmentPoint) [2]float64 {
		x, y := float64(float64(p.X)*scale), float64(-float64(p.Y)*scale)
		return [2]float64{left + float64(x*cos) - float64(y*sin), top + float64(x*sin) + float64(y*cos)}
	}
	for i := range o.segments {
		for _, p := range o.segments[i].ArgsSlice() {
			at := o.transform(p)
			for j, v := range at {
				o.low[j], o.high[j] = min(o.low[j], v), max(o.high[j], v)
			}
		}
	}
	return o
}

// trace puts the outline on a path whose origin is a pixel.
func (o *outline) trace(path *raster.Path, origin image.Point) {
	path.Reset()
	t := tracer{path: path, left: float64(origin.X), top: float64(origin.Y)}
	for i := range o.segments {
		var to [3][2]float64
		for j, p := range o.segments[i].ArgsSlice() {
			to[j] = o.transform(p)
		}
		switch o.segments[i].Op {
		case opentype.SegmentOpMoveTo:
			path.Close()
			t.move(to[0])
		case opentype.SegmentOpLineTo:
			t.line(to[0])
		case opentype.SegmentOpQuadTo:
			a := t.at // as a cubic curve
			t.curve(between(a, to[0], 2./3), between(to[1], to[0], 2./3), to[1])
		case opentype.SegmentOpCubeTo:
			t.curve(to[0], to[1], to[2])
		}
	}
	path.Close()
}
