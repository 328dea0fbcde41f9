package mapview

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2/test"
)

func TestSamplesAreDrawn(t *testing.T) {
	test.NewTempApp(t)
	s, err := NewSampler()
	if err != nil {
		t.Fatal(err)
	}
	red := color.NRGBA{0xFF, 0, 0, 0xFF}
	camera, double := s.Marker(Marker{Symbol: SymbolCamera, Colour: red}, 1), s.Marker(Marker{Symbol: SymbolCamera, Colour: red}, 2)
	zone := s.Shape(Shape{Fill: red, Stroke: red, Width: 1}, 2)
	for name, p := range map[string]*image.RGBA{"camera": camera, "camera twice as large": double, "zone": zone} {
		at := p.Rect.Size().Div(2)
		if p.Rect.Min != (image.Point{}) || p.Stride != 4*p.Rect.Dx() || p.RGBAAt(at.X, at.Y).A == 0 {
			t.Errorf("%s: %v, in the middle %v", name, p.Rect, p.RGBAAt(at.X, at.Y))
		}
	}
	if w := camera.Rect.Dx(); double.Rect.Dx() < 2*w-4 || w < 10 || w > 40 {
		t.Errorf("a camera is %d pixels wide, and %d on a screen of twice the scale", w, double.Rect.Dx())
	}
	if c := zone.RGBAAt(zone.Rect.Dx()/2, zone.Rect.Dy()/2); c != (color.RGBA{0xFF, 0, 0, 0xFF}) || zone.RGBAAt(0, 0).A != 0 {
		t.Errorf("the zone is %v inside and %v outside", c, zone.RGBAAt(0, 0))
	}
}
