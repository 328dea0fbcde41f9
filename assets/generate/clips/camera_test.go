package main

import (
	"image"
	"math"
	"testing"
)

func TestRayMeetsWhatItWasProjectedFrom(t *testing.T) {
	c := newCamera(v3{3, -2, 9}, 117, 10, 64, image.Pt(960, 540))
	for _, p := range []v3{{40, -25, 0}, {90, -30, 12}, {25, -20, 1.7}} {
		v := c.view(p)
		x, y, nearness := c.screen(v)
		back := c.at.add(c.ray(x, y).mul(1 / nearness))
		if back.sub(p).length() > 1e-9 {
			t.Errorf("%v came back as %v", p, back)
		}
	}
}

func TestHeadingTiltAndFieldOfView(t *testing.T) {
	size := image.Pt(960, 540)
	c := newCamera(v3{}, 90, 0, 60, size)
	for name, want := range map[string]struct {
		p    v3
		x, y float64
	}{
		"east is ahead":             {v3{100, 0, 0}, 480, 270},
		"south is right":            {v3{100, -100 * math.Tan(math.Pi/6), 0}, 960, 270},
		"up is up":                  {v3{100, 0, 10}, 480, 270 - 10*480/math.Tan(math.Pi/6)/100},
		"north is left":             {v3{100, 100 * math.Tan(math.Pi/6), 0}, 0, 270},
		"far is nearer to the axis": {v3{200, -100 * math.Tan(math.Pi/6), 0}, 720, 270},
	} {
		x, y, _ := c.screen(c.view(want.p))
		if math.Abs(x-want.x) > 1e-6 || math.Abs(y-want.y) > 1e-6 {
			t.Errorf("%s: %.2f, %.2f, want %.2f, %.2f", name, x, y, want.x, want.y)
		}
	}
	down := newCamera(v3{}, 90, 10, 60, size)
	if _, y, _ := down.screen(down.view(v3{1000, 0, 0})); y >= 270 {
		t.Errorf("a camera tilted down sees the horizon at %.0f, want above the middle", y)
	}
}

func TestNearerTriangleWins(t *testing.T) {
	c := newCamera(v3{}, 0, 0, 90, image.Pt(64, 64))
	r := newRaster(64, 64)
	square := func(face int32, distance, half float64) {
		r.draw(&c, face, [3]v3{{-half, distance, -half}, {half, distance, -half}, {half, distance, half}})
		r.draw(&c, face, [3]v3{{-half, distance, -half}, {half, distance, half}, {-half, distance, half}})
	}
	square(7, 10, 2)
	square(8, 20, 20)
	square(9, -5, 2) // behind the camera
	if face := r.face[32*64+32]; face != 7 {
		t.Errorf("the middle shows face %d, want the near one", face)
	}
	if face := r.face[4*64+4]; face != 8 {
		t.Errorf("the corner shows face %d, want the far one", face)
	}
	if n := r.nearness[32*64+32]; math.Abs(float64(n)-0.1) > 1e-6 {
		t.Errorf("nearness %v of a face 10 m away", n)
	}
}
