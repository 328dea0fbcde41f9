package keymap

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// keyboard is a canvas that remembers its shortcuts: the test driver's lets
// nobody type one.
type keyboard struct {
	fyne.Canvas
	shortcuts fyne.ShortcutHandler
}

func (k *keyboard) AddShortcut(s fyne.Shortcut, do func(fyne.Shortcut)) {
	k.shortcuts.AddShortcut(s, do)
}
func (k *keyboard) RemoveShortcut(s fyne.Shortcut) { k.shortcuts.RemoveShortcut(s) }

// driver is one with a keyboard.
type driver struct {
	fyne.Driver
	held fyne.KeyModifier
}

var _ desktop.Driver = (*driver)(nil)

func (d *driver) HasSecondaryDisplay() bool { return false }

func (d *driver) CreateSplashWindow() fyne.Window { return d.CreateWindow("") }

func (d *driver) CurrentKeyModifiers() fyne.KeyModifier { return d.held }

func bound(t *testing.T) (*keyboard, *[]string, func(...string)) {
	test.NewTempApp(t)
	k := &keyboard{Canvas: test.NewTempWindow(t, nil).Canvas()}
	var done []string
	return k, &done, func(chords ...string) {
		var all []Command
		for _, text := range chords {
			all = append(all, Command{ID: text, Keys: Keys(text), Do: func() { done = append(done, text) }})
		}
		Bind(k, append(all, Command{ID: "nothing", Keys: Keys("F9")}))
	}
}

func TestBind(t *testing.T) {
	k, done, bind := bound(t)
	bind("N", "3", "Enter", "Ctrl+K", "Alt+3", "Ctrl+Shift+S", "Ctrl+Z", "Ctrl+Y", "Ctrl+X", "Ctrl+A",
		"Ctrl+C", "Ctrl+V", "Shift+Delete", "Shift+Insert", "Ctrl+Insert", "Ctrl+Enter", "Ctrl++")
	custom := func(key fyne.KeyName, held fyne.KeyModifier) fyne.Shortcut {
		return &desktop.CustomShortcut{KeyName: key, Modifier: held}
	}
	for _, c := range []struct {
		typed any
		want  string
	}{
		{fyne.KeyN, "N"},
		{fyne.Key3, "3"},
		{fyne.KeyReturn, "Enter"},
		{fyne.KeyEnter, "Enter"},
		{fyne.KeyM, ""},
		{fyne.KeyF9, ""},
		{custom(fyne.KeyK, ctrl), "Ctrl+K"},
		{custom(fyne.Key3, alt), "Alt+3"},
		{custom(fyne.KeyS, ctrl|shifted), "Ctrl+Shift+S"},
		{custom(fyne.KeyS, ctrl), ""},
		{custom(fyne.KeyEnter, ctrl), "Ctrl+Enter"},
		{custom(fyne.KeyEqual, ctrl|shifted), "Ctrl++"},
		{&fyne.ShortcutUndo{}, "Ctrl+Z"},
		{&fyne.ShortcutRedo{}, "Ctrl+Y"},
		{&fyne.ShortcutCut{}, "Ctrl+X"},
		{&fyne.ShortcutSelectAll{}, "Ctrl+A"},
		{&fyne.ShortcutCopy{}, "Ctrl+C"},
		{&fyne.ShortcutPaste{}, "Ctrl+V"},
		{&fyne.ShortcutCut{Secondary: true}, "Shift+Delete"},
		{&fyne.ShortcutPaste{Secondary: true}, "Shift+Insert"},
		{&fyne.ShortcutCopy{Secondary: true}, "Ctrl+Insert"},
	} {
		*done = nil
		switch typed := c.typed.(type) {
		case fyne.KeyName:
			k.OnTypedKey()(&fyne.KeyEvent{Name: typed})
		case fyne.Shortcut:
			k.shortcuts.TypedShortcut(typed)
		}
		if got := append(*done, "")[0]; got != c.want || len(*done) > 1 {
			t.Errorf("%v does %q, want %q", c.typed, *done, c.want)
		}
	}
}

func TestBindAgainReplaces(t *testing.T) {
	k, done, bind := bound(t)
	bind("Ctrl+K", "N", "Ctrl+Enter")
	bind("Ctrl+L", "M")
	for _, key := range []fyne.KeyName{fyne.KeyK, fyne.KeyL, fyne.KeyReturn, fyne.KeyEnter} {
		k.shortcuts.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: ctrl})
	}
	k.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyN})
	k.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyM})
	if len(*done) != 2 || (*done)[0] != "Ctrl+L" || (*done)[1] != "M" {
		t.Errorf("did %q", *done)
	}
}

func TestShiftIsAskedOfTheDriver(t *testing.T) {
	for _, c := range []struct {
		held fyne.KeyModifier
		key  fyne.KeyName
		want string
	}{
		{0, fyne.KeyLeft, "Left"},
		{shifted, fyne.KeyLeft, "Shift+Left"},
		{shifted | alt, fyne.KeyLeft, "Shift+Left"},
		{shifted, fyne.KeyEqual, "+"},
		{0, fyne.KeyEqual, ""},
		{shifted, fyne.KeyN, ""},
	} {
		k, done, bind := bound(t)
		bind("Left", "Shift+Left", "+", "N")
		app := fyne.CurrentApp()
		fyne.SetCurrentApp(&withDriver{app, &driver{held: c.held}})
		k.OnTypedKey()(&fyne.KeyEvent{Name: c.key})
		fyne.SetCurrentApp(app)
		if got := append(*done, "")[0]; got != c.want {
			t.Errorf("%v with %v does %q, want %q", c.key, c.held, got, c.want)
		}
	}
}

type withDriver struct {
	fyne.App
	driver *driver
}

func (w *withDriver) Driver() fyne.Driver { return w.driver }

func TestPressSaysWhetherThereIsACommand(t *testing.T) {
	test.NewTempApp(t)
	did := false
	table := Bind(test.NewTempWindow(t, nil).Canvas(), []Command{{Keys: Keys("Shift+Left"), Do: func() { did = true }}})
	if !table.Press(Chord{fyne.KeyLeft, shifted}) || !did || table.Press(Chord{Key: fyne.KeyLeft}) {
		t.Error("Shift+Left is not pressed, or Left is")
	}
	if Of(nil) != (Chord{}) {
		t.Error("no shortcut is a chord")
	}
}
