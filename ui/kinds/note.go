package kinds

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
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
	n := &Note{text: newBlock(dark(look.Text))}
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

// A block is text in lines, in the middle of a box, to its left edge.
type block struct {
	words  string
	colour color.Color
	ruler  ruler
	lines  []*canvas.Text
}

func newBlock(colour color.Color) *block {
	return &block{colour: colour, ruler: newRuler(fyne.TextStyle{})}
}

func (b *block) objects() []fyne.CanvasObject {
	all := make([]fyne.CanvasObject, len(b.lines))
	for i, line := range b.lines {
		all[i] = line
	}
	return all
}

// layout breaks the words anew and places the lines.
func (b *block) layout(size fyne.Size) {
	const least = 8
	margin := max(4, min(size.Width, size.Height)*0.06)
	box := fyne.NewSize(size.Width-2*margin, size.Height-2*margin)
	if box.Width <= 0 || box.Height <= 0 || b.words == "" {
		b.lines = nil
		return
	}
	lines, letters := b.ruler.fit(b.words, box, least, max(least, box.Height/4))
	tall := b.ruler.tall() * letters
	y := margin + max(0, box.Height-tall*float32(len(lines)))/2
	b.lines = b.lines[:0]
	for i, words := range lines {
		line := canvas.NewText(words, b.colour)
		line.TextSize = letters
		line.Move(fyne.NewPos(margin, y+tall*float32(i)))
		line.Resize(fyne.NewSize(box.Width, tall))
		b.lines = append(b.lines, line)
	}
}
