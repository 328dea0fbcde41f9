package mapview

import (
	"image"
	"math"
	"testing"

	"github.com/paulmach/orb"
)

func TestHolding(t *testing.T) {
	port := Viewport{Size: image.Pt(1200, 800), Scale: 2}
	for name, b := range map[string]orb.Bound{
		"a city":  {Min: orb.Point{7.41, 43.72}, Max: orb.Point{7.44, 43.75}},
		"wide":    {Min: orb.Point{-20, 43}, Max: orb.Point{30, 44}},
		"a point": {Min: orb.Point{7.4, 43.7}, Max: orb.Point{7.4, 43.7}},
	} {
		port.View = port.Holding(b)
		left, top := port.Screen(b.LeftTop())
		right, bottom := port.Screen(b.RightBottom())
		if least := min(left, top, 1200-right, 800-bottom); least < 2*holdMargin-2 {
			t.Errorf("%s: a margin of %.1f pixels, want %v", name, least, 2*holdMargin)
		}
		if name != "a point" && math.Abs(min(left, top)-2*holdMargin) > 2 {
			t.Errorf("%s could be nearer: it begins at %.1f, %.1f", name, left, top)
		}
	}
}
