package keymap

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// single are the keys that are named by one character.
const single = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',-./\\[];=*+`"

// named are the other keys: the first name of a key is the one it is written
// with.
var named = [...]struct {
	name string
	key  fyne.KeyName
}{
	{"Space", fyne.KeySpace},
	{"Enter", fyne.KeyReturn},
	{"Return", fyne.KeyReturn},
	{"Esc", fyne.KeyEscape},
	{"Escape", fyne.KeyEscape},
	{"Left", fyne.KeyLeft},
	{"Right", fyne.KeyRight},
	{"Up", fyne.KeyUp},
	{"Down", fyne.KeyDown},
	{"PageUp", fyne.KeyPageUp},
	{"PageDown", fyne.KeyPageDown},
	{"Home", fyne.KeyHome},
	{"End", fyne.KeyEnd},
	{"Insert", fyne.KeyInsert},
	{"Delete", fyne.KeyDelete},
	{"Backspace", fyne.KeyBackspace},
	{"Tab", fyne.KeyTab},
	{"Menu", desktop.KeyMenu},
	{"Plus", fyne.KeyPlus},
	{"Minus", fyne.KeyMinus},
	{"F1", fyne.KeyF1},
	{"F2", fyne.KeyF2},
	{"F3", fyne.KeyF3},
	{"F4", fyne.KeyF4},
	{"F5", fyne.KeyF5},
	{"F6", fyne.KeyF6},
	{"F7", fyne.KeyF7},
	{"F8", fyne.KeyF8},
	{"F9", fyne.KeyF9},
	{"F10", fyne.KeyF10},
	{"F11", fyne.KeyF11},
	{"F12", fyne.KeyF12},
}

// keyNamed is the key of a name; none when there is no such key.
func keyNamed(name string) fyne.KeyName {
	if len(name) == 1 && strings.Contains(single, strings.ToUpper(name)) {
		return fyne.KeyName(strings.ToUpper(name))
	}
	for _, n := range named {
		if strings.EqualFold(n.name, name) {
			return n.key
		}
	}
	return ""
}

// nameOf is how a key is written.
func nameOf(key fyne.KeyName) string {
	if len(key) == 1 {
		return string(key)
	}
	for _, n := range named {
		if n.key == key {
			return n.name
		}
	}
	return string(key)
}

// words are the names to offer to whoever wrote one that does not exist.
func words() []string {
	var all []string
	for _, n := range named {
		if nameOf(n.key) == n.name && n.name[0] != 'F' {
			all = append(all, n.name)
		}
	}
	return all
}

// each calls do with every chord there can be.
func each(do func(Chord)) {
	var keys []fyne.KeyName
	for _, r := range single {
		keys = append(keys, fyne.KeyName(r))
	}
	for _, n := range named {
		keys = append(keys, n.key)
	}
	for set := range 1 << len(modifiers) {
		var held fyne.KeyModifier
		for i, m := range modifiers {
			if set&(1<<i) != 0 {
				held |= m.bit
			}
		}
		for _, k := range keys {
			do(Chord{k, held})
		}
	}
}
