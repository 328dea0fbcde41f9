package zones

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// labelWidth is how wide the labels of a form are, in Fyne units.
const labelWidth = 84

// labelled lays a label beside what it names.
type labelled struct{}

// MinSize implements fyne.Layout.
func (labelled) MinSize(all []fyne.CanvasObject) fyne.Size {
	named := all[1].MinSize()
	return fyne.NewSize(labelWidth+named.Width, max(parts.ButtonHeight, named.Height))
}

// Layout implements fyne.Layout.
func (labelled) Layout(all []fyne.CanvasObject, size fyne.Size) {
	parts.Place(all[0], 0, 0, labelWidth-8, min(size.Height, parts.ButtonHeight+4))
	parts.Place(all[1], labelWidth, 0, size.Width-labelWidth, size.Height)
}

// label puts a label before something.
func (s *skin) label(words string, named fyne.CanvasObject) fyne.CanvasObject {
	return container.New(labelled{}, s.text(words, look.SmallText+0.5, false, look.Dim).Text, named)
}

// An input is a line of text that means something, over what is wrong with it.
type input struct {
	field *field
	wrong *parts.Text
	err   error
	box   *fyne.Container
}

// input makes one; read takes in what is typed, and changed follows it.
func (s *skin) input(text, hint string, read func(string) error, changed func()) *input {
	in := &input{wrong: s.text("", look.SmallText, false, look.Bad)}
	in.field = newField(hint, func(text string) {
		in.judge(read(text))
		changed()
	})
	in.field.Text = text
	in.box = container.New(layout.NewCustomPaddedVBoxLayout(2), in.field, in.wrong.Text)
	in.wrong.Text.Hide()
	return in
}

// judge shows what is wrong.
func (in *input) judge(err error) {
	in.err = err
	words := ""
	if err != nil {
		words = parts.Fit(err.Error(), Width-2*side-labelWidth, in.wrong.TextSize, in.wrong.TextStyle)
	}
	in.wrong.Set(words, look.Bad)
	if parts.Show(in.wrong.Text, words != "") {
		in.box.Refresh()
	}
}
