package raster

import (
	"math"
	"testing"
)

func TestStrokeAreas(t *testing.T) {
	at := func(x, y float64) Point { return Point{Px(x), Px(y)} }
	east := []Point{at(20, 20), at(50, 20)}
	right := append(east[:2:2], at(50, 50))                     // turns to the right
	left := []Point{at(20, 50), at(50, 50), at(50, 20)}         // turns to the left
	back := []Point{at(20, 20), at(50, 20), at(30, 20)}         // goes back
	sharp := []Point{at(20, 20), at(60, 22), at(20, 24)}        // almost
	const corner = 30*20 + 30*20 - 100                          // two arms of width 20
	quarter, half, wide := math.Pi*100/4, math.Pi*100/2, 20*One // of a disc of that width
	for name, c := range map[string]struct {
		stroke Stroke
		closed bool
		points []Point
		want   float64
	}{
		"butt":          {Stroke{Width: 4 * One}, false, east, 30 * 4},
		"thin":          {Stroke{Width: One / 2}, false, east, 15},
		"slanted":       {Stroke{Width: 4 * One}, false, []Point{at(10, 10), at(40, 50)}, 50 * 4},
		"square":        {Stroke{Width: 4 * One, Cap: Square}, false, east, 34 * 4},
		"round":         {Stroke{Width: wide, Cap: RoundCap}, false, east, 30*20 + 2*half},
		"bevel right":   {Stroke{Width: wide}, false, right, corner + 50},
		"bevel left":    {Stroke{Width: wide}, false, left, corner + 50},
		"miter right":   {Stroke{Width: wide, Join: Miter}, false, right, corner + 100},
		"miter left":    {Stroke{Width: wide, Join: Miter}, false, left, corner + 100},
		"round right":   {Stroke{Width: wide, Join: RoundJoin}, false, right, corner + quarter},
		"round left":    {Stroke{Width: wide, Join: RoundJoin}, false, left, corner + quarter},
		"back":          {Stroke{Width: 4 * One, Join: Miter}, false, back, 30 * 4},
		"back, round":   {Stroke{Width: wide, Join: RoundJoin}, false, back, 30*20 + half},
		"no long miter": {Stroke{Width: 4 * One, Join: Miter}, false, sharp, 40*4 + 40*4 - 80 + 4},
		"closed":        {Stroke{Width: 4 * One, Join: Miter}, true, []Point{at(20, 20), at(50, 20), at(50, 50), at(20, 50)}, 34*34 - 26*26},
		"dashed":        {Stroke{Width: 4 * One, Dash: []Fixed{5 * One, 5 * One}}, false, east, 15 * 4},
		"odd dashes":    {Stroke{Width: 4 * One, Dash: []Fixed{5 * One}}, false, east, 15 * 4},
		"dots":          {Stroke{Width: 4 * One, Cap: RoundCap, Dash: []Fixed{0, 10 * One}}, false, east, 3 * math.Pi * 4},
		"no dashes":     {Stroke{Width: 4 * One, Dash: []Fixed{0, 0}}, false, east, 30 * 4},
		"a dot":         {Stroke{Width: wide, Cap: RoundCap}, false, east[:1], 2 * half},
		"nothing":       {Stroke{Width: wide}, false, east[:1], 0},
		"no width":      {Stroke{}, false, east, 0},
	} {
		var r Rasterizer
		img := picture(90, 90)
		r.Stroke(img, path(c.closed, c.points...), c.stroke, white)
		if got := covered(img); math.Abs(got-c.want) > 0.02*c.want+0.5 {
			t.Errorf("%s: %.1f pixels, want %.1f", name, got, c.want)
		}
	}
}

func TestStrokeKeepsItsWidthInEveryDirection(t *testing.T) {
	for degrees := range 360 {
		sin, cos := math.Sincos(float64(degrees) * math.Pi / 180)
		var r Rasterizer
		img := picture(100, 100)
		r.Stroke(img, path(false, Point{Px(50), Px(50)}, Point{Px(50 + 40*cos), Px(50 + 40*sin)}), Stroke{Width: 3 * One}, white)
		if got := covered(img); math.Abs(got-120) > 2.5 {
			t.Errorf("%d degrees: %.1f pixels, want 120", degrees, got)
		}
	}
}

// TestLongDashes draws lines that come from and go very far: their dashes lie
// where they would if all were drawn, and cost nothing outside the picture.
func TestLongDashes(t *testing.T) {
	for name, c := range map[string]struct {
		dash []Fixed
		line []Point
		want float64
	}{
		"short": {[]Fixed{16, 16}, []Point{{-far, 10 * One}, {far, 10 * One}}, 10},
		"one":   {[]Fixed{far + 10*One, 1000 * One}, []Point{{-far, 10 * One}, {far, 10 * One}}, 10},
		"gap":   {[]Fixed{far + 5*One, 10 * One}, []Point{{-far, 10 * One}, {far, 10 * One}}, 10},
		"by":    {[]Fixed{10, 10}, []Point{{-far, -10 * One}, {far, -10 * One}, {far, 10 * One}, {20 * One, 10 * One}}, 0},
	} {
		var r Rasterizer
		img := picture(20, 20)
		r.Stroke(img, path(false, c.line...), Stroke{Width: One, Dash: c.dash}, white)
		if got := covered(img); math.Abs(got-c.want) > 0.5 {
			t.Errorf("%s: %.1f pixels, want %.1f", name, got, c.want)
		}
	}
}

func TestDashesGoRoundRings(t *testing.T) {
	var r Rasterizer
	img := picture(40, 40)
	square := path(true, Point{320, 320}, Point{2240, 320}, Point{2240, 2240}, Point{320, 2240})
	r.Stroke(img, square, Stroke{Width: 2 * One, Dash: []Fixed{10 * One, 5 * One}}, white)
	if got := covered(img); math.Abs(got-160) > 0.5 {
		t.Errorf("%.1f pixels, want 160", got)
	}
	for _, at := range []struct {
		x, y int
		want uint8
	}{{10, 5, 255}, {17, 5, 0}, {34, 7, 255}, {34, 17, 0}, {7, 34, 0}, {5, 33, 255}, {5, 8, 0}} {
		if got := img.RGBAAt(at.x, at.y).A; got != at.want {
			t.Errorf("pixel %d,%d is %d, want %d", at.x, at.y, got, at.want)
		}
	}
}

func TestPx(t *testing.T) {
	for v, want := range map[float64]Fixed{0: 0, 1: 64, -1: -64, 0.5: 32, 0.01: 1, -0.01: -1, 1e12: 1 << 30} {
		if got := Px(v); got != want {
			t.Errorf("%v is %d, want %d", v, got, want)
		}
	}
}

func BenchmarkStroke(b *testing.B) {
	var r Rasterizer
	img := picture(512, 512)
	p := path(false, star(20)...)
	b.ReportAllocs()
	for b.Loop() {
		r.Stroke(img, p, Stroke{Width: 6 * One, Join: RoundJoin, Cap: RoundCap}, white)
	}
}
