package label

import (
	"image"
	"image/color"
	"image/draw"
	"testing"
)

// dot is an icon of 10 by 10 pixels.
func dot() *image.RGBA {
	icon := image.NewRGBA(image.Rect(0, 0, 10, 10))
	draw.Draw(icon, icon.Rect, image.NewUniform(color.RGBA{0xFF, 0, 0, 0xFF}), image.Point{}, draw.Src)
	return icon
}

// TestTextStandsWhereThereIsRoom: beside its icon on the first side that is
// free, and else the icon stands alone if it may.
func TestTextStandsWhereThereIsRoom(t *testing.T) {
	below, above := image.Rect(0, 110, 200, 200), image.Rect(0, 0, 200, 90)
	right, left := image.Rect(110, 0, 200, 200), image.Rect(0, 0, 90, 200)
	f := testFonts(t)
	for _, c := range []struct {
		name  string
		taken []image.Rectangle
		alone bool // the icon may stand alone
		want  image.Point
		bare  bool
		none  bool
	}{
		{name: "below", want: image.Pt(0, 1)},
		{name: "above", taken: []image.Rectangle{below}, want: image.Pt(0, -1)},
		{name: "to the right", taken: []image.Rectangle{below, above}, want: image.Pt(1, 0)},
		{name: "to the left", taken: []image.Rectangle{below, above, right}, want: image.Pt(-1, 0)},
		{name: "nowhere", taken: []image.Rectangle{below, above, right, left}, none: true},
		{name: "the icon alone", taken: []image.Rectangle{below, above, right, left}, alone: true, bare: true},
	} {
		p := Placer{Fonts: f}
		placed := p.Place(Area{World: 1000, Size: image.Pt(200, 200), Taken: c.taken}, []Candidate{{
			Text: "Bar", Size: 12, Icon: dot(), IconOnly: c.alone, Path: [][2]float64{{0.1, 0.1}}, Stands: []Stand{
				{Y: -1, Offset: [2]float64{0, 9}},
				{Y: 1, Offset: [2]float64{0, -9}},
				{X: -1, Offset: [2]float64{9, 0}},
				{X: 1, Offset: [2]float64{-9, 0}},
			},
		}})
		if c.none || len(placed) != 1 {
			if !c.none || len(placed) > 0 {
				t.Errorf("%s: %d labels", c.name, len(placed))
			}
			continue
		}
		l := placed[0]
		if way := image.Pt(sign(l.off.X), sign(l.off.Y)); l.bare != c.bare || !c.bare && way != c.want {
			t.Errorf("%s: it stands at %v", c.name, l.off)
		}
		dst := image.NewRGBA(image.Rect(0, 0, 200, 200))
		l.Draw(dst, image.Pt(100, 100))
		if dst.RGBAAt(100, 100) != (color.RGBA{0xFF, 0, 0, 0xFF}) || dst.RGBAAt(106, 100).A == 0xFF && c.want.X == 0 {
			t.Errorf("%s: the icon is not drawn in its place", c.name)
		}
	}
}

func sign(v int) int {
	switch {
	case v < 0:
		return -1
	case v > 0:
		return 1
	}
	return 0
}

func TestRecentForgets(t *testing.T) {
	r := newRecent[int, int](10)
	for i := range 100 {
		r.put(i, i)
		if v, ok := r.get(0); !ok || v != 0 {
			t.Fatalf("what is always used is forgotten after %d", i)
		}
	}
	if n := len(r.young) + len(r.old); n > 20 {
		t.Errorf("%d are kept", n)
	}
	if _, ok := r.get(99); !ok {
		t.Error("the newest is forgotten")
	}
	if _, ok := r.get(50); ok {
		t.Error("nothing is forgotten")
	}
}
