package lens

import "math"

// A Lens is an equidistant fisheye lens: its image is a circle, in which the
// distance from the centre grows with the angle from the optical axis. The
// zero Lens, or one without a radius, is none: it draws straight lines
// straight.
type Lens struct {
	CX, CY float64 // centre of the circle, 0 to 1 of the upright picture's width and height
	Radius float64 // of the circle, in parts of the picture's width
	FOV    float64 // across the circle, degrees; it defaults to 180
}

// Fisheye says whether there is something to straighten.
func (l Lens) Fisheye() bool { return l.Radius > 0 }

// half is the angle from the axis to the rim, in radians.
func (l Lens) half() float64 {
	if l.FOV > 0 {
		return l.FOV / 2 * degree
	}
	return 90 * degree
}

const degree = math.Pi / 180

// A View is where the virtual camera looks, in degrees. The zero View is
// none: the picture as it is.
type View struct {
	Pan  float64 // 0 to 360, clockwise in the picture; 0: towards its upper edge
	Tilt float64 // from the optical axis; what lies farther from it is up
	FOV  float64 // across the view, 10 to 120; 0: no View
}

// The limits of what a View shows, in degrees.
const (
	narrowest = 10
	widest    = 120
)

// Proper is the nearest view that a camera with the lens has; none if there is
// nothing to straighten, or v has values that are no numbers.
func (v View) Proper(l Lens) View {
	sum := v.Pan + v.Tilt + v.FOV
	if !l.Fisheye() || !(v.FOV > 0) || math.IsNaN(sum) || math.IsInf(sum, 0) {
		return View{}
	}
	v.Pan = math.Mod(v.Pan, 360)
	if v.Pan < 0 {
		v.Pan = math.Mod(v.Pan+360, 360)
	}
	v.Tilt = min(l.half()/degree, 120, max(0, v.Tilt))
	v.FOV = min(widest, max(narrowest, v.FOV))
	return v
}

// Drag moves what is seen by parts of the view's width and height, as a hand
// would, in a view of that aspect (width over height). At the axis, where a
// turn moves little, it turns no faster than five degrees for one.
func (v View) Drag(du, dv, aspect float64) View {
	v.Pan -= du * v.FOV / max(0.2, math.Sin(v.Tilt*degree))
	v.Tilt += dv * v.FOV / aspect
	return v
}

// Closer narrows the view by a factor.
func (v View) Closer(factor float64) View {
	v.FOV /= factor
	return v
}

// First is a view to begin with: towards the picture's upper edge, half way
// to the horizon.
func First() View { return View{Tilt: 45, FOV: 90} }
