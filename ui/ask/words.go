package ask

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// paragraph shows words in lines as wide as the card.
func paragraph(words string) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(2))
	for _, l := range lines(words, inside) {
		t := parts.NewText(look.BodyText, false, look.Dim)
		t.Text.Text = l
		box.Add(t.Text)
	}
	return box
}

// small is a label, or a hint.
func small(words string, bold bool) fyne.CanvasObject {
	t := parts.NewText(look.SmallText, bold, look.Dim)
	t.Text.Text = words
	return t.Text
}

// lines breaks words, of look.BodyText, between words so that each line has
// room in width; a word that is too long alone is shortened.
func lines(words string, width float32) []string {
	wide := func(s string) float32 { return fyne.MeasureText(s, look.BodyText, fyne.TextStyle{}).Width }
	var all []string
	for part := range strings.SplitSeq(words, "\n") {
		line := ""
		for _, word := range strings.Fields(part) {
			if line != "" && wide(line+" "+word) <= width {
				line += " " + word
				continue
			}
			if line != "" {
				all = append(all, line)
			}
			line = parts.Fit(word, width, look.BodyText, fyne.TextStyle{})
		}
		all = append(all, line)
	}
	return all
}
