package cameras

import (
	"fyne.io/fyne/v2"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// mostMarks is how many parts of a text can be marked.
const mostMarks = 3

// marked is a line of text of which parts are marked: by turns plain and
// marked, as emphasise cuts them.
type marked [2*mostMarks + 1]parts.Text

func newMarked(size float32, bold bool) marked {
	var m marked
	for i := range m {
		m[i] = parts.NewText(size, bold || i%2 == 1, look.Text)
	}
	return m
}

func (m *marked) objects() []fyne.CanvasObject {
	all := make([]fyne.CanvasObject, len(m))
	for i := range m {
		all[i] = m[i].Text
	}
	return all
}

// set writes a text, as emphasise cut it, into a room that is as high as a
// line; what does not fit is cut off with an ellipsis.
func (m *marked) set(cut []string, colour fyne.ThemeColorName, at fyne.Position, room fyne.Size) {
	for i := range m {
		t, words := &m[i], ""
		if i < len(cut) && room.Width > 0 {
			words = parts.Fit(cut[i], room.Width, t.TextSize, t.TextStyle)
			if words != cut[i] {
				room.Width = 0 // nothing after the ellipsis
			}
		}
		ink := colour
		if i%2 == 1 {
			ink = look.Accent
		}
		t.Set(words, ink)
		wide := t.Wide()
		parts.Place(t.Text, at.X, at.Y, wide, room.Height)
		at.X += wide
		room.Width -= wide
	}
}
