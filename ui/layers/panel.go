// Package layers is the panel that says what the map shows: a switch for each
// layer with the signs it is drawn with, and the styles of the ground.
package layers

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// A Row is one layer.
type Row struct {
	Title  string
	On     bool
	Toggle func()
	Signs  []Sign // what it is drawn with, and what that means
}

// A Sign is a line of the legend. Its picture has Scale pixels for each Fyne
// unit.
type Sign struct {
	Picture image.Image
	Scale   float32
	Words   string
}

// A Choice is one of several, of which one is chosen.
type Choice struct {
	Title  string
	Chosen bool
	Choose func()
}

// The measures of the panel, in Fyne units.
const (
	width     = 356
	padding   = 12
	signHigh  = 26
	indent    = 30
	pictureIn = 30 // the width that pictures of signs stand in
)

// New makes a panel. It shows what is on at that moment: make another when
// that changes. Tab goes from switch to switch, Space turns one, and Escape
// asks to close. Fyne goroutine only.
func New(rows []Row, styles []Choice, closing func()) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(0), head("What the map shows"))
	for _, r := range rows {
		box.Add(newRow(r, closing))
	}
	box.Add(container.New(layout.NewCustomPaddedLayout(8, 4, 0, 0), head("Style")))
	choices := container.New(layout.NewCustomPaddedHBoxLayout(4))
	for _, c := range styles {
		b := parts.NewButton(c.Title, parts.Flat, c.Choose)
		b.SetOn(c.Chosen)
		choices.Add(b)
	}
	box.Add(choices)
	room := canvas.NewRectangle(nil)
	room.SetMinSize(fyne.NewSize(width, 0))
	return container.New(layout.NewCustomPaddedLayout(padding, padding, padding, padding), container.NewStack(room, box))
}

func head(words string) fyne.CanvasObject {
	t := parts.NewText(look.BodyText, true, look.Text)
	t.Text.Text = words
	return t.Text
}

// A toggle is a switch that has the keyboard once it was clicked.
type toggle struct {
	widget.Check
	closing func()
}

// TypedKey implements fyne.Focusable.
func (t *toggle) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		t.closing()
		return
	}
	t.Check.TypedKey(e)
}

func newRow(r Row, closing func()) fyne.CanvasObject {
	check := &toggle{closing: closing}
	check.Text, check.Checked, check.OnChanged = r.Title, r.On, func(bool) { r.Toggle() }
	check.ExtendBaseWidget(check)
	if len(r.Signs) == 0 {
		return check
	}
	signs := container.New(flow{})
	for _, s := range r.Signs {
		signs.Add(newSign(s))
	}
	return container.New(layout.NewCustomPaddedVBoxLayout(-4), check,
		container.New(layout.NewCustomPaddedLayout(0, 4, indent, 0), signs))
}

func newSign(s Sign) fyne.CanvasObject {
	words := parts.NewText(look.SmallText, false, look.Dim)
	words.Text.Text = s.Words
	picture := canvas.NewImageFromImage(s.Picture)
	picture.ScaleMode = canvas.ImageScaleFastest
	size := s.Picture.Bounds().Size()
	scale := max(s.Scale, 1)
	picture.SetMinSize(fyne.NewSize(float32(size.X)/scale, float32(size.Y)/scale))
	cell := canvas.NewRectangle(nil)
	cell.SetMinSize(fyne.NewSize(pictureIn, signHigh))
	return container.New(layout.NewCustomPaddedHBoxLayout(4),
		container.NewStack(cell, container.NewCenter(picture)), container.NewCenter(words.Text))
}

// flow lays objects beside each other, in columns, in as many rows as they
// need.
type flow struct{}

const column = (width - indent) / 2

// MinSize implements fyne.Layout.
func (flow) MinSize(all []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(width-indent, float32((len(all)+1)/2)*signHigh)
}

// Layout implements fyne.Layout.
func (flow) Layout(all []fyne.CanvasObject, _ fyne.Size) {
	for i, o := range all {
		parts.Place(o, float32(i%2)*column, float32(i/2)*signHigh, column, signHigh)
	}
}
