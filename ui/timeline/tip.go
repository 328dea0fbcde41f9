package timeline

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// A tip says a few words above everything else in the panel.
type tip struct {
	plate *canvas.Rectangle
	text  parts.Text
	width float32 // of the panel
}

func newTip() *tip {
	t := &tip{
		plate: canvas.NewRectangle(color.Transparent),
		text:  parts.NewText(look.SmallText, true, look.Text),
	}
	t.plate.CornerRadius, t.plate.StrokeWidth = 4, 1
	t.plate.Hide()
	t.text.Hide()
	return t
}

// tipHeight is a tip's, in Fyne units.
const tipHeight = 22

// say shows words in the middle below a position in the panel; "": none.
func (t *tip) say(words string, at fyne.Position) {
	parts.Show(t.plate, words != "")
	parts.Show(t.text.Text, words != "")
	if words == "" {
		return
	}
	t.text.Set(parts.Fit(words, t.width-24, t.text.TextSize, t.text.TextStyle), look.Text)
	width := t.text.Wide() + 16
	x := min(max(at.X-width/2, 4), t.width-width-4)
	parts.Place(t.plate, x, at.Y, width, tipHeight)
	parts.Place(t.text.Text, x+8, at.Y, width-16, tipHeight)
}

// paint takes the theme's colours.
func (t *tip) paint() {
	t.plate.FillColor, t.plate.StrokeColor = look.Colour(look.Raised), look.Colour(look.Faint)
	t.plate.Refresh()
	t.text.Retheme()
}
