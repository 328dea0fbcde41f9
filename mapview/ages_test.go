package mapview

import (
	"image"
	"testing"

	"github.com/paulmach/orb"
)

// TestAgesFindRoom: under the symbol, over it where a name is, else nowhere.
func TestAgesFindRoom(t *testing.T) {
	v := Viewport{View: View{Zoom: 14}, Size: image.Pt(200, 200)}
	seen := []spot{{marker: &Marker{At: orb.Point{0, 0}, Symbol: SymbolDisc, Age: "5 min", Selected: true}, pixel: image.Pt(100, 100)}}
	under, over := image.Rect(60, 101, 140, 160), image.Rect(60, 40, 140, 99)
	for name, c := range map[string]struct {
		taken       []image.Rectangle
		under, over bool
	}{
		"free":    {nil, true, false},
		"a name":  {[]image.Rectangle{under}, false, true},
		"no room": {[]image.Rectangle{under, over}, false, false},
	} {
		dst := image.NewRGBA(image.Rect(0, 0, 200, 200))
		drawAges(dst, seen, v, testFonts(t), paletteOn(noGround), c.taken)
		if got := inked(dst, under); got != c.under {
			t.Errorf("%s: under it is ink: %v", name, got)
		}
		if got := inked(dst, over); got != c.over {
			t.Errorf("%s: over it is ink: %v", name, got)
		}
	}
}

func inked(p *image.RGBA, in image.Rectangle) bool {
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			if p.RGBAAt(x, y).A > 0 {
				return true
			}
		}
	}
	return false
}
