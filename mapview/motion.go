package mapview

import (
	"math"
	"time"
)

// A motion is a way the view takes: where it is some time after the start,
// and whether it has arrived. Motions are pure functions of that time.
type motion func(elapsed time.Duration) (v View, arrived bool)

// The pace of motions.
const (
	zoomPace   = 70 * time.Millisecond // to 63 % of the way
	panPace    = 90 * time.Millisecond
	glidePace  = 220 * time.Millisecond
	arrivedAt  = 7.0 // times the pace: less than a thousandth of the way is left
	flightRate = 2.2 // path lengths (in van Wijk's measure) a second
	flightMin  = 0.3 // seconds
	flightMax  = 1.4
)

// decay is the part of the way that is left, and whether none is.
func decay(elapsed, pace time.Duration) (left float64, arrived bool) {
	paces := float64(elapsed) / float64(pace)
	if paces >= arrivedAt {
		return 0, true
	}
	return math.Exp(-paces), false
}

// zooming keeps the place under the device pixel x, y where it is.
func zooming(from Viewport, x, y, zoom float64) motion {
	return func(elapsed time.Duration) (View, bool) {
		left, arrived := decay(elapsed, zoomPace)
		return from.about(x, y, zoom+(from.Zoom-zoom)*left), arrived
	}
}

// approaching goes straight to a view near by.
func approaching(from, to View) motion {
	a, b := project(from.Centre), project(to.Centre)
	return func(elapsed time.Duration) (View, bool) {
		left, arrived := decay(elapsed, panPace)
		if arrived {
			return to, true
		}
		at := world{b.x + (a.x-b.x)*left, b.y + (a.y-b.y)*left}
		return View{at.point(), to.Zoom + (from.Zoom-to.Zoom)*left}, false
	}
}

// gliding goes on at vx, vy device pixels a second and loses speed.
func gliding(from Viewport, vx, vy float64) motion {
	far := glidePace.Seconds()
	return func(elapsed time.Duration) (View, bool) {
		left, arrived := decay(elapsed, glidePace)
		return from.moved(vx*far*(1-left), vy*far*(1-left)), arrived
	}
}

// flying takes the smooth and efficient path of van Wijk and Nuij (IEEE
// InfoVis 2003): far goals are reached over a lower zoom.
func flying(from Viewport, to View) motion {
	a, b := project(from.Centre), project(to.Centre)
	far := math.Hypot(b.x-a.x, b.y-a.y) * tileSize * math.Exp2(from.Zoom) // logical pixels
	width := max(1, math.Hypot(float64(from.Size.X), float64(from.Size.Y))/from.scale())
	p := newPath(far/width, math.Exp2(from.Zoom-to.Zoom))
	seconds := max(flightMin, min(flightMax, p.length/flightRate))
	return func(elapsed time.Duration) (View, bool) {
		t := elapsed.Seconds() / seconds
		if t >= 1 {
			return to, true
		}
		way, wide := p.at(p.length * smooth(t))
		at := world{a.x + (b.x-a.x)*way, a.y + (b.y-a.y)*way}
		return View{at.point(), from.Zoom - math.Log2(wide)}, false
	}
}

// smooth starts and ends at rest.
func smooth(t float64) float64 { return t * t * t * (t*(6*t-15) + 10) }

// path is van Wijk's: the start's width of view is 1.
type path struct {
	length    float64 // in the paper's measure S
	far       float64 // distance, in widths of view
	r0, scale float64
}

// bend is the paper's rho: how much zooming out a distance is worth.
const bend = 1.3

func newPath(far, width float64) path {
	const here = 1e-4
	if far < here {
		return path{length: math.Abs(math.Log(width)) / bend, scale: math.Copysign(1, math.Log(width))}
	}
	r := func(w, sign float64) float64 {
		b := (width*width - 1 + sign*math.Pow(bend, 4)*far*far) / (2 * w * bend * bend * far)
		return -math.Asinh(b)
	}
	r0 := r(1, 1)
	return path{length: (r(width, -1) - r0) / bend, far: far, r0: r0}
}

// at is the part of the way done and the width of view after s.
func (p path) at(s float64) (way, width float64) {
	if p.far == 0 {
		if p.length == 0 {
			return 1, 1
		}
		return s / p.length, math.Exp(p.scale * bend * s)
	}
	u := (math.Cosh(p.r0)*math.Tanh(bend*s+p.r0) - math.Sinh(p.r0)) / (bend * bend * p.far)
	return u, math.Cosh(p.r0) / math.Cosh(bend*s+p.r0)
}
