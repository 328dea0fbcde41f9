package parts

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"watchfloor/feed"
	"watchfloor/ui/look"
	"watchfloor/ui/present"
)

func TestFit(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	const words = "Vehicle against traffic – tunnel"
	whole := fyne.MeasureText(words, 13, fyne.TextStyle{}).Width
	for width := float32(0); width <= whole+1; width++ {
		got := Fit(words, width, 13, fyne.TextStyle{})
		if w := fyne.MeasureText(got, 13, fyne.TextStyle{}).Width; got != "" && w > width {
			t.Fatalf("%q is %.1f wide, there is room for %.1f", got, w, width)
		}
	}
	if Fit(words, whole, 13, fyne.TextStyle{}) != words {
		t.Error("shortened without need")
	}
}

func TestButton(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	taps := 0
	b := NewButton("9", Flat, func() { taps++ }).AtLeast(30)
	test.NewTempWindow(t, b)
	test.Tap(b)
	if taps != 1 || b.MinSize().Width != 30 || b.ground.Visible() {
		t.Error(taps, b.MinSize(), b.ground.Visible())
	}
	b.SetOn(true)
	if !b.ground.Visible() || b.ground.FillColor != look.Colour(look.Chosen) {
		t.Error("a button that is on has no ground")
	}
	NewButton("", Flat, nil).Tapped(nil)
}

// Badges differ in shape, not in colour alone: no two cover the same pixels.
func TestBadgesDifferInShape(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	seen := map[string]feed.Severity{}
	for _, s := range present.Severities() {
		b := NewBadge()
		b.Set(s, false)
		img := b.draw(24, 24).(*image.RGBA)
		cover := ""
		for i := 3; i < len(img.Pix); i += 4 {
			cover += string('0' + rune(img.Pix[i]>>7))
		}
		if other, ok := seen[cover]; ok {
			t.Errorf("severities %d and %d have one shape", s, other)
		}
		seen[cover] = s
	}
}
