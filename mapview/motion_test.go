package mapview

import (
	"image"
	"math"
	"testing"
	"time"

	"github.com/paulmach/orb"
)

// TestMotions: each starts where the view is, ends at its goal, and goes
// there without a jump.
func TestMotions(t *testing.T) {
	from := Viewport{View{orb.Point{7.42, 43.73}, 15}, image.Pt(640, 480), 1}
	near17 := View{orb.Point{7.425, 43.74}, 17}
	for _, c := range []struct {
		name string
		way  motion
		goal View
	}{
		{"wheel", zooming(from, 100, 100, 16.2), from.about(100, 100, 16.2)},
		{"pan", approaching(from.View, from.moved(80, -60)), from.moved(80, -60)},
		{"glide", gliding(from, 900, 300), from.moved(900*glidePace.Seconds(), 300*glidePace.Seconds())},
		{"flight", flying(from, near17), near17},
		{"flight on the spot", flying(from, View{from.Centre, 12}), View{from.Centre, 12}},
		{"flight to where it is", flying(from, from.View), from.View},
		{"far flight", flying(from, View{orb.Point{7.6, 43.6}, 14}), View{orb.Point{7.6, 43.6}, 14}},
	} {
		t.Run(c.name, func(t *testing.T) {
			start, _ := c.way(0)
			same(t, "start", start, from.View)
			end, arrived := c.way(time.Hour)
			same(t, "end", end, c.goal)
			if !arrived {
				t.Error("it never arrives")
			}
			steady(t, c.way, from)
		})
	}
}

func same(t *testing.T, what string, got, want View) {
	t.Helper()
	near(t, what+" lon", got.Centre[0], want.Centre[0], 1e-6)
	near(t, what+" lat", got.Centre[1], want.Centre[1], 1e-6)
	near(t, what+" zoom", got.Zoom, want.Zoom, 1e-6)
}

// steady checks that no step of 1/60 s is a jump.
func steady(t *testing.T, way motion, v Viewport) {
	t.Helper()
	before, _ := way(0)
	for at := time.Duration(0); at < 2*time.Second; at += time.Second / 60 {
		now, _ := way(at)
		v.View = before
		x, y := v.Screen(now.Centre)
		far := math.Hypot(x-320, y-240)
		if far > 320 || math.Abs(now.Zoom-before.Zoom) > 0.5 {
			t.Errorf("at %v it jumps %.0f pixels and %.2f levels", at, far, now.Zoom-before.Zoom)
		}
		before = now
	}
}

func TestFarFlightGoesUp(t *testing.T) {
	from := Viewport{View{orb.Point{7.42, 43.73}, 16}, image.Pt(640, 480), 1}
	way := flying(from, View{orb.Point{7.52, 43.73}, 16})
	lowest := 16.0
	for at := time.Duration(0); at < 2*time.Second; at += 10 * time.Millisecond {
		v, _ := way(at)
		lowest = min(lowest, v.Zoom)
	}
	if lowest > 14.5 || lowest < 11 {
		t.Errorf("the lowest zoom of a flight over ten screens is %v", lowest)
	}
}
