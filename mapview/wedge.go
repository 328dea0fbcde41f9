package mapview

import (
	"image"
	"image/color"
	"math"
)

// A sector is a field of view in device pixels.
type sector struct {
	x, y, radius float64
	left, right  [2]float64 // the unit vectors of its sides, y down
	wide         bool       // over 180 degrees
	whole        bool       // all round
}

func sectorOf(w *Wedge, x, y, metresPerPixel float64) sector {
	half := max(0, min(180, w.FOV/2))
	side := func(degrees float64) [2]float64 {
		sin, cos := math.Sincos(degrees * math.Pi / 180)
		return [2]float64{sin, -cos}
	}
	return sector{
		x: x, y: y, radius: w.Range / metresPerPixel,
		left: side(w.Heading - half), right: side(w.Heading + half),
		wide: half > 90, whole: half >= 179.5,
	}
}

// bounds are the pixels it may touch.
func (s *sector) bounds() image.Rectangle {
	r := s.radius + 1
	return image.Rect(
		int(math.Floor(s.x-r)), int(math.Floor(s.y-r)), int(math.Ceil(s.x+r)), int(math.Ceil(s.y+r)))
}

// inside is how far a pixel is from the nearest side, inward.
func (s *sector) inside(dx, dy float64) float64 {
	if s.whole {
		return s.radius
	}
	left := s.left[0]*dy - s.left[1]*dx
	right := s.right[1]*dx - s.right[0]*dy
	if s.wide {
		return max(left, right)
	}
	return min(left, right)
}

// The look of a wedge: its opacity near the camera, and on its rim.
const (
	wedgeNear     = 0.34
	wedgeSelected = 0.58
	wedgeFar      = 0.10
	wedgeEdge     = 0.55
)

// drawWedge fills a sector that fades outward, with a fine edge.
func drawWedge(dst *image.RGBA, s sector, c color.NRGBA, strength float64) {
	area := s.bounds().Intersect(dst.Rect)
	outer := (s.radius + 0.5) * (s.radius + 0.5)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		dy := float64(y) + 0.5 - s.y
		reach := outer - dy*dy
		if reach <= 0 {
			continue
		}
		reach = math.Sqrt(reach)
		first, last := max(area.Min.X, int(s.x-reach)), min(area.Max.X, int(s.x+reach)+1)
		row := dst.Pix[dst.PixOffset(first, y):]
		for x := first; x < last; x++ {
			dx := float64(x) + 0.5 - s.x
			if in := s.inside(dx, dy) + 0.5; in > 0 {
				over(row[(x-first)*4:], c, s.opacity(dx, dy, in, strength))
			}
		}
	}
}

// opacity at a pixel that is in-0.5 pixels from the nearest side.
func (s *sector) opacity(dx, dy, in, strength float64) float64 {
	away := math.Sqrt(dx*dx + dy*dy)
	rim := s.radius - away + 0.5
	part := min(1, away/s.radius)
	a := strength * (wedgeNear + (wedgeFar-wedgeNear)*part*(2-part))
	if edge := min(in, rim); edge < 1.5 {
		a = max(a, strength*wedgeEdge*(1-0.6*part)*max(0, 1-math.Abs(edge-0.75)))
	}
	return a * max(0, min(1, in, rim))
}

// over blends a colour into an opaque pixel.
func over(pixel []uint8, c color.NRGBA, opacity float64) {
	a := uint32(opacity * float64(c.A) * 256 / 255)
	rest := 256 - a
	pixel[0] = uint8((uint32(pixel[0])*rest + uint32(c.R)*a) >> 8)
	pixel[1] = uint8((uint32(pixel[1])*rest + uint32(c.G)*a) >> 8)
	pixel[2] = uint8((uint32(pixel[2])*rest + uint32(c.B)*a) >> 8)
}
