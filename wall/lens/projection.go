package lens

import "math"

// A Projection maps a view to the fisheye's picture. The ray through a point
// q of the view, -1 to 1 across and down, is Forward + q.x*Right + q.y*Down,
// in the coordinates of the camera: x to the picture's right, y down, z along
// the optical axis.
type Projection struct {
	Forward, Right, Down [3]float64
	CX, CY               float64 // where the axis meets the picture
	RX, RY               float64 // of the circle, in parts of the picture's width and height
	Half                 float64 // angle from the axis to the rim, radians
}

// Project maps a proper view, with the aspect that it is shown in, to a
// picture of that aspect (width over height, as it is meant to be shown).
func Project(l Lens, v View, view, picture float64) Projection {
	sinPan, cosPan := math.Sincos((v.Pan - 90) * degree)
	sin, cos := math.Sincos(v.Tilt * degree)
	across := math.Tan(v.FOV / 2 * degree)
	p := Projection{
		Forward: [3]float64{sin * cosPan, sin * sinPan, cos},
		Right:   [3]float64{-sinPan, cosPan, 0},
		Down:    [3]float64{-cos * cosPan, -cos * sinPan, sin},
		CX:      l.CX, CY: l.CY, RX: l.Radius, RY: l.Radius * picture, Half: l.half(),
	}
	for i := range 3 {
		p.Right[i] *= across
		p.Down[i] *= across / view
	}
	return p
}

// At is where in the picture a point of the view lies, both 0 to 1 across and
// down. It may be outside the circle, and outside the picture.
func (p *Projection) At(u, v float64) (x, y float64) {
	qx, qy := 2*u-1, 2*v-1
	var d [3]float64
	for i := range d {
		d[i] = p.Forward[i] + qx*p.Right[i] + qy*p.Down[i]
	}
	r := math.Hypot(d[0], d[1])
	if r < 1e-9 {
		return p.CX, p.CY
	}
	k := math.Atan2(r, d[2]) / p.Half / r
	return p.CX + k*d[0]*p.RX, p.CY + k*d[1]*p.RY
}

// Inside says whether the lens draws a picture at a point of it.
func (p *Projection) Inside(x, y float64) bool {
	dx, dy := (x-p.CX)/p.RX, (y-p.CY)/p.RY
	return dx*dx+dy*dy <= 1 && x >= 0 && y >= 0 && x <= 1 && y <= 1
}
