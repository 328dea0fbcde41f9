package keymap

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// A Table says what each chord does. It never changes.
type Table map[Chord]func()

// Bind gives a window's keys to the commands, in place of those bound before,
// and returns what was bound. Tests, whose canvas passes on no shortcut, press
// keys on the Table. Fyne's goroutine calls it.
func Bind(c fyne.Canvas, all []Command) Table {
	t := Table{}
	for _, command := range all {
		for _, k := range command.Keys {
			if command.Do != nil {
				t[k] = command.Do
			}
		}
	}
	t.listen(c)
	return t
}

// listen hears of every chord. A canvas cannot list its shortcuts, so all that
// can be are taken off first.
func (t Table) listen(c fyne.Canvas) {
	press := func(s fyne.Shortcut) { t.Press(Of(s)) }
	each(func(k Chord) {
		s := &desktop.CustomShortcut{KeyName: k.Key, Modifier: k.Modifier}
		c.RemoveShortcut(s)
		if t.action(k) != nil {
			c.AddShortcut(s, press)
		}
		if k.Key == fyne.KeyReturn {
			keypad := &desktop.CustomShortcut{KeyName: fyne.KeyEnter, Modifier: k.Modifier}
			c.AddShortcut(keypad, press)
		}
	})
	for _, s := range fynes() {
		c.AddShortcut(s, press)
	}
	c.SetOnTypedKey(func(e *fyne.KeyEvent) { t.Press(Chord{e.Name, shift()}) })
}

// Press does what the chord stands for and says whether it stands for
// anything.
func (t Table) Press(k Chord) bool {
	do := t.action(k)
	if do != nil {
		do()
	}
	return do != nil
}

// action is what a chord does; nil: nothing. Both Enter keys are one, and a
// plus may be typed with Shift on the key of the equals sign.
func (t Table) action(k Chord) func() {
	if k.Key == fyne.KeyEnter {
		k.Key = fyne.KeyReturn
	}
	do := t[k]
	if do == nil && k.Key == fyne.KeyEqual && k.Modifier&fyne.KeyModifierShift != 0 {
		return t[Chord{fyne.KeyPlus, k.Modifier &^ fyne.KeyModifierShift}]
	}
	return do
}

// shift tells whether Shift is held. Drivers without a keyboard hold none.
func shift() fyne.KeyModifier {
	driver, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	if !ok {
		return 0
	}
	return driver.CurrentKeyModifiers() & fyne.KeyModifierShift
}

// fynes are the shortcuts that Fyne makes of chords on its own.
func fynes() []fyne.Shortcut {
	return []fyne.Shortcut{
		&fyne.ShortcutSelectAll{}, &fyne.ShortcutCopy{}, &fyne.ShortcutPaste{},
		&fyne.ShortcutCut{}, &fyne.ShortcutRedo{}, &fyne.ShortcutUndo{},
	}
}

// Of is the chord that a shortcut was made of.
func Of(s fyne.Shortcut) Chord {
	const shift = fyne.KeyModifierShift
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		if s.Secondary {
			return Chord{fyne.KeyInsert, fyne.KeyModifierShortcutDefault}
		}
	case *fyne.ShortcutPaste:
		if s.Secondary {
			return Chord{fyne.KeyInsert, shift}
		}
	case *fyne.ShortcutCut:
		if s.Secondary {
			return Chord{fyne.KeyDelete, shift}
		}
	}
	if k, ok := s.(fyne.KeyboardShortcut); ok {
		return Chord{k.Key(), k.Mod()}
	}
	return Chord{}
}
