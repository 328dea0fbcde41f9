package lens

import (
	"math"
	"math/rand/v2"
	"testing"
)

var ceiling = Lens{CX: 0.5, CY: 0.5, Radius: 0.5, FOV: 180}

func TestProperViews(t *testing.T) {
	for _, c := range []struct {
		l        Lens
		in, want View
	}{
		{ceiling, View{}, View{}},
		{Lens{}, View{10, 10, 60}, View{}},
		{ceiling, View{370, 20, 60}, View{10, 20, 60}},
		{ceiling, View{-10, 20, 60}, View{350, 20, 60}},
		{ceiling, View{-1e-20, 20, 60}, View{0, 20, 60}},
		{ceiling, View{0, -5, 500}, View{0, 0, 120}},
		{ceiling, View{0, 99, 1}, View{0, 90, 10}},
		{Lens{Radius: 0.4}, View{0, 99, 60}, View{0, 90, 60}},
		{Lens{Radius: 0.4, FOV: 220}, View{0, 150, 60}, View{0, 110, 60}},
		{ceiling, View{math.NaN(), 0, 60}, View{}},
		{ceiling, View{0, math.Inf(1), 60}, View{}},
		{ceiling, View{0, 0, math.NaN()}, View{}},
	} {
		if got := c.in.Proper(c.l); got != c.want {
			t.Errorf("%+v became %+v, want %+v", c.in, got, c.want)
		}
	}
}

// TestWhereViewsLook: the middle of a view lies where its pan and tilt say,
// and the middle of its upper edge farther from the axis.
func TestWhereViewsLook(t *testing.T) {
	const picture = 4. / 3
	for _, c := range []struct {
		v    View
		x, y float64
	}{
		{View{0, 0, 60}, 0.5, 0.5},
		{View{0, 45, 60}, 0.5, 0.5 - 0.25*picture},
		{View{90, 45, 60}, 0.75, 0.5},
		{View{180, 45, 60}, 0.5, 0.5 + 0.25*picture},
		{View{270, 90, 60}, 0, 0.5},
	} {
		p := Project(ceiling, c.v, 16./9, picture)
		x, y := p.At(0.5, 0.5)
		if math.Abs(x-c.x)+math.Abs(y-c.y) > 1e-6 {
			t.Errorf("%+v looks at %v, %v, want %v, %v", c.v, x, y, c.x, c.y)
		}
		away := func(x, y float64) float64 { return math.Hypot(x-0.5, (y-0.5)/picture) }
		upX, upY := p.At(0.5, 0)
		if c.v.Tilt > 0 && away(upX, upY) <= away(x, y) {
			t.Errorf("%+v: up is towards the axis", c.v)
		}
	}
	if p := Project(ceiling, View{0, 0, 60}, 1, 1); p.Right[0] <= 0 || p.Down[1] <= 0 {
		t.Errorf("straight down at pan 0 the view is turned: right %v, down %v", p.Right, p.Down)
	}
}

// unproject is the ray of a point of the picture: the lens as its definition
// says it, the other way round.
func unproject(l Lens, x, y, picture float64) [3]float64 {
	dx, dy := (x-l.CX)/l.Radius, (y-l.CY)/(l.Radius*picture)
	theta := math.Hypot(dx, dy) * l.half()
	sin, cos := math.Sincos(theta)
	phi := math.Atan2(dy, dx)
	return [3]float64{sin * math.Cos(phi), sin * math.Sin(phi), cos}
}

func dot(a, b [3]float64) float64 { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }

// TestStraightLinesBecomeStraight: what a view shows at a point is the ray
// there, in a pinhole camera of that angle: exactly, for all views.
func TestStraightLinesBecomeStraight(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for range 5000 {
		l := Lens{0.4 + 0.2*random.Float64(), 0.5, 0.3 + 0.3*random.Float64(), 120 + 100*random.Float64()}
		v := View{360 * random.Float64(), 90 * random.Float64(), 10 + 110*random.Float64()}.Proper(l)
		aspect, picture := 0.5+2*random.Float64(), 0.7+random.Float64()
		p := Project(l, v, aspect, picture)
		u, w := random.Float64(), random.Float64()
		x, y := p.At(u, w)
		ray := unproject(l, x, y, picture)
		far := dot(ray, p.Forward) // Forward has length 1
		tan := math.Tan(v.FOV / 2 * degree)
		gotU := dot(ray, p.Right) / far / (tan * tan)
		gotV := dot(ray, p.Down) / far / (tan * tan) * aspect * aspect
		if far <= 0 || math.Abs(gotU-(2*u-1)) > 1e-6 || math.Abs(gotV-(2*w-1)) > 1e-6 {
			t.Fatalf("%+v through %+v: %v, %v of the view shows %v, %v", v, l, 2*u-1, 2*w-1, gotU, gotV)
		}
	}
}

// TestDragFollowsTheHand: what was under the pointer stays there, nearly.
func TestDragFollowsTheHand(t *testing.T) {
	const aspect, picture = 16. / 9, 1.
	for _, v := range []View{{0, 60, 60}, {120, 80, 40}, {300, 45, 30}} {
		p := Project(ceiling, v, aspect, picture)
		x, y := p.At(0.5, 0.5)
		q := Project(ceiling, v.Drag(0.02, 0.03, aspect).Proper(ceiling), aspect, picture)
		toX, toY := q.At(0.52, 0.53)
		if off := math.Hypot(toX-x, toY-y); off > 0.004 {
			t.Errorf("%+v: the hand slips by %v", v, off)
		}
	}
	if v := (View{10, 0, 60}).Drag(0.1, 0, 1); math.Abs(v.Pan-10) > 31 {
		t.Errorf("at the axis it turned to %v", v.Pan)
	}
}

func TestInside(t *testing.T) {
	p := Project(Lens{0.5, 0.5, 0.4, 180}, View{0, 0, 60}, 1, 1)
	for _, c := range []struct {
		x, y float64
		want bool
	}{{0.5, 0.5, true}, {0.89, 0.5, true}, {0.91, 0.5, false}, {0.8, 0.8, false}, {0.5, 0.09, false}} {
		if p.Inside(c.x, c.y) != c.want {
			t.Errorf("%v, %v is inside: %v", c.x, c.y, !c.want)
		}
	}
	if wide := Project(Lens{0.5, 0.5, 0.8, 180}, View{0, 0, 60}, 1, 1); wide.Inside(1.1, 0.5) || wide.Inside(0.5, -0.1) {
		t.Error("beyond the picture's edge is inside")
	}
}
