package mapview

import (
	"image"
	"math"

	"github.com/paulmach/orb"
)

const (
	tileSize     = 512 // logical pixels
	maxLatitude  = 85.0511287798066
	earthRadius  = 6378137.0 // metres, WGS 84 equatorial
	earthMetres  = 2 * math.Pi * earthRadius
	deepestZoom  = 22
	nominalScale = 1.0
)

// A View is a place to look at and how closely.
type View struct {
	Centre orb.Point // lon, lat in degrees
	Zoom   float64   // 0: the world is 512 logical pixels wide; each step doubles it
}

// A Viewport is the part of the world on screen: centre, zoom and size in
// pixels. It is arithmetic, a value, and safe for concurrent use.
type Viewport struct {
	View
	Size  image.Point // device pixels
	Scale float64     // device pixels in a logical one; 0 means 1
}

// world is a place in the Web Mercator square: 0 to 1 eastward and southward.
type world struct{ x, y float64 }

func project(p orb.Point) world {
	lat := max(-maxLatitude, min(maxLatitude, p[1]))
	sin := math.Sin(lat * math.Pi / 180)
	return world{p[0]/360 + 0.5, 0.5 - math.Log((1+sin)/(1-sin))/(4*math.Pi)}
}

func (w world) point() orb.Point {
	lat := math.Atan(math.Sinh(math.Pi*(1-2*w.y))) * 180 / math.Pi
	return orb.Point{(w.x - 0.5) * 360, lat}
}

func (v Viewport) scale() float64 {
	if v.Scale <= 0 {
		return nominalScale
	}
	return v.Scale
}

// pixels is the width of the world in device pixels.
func (v Viewport) pixels() float64 { return tileSize * v.scale() * math.Exp2(v.Zoom) }

// origin is the world's north-west corner from the viewport's, in device
// pixels. It is whole, so that tiles fall on pixels.
func (v Viewport) origin() (x, y float64) {
	c, w := project(v.Centre), v.pixels()
	return math.Round(float64(v.Size.X)/2 - c.x*w), math.Round(float64(v.Size.Y)/2 - c.y*w)
}

// Screen is where p lies, in device pixels from the viewport's upper left
// corner.
func (v Viewport) Screen(p orb.Point) (x, y float64) { return v.screen(project(p)) }

func (v Viewport) screen(w world) (x, y float64) {
	ox, oy := v.origin()
	size := v.pixels()
	return ox + w.x*size, oy + w.y*size
}

// Place is the lon, lat under a device pixel: the inverse of Screen.
func (v Viewport) Place(x, y float64) orb.Point { return v.world(x, y).point() }

func (v Viewport) world(x, y float64) world {
	ox, oy := v.origin()
	size := v.pixels()
	return world{(x - ox) / size, (y - oy) / size}
}

// MetresPerPixel is the length of a device pixel on the ground at the
// viewport's centre.
func (v Viewport) MetresPerPixel() float64 {
	lat := max(-maxLatitude, min(maxLatitude, v.Centre[1]))
	return earthMetres * math.Cos(lat*math.Pi/180) / v.pixels()
}

// about is the view at another zoom in which the device pixel x, y shows the
// same place.
func (v Viewport) about(x, y, zoom float64) View {
	c, grown := project(v.Centre), math.Exp2(v.Zoom-zoom)
	dx, dy := x-float64(v.Size.X)/2, y-float64(v.Size.Y)/2
	way := (1 - grown) / v.pixels()
	return View{world{c.x + dx*way, c.y + dy*way}.point(), zoom}
}

// moved is the view whose content lies dx, dy device pixels further right and
// down.
func (v Viewport) moved(dx, dy float64) View {
	c, size := project(v.Centre), v.pixels()
	return View{world{c.x - dx/size, c.y - dy/size}.point(), v.Zoom}
}
