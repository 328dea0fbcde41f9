package kinds

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// A block is text in lines in the middle of a box, in letters as large as
// there is room for.
type block struct {
	words  string
	colour color.Color
	align  fyne.TextAlign
	most   float32 // the largest text size; a quarter of the box's height at most
	ruler  ruler
	lines  []*canvas.Text
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
	b.lines = b.lines[:0]
	if box.Width <= 0 || box.Height <= 0 || b.words == "" {
		return
	}
	lines, letters := b.ruler.fit(b.words, box, least, min(b.most, box.Height/4))
	tall := b.ruler.tall() * letters
	y := margin + max(0, box.Height-tall*float32(len(lines)))/2
	for i, words := range lines {
		line := canvas.NewText(words, b.colour)
		line.TextSize, line.Alignment = letters, b.align
		line.Move(fyne.NewPos(margin, y+tall*float32(i)))
		line.Resize(fyne.NewSize(box.Width, tall))
		b.lines = append(b.lines, line)
	}
}
