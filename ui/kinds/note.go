package kinds

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
)

// MaxLetters is how much of a text a Note shows.
const MaxLetters = 2000

// A Note shows plain text, in letters as large as there is room for. Its
// methods belong to the Fyne goroutine.
type Note struct {
	widget.BaseWidget
	text *block
}

// NewNote makes a note. Of its text it keeps MaxLetters letters, and no
// control characters but line ends.
func NewNote(text string) *Note {
	n := &Note{text: &block{colour: dark(look.Text), ruler: newRuler(fyne.TextStyle{}), most: math.MaxInt16}}
	n.text.words = plain(text, MaxLetters)
	n.ExtendBaseWidget(n)
	return n
}

// SetText changes the text.
func (n *Note) SetText(text string) {
	if text = plain(text, MaxLetters); text != n.text.words {
		n.text.words = text
		n.Refresh()
	}
}

// Text is what is shown.
func (n *Note) Text() string { return n.text.words }

// CreateRenderer implements fyne.Widget.
func (n *Note) CreateRenderer() fyne.WidgetRenderer {
	return newBoard(n, n.text.objects, func(size fyne.Size) { n.text.layout(size) })
}
