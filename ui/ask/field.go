package ask

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// A field is an entry under its label, over what is wrong with it.
type field struct {
	entry *entry
	check func(string) error
	wrong parts.Text
	all   *fyne.Container
}

func newField(d *Dialog, q Question) *field {
	f := &field{entry: newEntry(d, q.Value), check: q.Check, wrong: parts.NewText(look.SmallText, false, look.Bad)}
	f.all = container.New(layout.NewCustomPaddedVBoxLayout(4))
	if q.Label != "" {
		f.all.Add(small(q.Label, true))
	}
	f.all.Add(f.entry)
	if q.Check != nil {
		f.all.Add(f.wrong.Text)
	}
	return f
}

// problem is what is wrong with the text; "": nothing.
func (f *field) problem() string {
	if f.check == nil {
		return ""
	}
	if err := f.check(f.entry.Text); err != nil {
		return err.Error()
	}
	return ""
}

// explain says under the entry what is wrong.
func (f *field) explain() {
	f.wrong.Set(parts.Fit(f.problem(), inside, f.wrong.TextSize, f.wrong.TextStyle), look.Bad)
}

// entry is a field of text that leaves Enter and Esc to its dialog.
type entry struct {
	widget.Entry
	dialog *Dialog
}

func newEntry(d *Dialog, text string) *entry {
	e := &entry{dialog: d}
	e.Text = text
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.ExtendBaseWidget(e)
	return e
}

// manyLines makes the entry one in which Enter begins a line.
func (e *entry) manyLines() {
	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
	e.SetMinRowsVisible(6)
}

// TypedKey implements fyne.Focusable.
func (e *entry) TypedKey(k *fyne.KeyEvent) {
	breaks := e.MultiLine && k.Name != fyne.KeyEscape
	if breaks || !e.dialog.press(k.Name) {
		e.Entry.TypedKey(k)
	}
}

// TypedShortcut implements fyne.Shortcutable: with Ctrl, Enter is the button.
func (e *entry) TypedShortcut(s fyne.Shortcut) {
	custom, ok := s.(*desktop.CustomShortcut)
	enter := ok && (custom.KeyName == fyne.KeyReturn || custom.KeyName == fyne.KeyEnter)
	if !enter || custom.Modifier != fyne.KeyModifierShortcutDefault {
		e.Entry.TypedShortcut(s)
		return
	}
	e.dialog.press(custom.KeyName)
}
