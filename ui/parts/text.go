package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"watchfloor/ui/look"
)

// Text is a line of text in a colour of the theme.
type Text struct {
	*canvas.Text
	Colour fyne.ThemeColorName
}

// NewText makes an empty line.
func NewText(size float32, bold bool, colour fyne.ThemeColorName) Text {
	t := canvas.NewText("", look.Colour(colour))
	t.TextSize, t.TextStyle.Bold = size, bold
	return Text{t, colour}
}

// Set changes words and colour, and repaints if anything differs.
func (t *Text) Set(words string, colour fyne.ThemeColorName) {
	c := look.Colour(colour)
	if t.Text.Text == words && t.Text.Color == c {
		return
	}
	t.Colour, t.Text.Text, t.Text.Color = colour, words, c
	t.Text.Refresh()
}

// Retheme takes the colour from the theme again.
func (t *Text) Retheme() { t.Set(t.Text.Text, t.Colour) }

// Wide is the width the words need.
func (t *Text) Wide() float32 {
	if t.Text.Text == "" {
		return 0
	}
	return t.MinSize().Width
}

// Fit shortens words with an ellipsis until they fit into width.
func Fit(words string, width, size float32, style fyne.TextStyle) string {
	if words == "" || fyne.MeasureText(words, size, style).Width <= width {
		return words
	}
	runes := []rune(words)
	low, high := 0, len(runes)-1 // low fits, or is nothing
	for low < high {
		middle := (low + high + 1) / 2
		if fyne.MeasureText(string(runes[:middle])+"…", size, style).Width <= width {
			low = middle
		} else {
			high = middle - 1
		}
	}
	if low == 0 {
		return ""
	}
	return string(runes[:low]) + "…"
}

// Place moves and resizes an object, on whole units.
func Place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(float32(int(x+0.5)), float32(int(y+0.5))))
	o.Resize(fyne.NewSize(w, h))
}

// Show makes an object visible or not, and says whether that changed.
func Show(o fyne.CanvasObject, on bool) bool {
	if on == o.Visible() {
		return false
	}
	if on {
		o.Show()
	} else {
		o.Hide()
	}
	return true
}
