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

// The look of a wedge: its opacity near the camera, on its rim, along its
// edge, and how much stronger that of a selected marker is.
const (
	wedgeNear     = 0.26
	wedgeFar      = 0.06
	wedgeEdge     = 0.45
	wedgeSelected = 1.8
	wedgeDim      = 0.45
	edgeWidth     = 1.5 // pixels
)

// fading is the opacity by the square of the distance, of 256 steps.
func fading(strength float64) (steps [257]float64) {
	for i := range steps {
		part := math.Sqrt(float64(i) / 256)
		steps[i] = min(1, strength*(wedgeNear+(wedgeFar-wedgeNear)*part*(2-part)))
	}
	return steps
}

// drawWedge fills a sector that fades outward, with a fine edge.
func drawWedge(dst *image.RGBA, s sector, c color.NRGBA, strength float64) {
	area := s.bounds().Intersect(dst.Rect)
	outer := (s.radius + 0.5) * (s.radius + 0.5)
	steps, step := fading(strength), 256/outer
	rim := max(0, s.radius-edgeWidth)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		dy := float64(y) + 0.5 - s.y
		reach := outer - dy*dy
		if reach <= 0 {
			continue
		}
		reach = math.Sqrt(reach)
		first, last := max(area.Min.X, int(s.x-reach)), min(area.Max.X, int(s.x+reach)+1)
		for x := first; x < last; x++ {
			dx := float64(x) + 0.5 - s.x
			in, away := s.inside(dx, dy)+0.5, dx*dx+dy*dy
			if in <= 0 || away >= outer {
				continue
			}
			opacity := steps[int(away*step)]
			if in < edgeWidth+0.5 || away > rim*rim {
				opacity = edge(min(in, s.radius+0.5-math.Sqrt(away)), opacity, strength)
			}
			over(dst.Pix[dst.PixOffset(x, y):], c, opacity)
		}
	}
}

// edge is the opacity of a pixel that is in-0.5 pixels from the edge.
func edge(in, opacity, strength float64) float64 {
	line := strength * wedgeEdge * max(0, 1-math.Abs(in-1))
	return max(opacity, min(1, line)) * max(0, min(1, in))
}

// over blends a colour into an opaque pixel.
func over(pixel []uint8, c color.NRGBA, opacity float64) {
	a := uint32(opacity * float64(c.A) * 256 / 255)
	rest := 256 - a
	pixel[0] = uint8((uint32(pixel[0])*rest + uint32(c.R)*a) >> 8)
	pixel[1] = uint8((uint32(pixel[1])*rest + uint32(c.G)*a) >> 8)
	pixel[2] = uint8((uint32(pixel[2])*rest + uint32(c.B)*a) >> 8)
}
