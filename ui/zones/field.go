package zones

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// field is a line of text that gives the keyboard back to the window with
// Enter and Esc.
type field struct {
	widget.Entry
}

func newField(hint string, changed func(string)) *field {
	f := &field{}
	f.PlaceHolder, f.OnChanged = hint, changed
	f.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	f.ExtendBaseWidget(f)
	return f
}

// put shows a text that is not the operator's; nobody is told.
func (f *field) put(text string) {
	if text == f.Text {
		return
	}
	told := f.OnChanged
	f.OnChanged = nil
	f.SetText(text)
	f.OnChanged = told
}

// TypedKey implements fyne.Focusable.
func (f *field) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter:
		if c := fyne.CurrentApp().Driver().CanvasForObject(f); c != nil {
			c.Unfocus()
		}
	default:
		f.Entry.TypedKey(e)
	}
}
