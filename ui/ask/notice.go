package ask

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/parts"
)

// Sure asks before something that cannot be undone. help says what goes and
// what stays, button names the deed. done is called after the dialog has
// closed by Enter or the button.
func Sure(c fyne.Canvas, title, help, button string, done func()) *Dialog {
	d := newDialog(c)
	d.head(title, help)
	d.accept = func() {
		d.Hide()
		done()
	}
	k := newKeys(d)
	d.foot(k, d.cancel(), parts.NewButton(button, parts.Filled, d.accept).AtLeast(buttonWidth))
	return d.show(k)
}

// rowsHeight is how high a list may be, in Fyne units; more rows scroll.
const rowsHeight = 280

// List shows rows of words that need no answer, such as what has changed.
// done, which may be nil, is called when Enter, Esc or the button has closed
// it.
func List(c fyne.Canvas, title string, rows []string, done func()) *Dialog {
	d := newDialog(c)
	d.head(title, "")
	box := container.New(layout.NewCustomPaddedVBoxLayout(10))
	for _, r := range rows {
		box.Add(paragraph(r))
	}
	scroll := container.NewVScroll(box)
	scroll.SetMinSize(fyne.NewSize(inside, min(box.MinSize().Height, rowsHeight)))
	d.box.Add(scroll)
	d.leave = func() {
		d.Hide()
		if done != nil {
			done()
		}
	}
	d.accept = d.leave
	k := newKeys(d)
	d.foot(k, parts.NewButton("Close", parts.Filled, d.leave).AtLeast(buttonWidth))
	return d.show(k)
}

// keys hears the keys of a dialog without an entry.
type keys struct {
	widget.BaseWidget
	dialog *Dialog
}

var (
	_ fyne.Focusable    = (*keys)(nil)
	_ fyne.Shortcutable = (*keys)(nil)
)

func newKeys(d *Dialog) *keys {
	k := &keys{dialog: d}
	k.ExtendBaseWidget(k)
	return k
}

// FocusGained implements fyne.Focusable.
func (k *keys) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (k *keys) FocusLost() {}

// TypedRune implements fyne.Focusable.
func (k *keys) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (k *keys) TypedKey(e *fyne.KeyEvent) { k.dialog.press(e.Name) }

// TypedShortcut implements fyne.Shortcutable: the window's do not apply.
func (k *keys) TypedShortcut(fyne.Shortcut) {}

// CreateRenderer implements fyne.Widget.
func (k *keys) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}
