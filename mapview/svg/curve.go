package svg

import "math"

// steps is how many lines stand for a curve: the icons are small.
const steps = 8

func (t *tracer) quadratic(control, to point) {
	from := t.at
	third := func(a, b float64) float64 { return a + float64(2*(b-a)/3) }
	t.cubic(point{third(from.x, control.x), third(from.y, control.y)}, point{third(to.x, control.x), third(to.y, control.y)}, to)
}

// cubic goes along a cubic Bézier curve. The conversions keep processors from
// fusing the operations: the same bits everywhere.
func (t *tracer) cubic(b, c, to point) {
	a := t.at
	for i := 1; i < steps; i++ {
		u := float64(i) / steps
		v := 1 - u
		wa, wb, wc, wd := float64(v*v*v), float64(3*v*v*u), float64(3*v*u*u), float64(u*u*u)
		sum := func(a, b, c, d float64) float64 {
			return float64(wa*a) + float64(wb*b) + float64(wc*c) + float64(wd*d)
		}
		t.line(point{sum(a.x, b.x, c.x, to.x), sum(a.y, b.y, c.y, to.y)})
	}
	t.line(to)
}

// arc goes along a part of an ellipse (SVG 1.1, appendix F.6).
func (t *tracer) arc(from point) error {
	radii, err := t.point(point{})
	if err != nil {
		return err
	}
	turn, err := t.in.number()
	if err != nil {
		return err
	}
	large, err := t.in.flag()
	if err != nil {
		return err
	}
	sweep, err := t.in.flag()
	if err != nil {
		return err
	}
	to, err := t.point(from)
	if err != nil {
		return err
	}
	t.ellipse(point{math.Abs(radii.x), math.Abs(radii.y)}, turn*math.Pi/180, large, sweep, to)
	return nil
}

func (t *tracer) ellipse(r point, turn float64, large, sweep bool, to point) {
	if r.x == 0 || r.y == 0 || t.at == to {
		t.line(to)
		return
	}
	sin, cos := math.Sincos(turn)
	// In the frame of the ellipse the way there, halved (F.6.5.1).
	dx, dy := (t.at.x-to.x)/2, (t.at.y-to.y)/2
	half := point{cos*dx + sin*dy, cos*dy - sin*dx}
	if grow := half.x*half.x/(r.x*r.x) + half.y*half.y/(r.y*r.y); grow > 1 {
		r = point{r.x * math.Sqrt(grow), r.y * math.Sqrt(grow)}
	}
	centre := centreOf(half, r, large == sweep)
	begin := math.Atan2((half.y-centre.y)/r.y, (half.x-centre.x)/r.x)
	end := math.Atan2((-half.y-centre.y)/r.y, (-half.x-centre.x)/r.x)
	angle := end - begin
	if sweep && angle < 0 {
		angle += 2 * math.Pi
	} else if !sweep && angle > 0 {
		angle -= 2 * math.Pi
	}
	middle := point{(t.at.x + to.x) / 2, (t.at.y + to.y) / 2}
	for i := 1; i < 2*steps; i++ {
		s, c := math.Sincos(begin + angle*float64(i)/(2*steps))
		p := point{centre.x + r.x*c, centre.y + r.y*s}
		t.line(middle.plus(point{grid(cos*p.x - sin*p.y), grid(sin*p.x + cos*p.y)}))
	}
	t.line(to)
}

// centreOf is F.6.5.2: the ellipse's centre in its own frame.
func centreOf(half, r point, other bool) point {
	a, b := r.x*r.x*half.y*half.y, r.y*r.y*half.x*half.x
	k := math.Sqrt(max(0, (r.x*r.x*r.y*r.y-a-b)/(a+b)))
	if other {
		k = -k
	}
	return point{k * r.x * half.y / r.y, -k * r.y * half.x / r.x}
}

// grid rounds to 1/1024 of a unit: the last bits of sine and cosine are not
// the same on every processor.
func grid(v float64) float64 { return math.Round(v*1024) / 1024 }
