package ask

import (
	"cmp"

	"fyne.io/fyne/v2"

	"watchfloor/ui/parts"
)

// A Question is what a dialog asks. Only Title is needed.
type Question struct {
	Title  string
	Help   string             // under the title, in whole sentences
	Label  string             // of the entry
	Value  string             // in the entry at first, selected
	Button string             // "OK" if empty
	Check  func(string) error // nil: any answer is right; its message stands under the entry
}

// Line asks for a line of text. done gets the answer after the dialog has
// closed; Enter answers, Esc does not.
func Line(c fyne.Canvas, q Question, done func(answer string)) *Dialog {
	return ask(c, []Question{q}, false, func(answers []string) { done(answers[0]) })
}

// Lines asks for two lines of text; title, help and button are the first
// question's. done gets the answers after the dialog has closed.
func Lines(c fyne.Canvas, q [2]Question, done func(answers [2]string)) *Dialog {
	return ask(c, q[:], false, func(answers []string) { done([2]string(answers)) })
}

// Text asks for text of several lines. Enter begins a line, Ctrl+Enter (on
// macOS Command) answers. done gets the text after the dialog has closed.
func Text(c fyne.Canvas, q Question, done func(answer string)) *Dialog {
	return ask(c, []Question{q}, true, func(answers []string) { done(answers[0]) })
}

// ask opens a dialog with a field for each question.
func ask(c fyne.Canvas, questions []Question, long bool, done func(answers []string)) *Dialog {
	d := newDialog(c)
	q := questions[0]
	d.head(q.Title, q.Help)
	words := cmp.Or(q.Button, "OK")
	f := &form{button: parts.NewButton(words, parts.Filled, func() { d.accept() }).AtLeast(buttonWidth)}
	for _, q := range questions {
		d.box.Add(f.add(newField(d, q)))
	}
	if long {
		f.fields[0].entry.manyLines()
		d.box.Add(small("Ctrl+Enter: "+words, false))
	}
	d.foot(d.cancel(), f.button)
	d.accept = func() {
		if answers, right := f.answers(); right {
			d.Hide()
			done(answers)
		}
	}
	f.mark()
	d.show(f.fields[0].entry)
	f.fields[0].entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	return d
}

// A form is the fields of a dialog, and the button that answers.
type form struct {
	fields []*field
	button *parts.Button
}

// add takes a field in and returns what shows it.
func (f *form) add(one *field) fyne.CanvasObject {
	f.fields = append(f.fields, one)
	one.entry.OnChanged = func(string) {
		one.explain()
		f.mark()
	}
	return one.all
}

// mark shows by the button whether every answer is right.
func (f *form) mark() {
	style := parts.Filled
	for _, one := range f.fields {
		if one.problem() != "" {
			style = parts.Raised
		}
	}
	f.button.SetStyle(style)
}

// answers are what the fields hold, and whether each is right; what is wrong
// is shown.
func (f *form) answers() (all []string, right bool) {
	right = true
	for _, one := range f.fields {
		one.explain()
		all, right = append(all, one.entry.Text), right && one.problem() == ""
	}
	return all, right
}
