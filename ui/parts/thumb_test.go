package parts

import (
	"image"
	"testing"

	"fyne.io/fyne/v2/test"

	"watchfloor/ui/look"
)

// halves is a plan of two tiles side by side.
type halves struct{}

func (halves) Len() int { return 2 }

func (halves) Cell(i int, size image.Point, gap int) image.Rectangle {
	half := (size.X - gap) / 2
	return image.Rect(0, 0, half, size.Y).Add(image.Pt(i*(half+gap), 0))
}

func TestThumb(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	thumb := NewThumb()
	if _, _, _, a := thumb.draw(9, 4).At(0, 0).RGBA(); a != 0 {
		t.Error("a drawing of nothing has pixels")
	}
	thumb.Set(halves{}, look.Accent)
	img, want := thumb.draw(9, 4), image.NewUniform(look.Colour(look.Accent)).At(0, 0)
	for x := range 9 {
		r, g, b, a := img.At(x, 3).RGBA()
		wr, wg, wb, wa := want.RGBA()
		if drawn := r == wr && g == wg && b == wb && a == wa; drawn != (x != 4) {
			t.Errorf("column %d is drawn: %v", x, drawn)
		}
	}
}
