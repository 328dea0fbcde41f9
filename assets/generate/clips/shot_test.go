package main

import (
	"image"
	"sync"
	"testing"

	"watchfloor/assets/generate/city"
)

// SmallShot is a real camera in a small size: the city is read once for all tests.
var smallShot = sync.OnceValues(func() (*shot, error) {
	specs, err := loadCameras("../../city/cameras.json")
	if err != nil {
		return nil, err
	}
	town, err := city.Load("../data/monaco.osm.pbf")
	if err != nil {
		return nil, err
	}
	spec := chosen(specs, "cam-08")[0]
	spec.Width = 320
	return newShot(spec, town), nil
})

func loadShot(t *testing.T) *shot {
	t.Helper()
	if testing.Short() {
		t.Skip("builds a whole scene")
	}
	sh, err := smallShot()
	if err != nil {
		t.Fatal(err)
	}
	return sh
}

// Difference is the mean of how much the pixels of two pictures differ, 0 to 255.
func difference(a, b []uint8) float64 {
	sum := 0
	for i := range a {
		sum += max(int(a[i])-int(b[i]), int(b[i])-int(a[i]))
	}
	return float64(sum) / float64(len(a))
}

func TestClipLoops(t *testing.T) {
	c := newCanvas(loadShot(t))
	picture := func(frame int) []uint8 { return append([]uint8{}, c.draw(frame).Pix...) }
	first, next, middle, after := picture(0), picture(1), picture(clipFrames/2), picture(clipFrames)
	loop, step, far := difference(first, after), difference(first, next), difference(first, middle)
	if loop > step || far < 1.3*step {
		t.Errorf("frame 0 differs from 250 by %.3f, from 1 by %.3f, from 125 by %.3f", loop, step, far)
	}
}

func TestSameInputSamePicture(t *testing.T) {
	sh := loadShot(t)
	a, b := newCanvas(sh).draw(77), newCanvas(sh)
	b.draw(12)
	if d := difference(a.Pix, b.draw(77).Pix); d != 0 {
		t.Errorf("the frame depends on what was drawn before: difference %.3f", d)
	}
}

func TestSceneHasWhatItNeeds(t *testing.T) {
	sh := loadShot(t)
	kinds := map[kind]int{}
	for _, k := range sh.backdrop.kind {
		kinds[k]++
	}
	all := len(sh.backdrop.kind)
	if kinds[solid] < all/10 || kinds[solid] > all*8/10 || kinds[land] < all/50 || kinds[air] < all/50 || kinds[sea] < all/50 {
		t.Errorf("samples by kind %v of %d: a wall, or nothing, fills the picture of the harbour", kinds, all)
	}
	vehicles, people := 0, 0
	for _, m := range sh.cast.movers {
		if m.model != nil {
			vehicles++
		} else {
			people++
		}
	}
	if vehicles == 0 || people == 0 {
		t.Errorf("%d vehicles and %d people move", vehicles, people)
	}
}

func TestMoversKeepApart(t *testing.T) {
	sh := loadShot(t)
	for frame := 1; frame < clipFrames; frame += 7 {
		for i, m := range sh.cast.movers {
			for _, other := range sh.cast.movers[:i] {
				collide(t, frame, m, other)
			}
		}
	}
}

func collide(t *testing.T, frame int, m, other *mover) {
	t.Helper()
	const slack = 0.7 // metres two can approach between the moments at which they are kept apart
	for _, p := range m.poses(frame) {
		for _, q := range other.poses(frame) {
			if touch(m.circles(p), other.circles(q), m.radius+other.radius-slack) {
				t.Fatalf("frame %d: two meet at %v", frame, p.at)
			}
		}
	}
}

// TestNothingAppearsInView follows all movers: who is in the picture was there, or hidden, a frame before.
func TestNothingAppearsInView(t *testing.T) {
	sh := loadShot(t)
	for _, m := range sh.cast.movers {
		ends := []v3{m.path.points[0], m.path.points[len(m.path.points)-1]}
		if m.path.closed {
			continue
		}
		for _, end := range ends {
			if !sh.cast.hidden(end) {
				t.Errorf("a way begins or ends in view at %v", end)
			}
		}
	}
}

func TestVignetteDarkensTheCornersOnly(t *testing.T) {
	size := image.Pt(960, 540)
	if m, c := vignette(480, 270, size), vignette(0, 0, size); m != 1 || c > 0.8 || c < 0.5 {
		t.Errorf("middle %.2f, corner %.2f", m, c)
	}
}
