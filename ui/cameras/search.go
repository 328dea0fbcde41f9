package cameras

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// search is the field above the list. It keeps the keyboard while the arrow
// keys move through the list, and leaves to the window the keys and shortcuts
// that edit nothing.
type search struct {
	widget.Entry
	panel *Panel
}

func newSearch(p *Panel) *search {
	s := &search{panel: p}
	s.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	s.PlaceHolder = "Number, name, agency or tag"
	s.Icon = theme.SearchIcon()
	s.OnChanged = p.find
	s.ExtendBaseWidget(s)
	return s
}

// TypedKey implements fyne.Focusable.
func (s *search) TypedKey(e *fyne.KeyEvent) {
	switch edits := s.Text != "" && inLine(e.Name); {
	case !edits && s.panel.press(e.Name):
	case functionKey(e.Name):
		s.panel.passKey(e)
	default:
		s.Entry.TypedKey(e)
	}
}

// inLine says whether a key moves within a line of text.
func inLine(k fyne.KeyName) bool {
	return k == fyne.KeyLeft || k == fyne.KeyRight || k == fyne.KeyHome || k == fyne.KeyEnd
}

func functionKey(k fyne.KeyName) bool {
	return len(k) > 1 && k[0] == 'F' && strings.Trim(string(k[1:]), "0123456789") == ""
}

// TypedShortcut implements fyne.Shortcutable.
func (s *search) TypedShortcut(sc fyne.Shortcut) {
	if edits(sc) {
		s.Entry.TypedShortcut(sc)
		return
	}
	s.panel.passShortcut(sc)
}

// edits says whether a shortcut is for the text: cut, copy, paste, undo and
// the like, or moving by words.
func edits(sc fyne.Shortcut) bool {
	custom, ok := sc.(*desktop.CustomShortcut)
	return !ok || inLine(custom.KeyName) || custom.KeyName == fyne.KeyBackspace || custom.KeyName == fyne.KeyDelete
}

// FocusGained implements fyne.Focusable.
func (s *search) FocusGained() {
	s.Entry.FocusGained()
	s.panel.list.activate(true)
}

// FocusLost implements fyne.Focusable.
func (s *search) FocusLost() {
	s.Entry.FocusLost()
	s.panel.list.activate(false)
}
