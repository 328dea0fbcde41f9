package settings

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"watchfloor/ui/keymap"
)

// section is the part of the file that gives keys to commands. It has neither
// flags nor variables of the environment.
const section = "keys"

// mostChords is how many keys a command may have.
const mostChords = 8

// chords reads the keys of each command: one chord, a list of them, or "none".
// A command is written as one name with points in it or as nested names.
func (v value) chords() (map[string][]string, error) {
	if v.raw == nil {
		return nil, nil
	}
	if _, ok := v.raw.(map[string]any); !ok {
		return nil, errors.New(`it must name commands and their keys, as in {incident.next: "Ctrl+N"}`)
	}
	all := map[string][]string{}
	if err := v.gather("", all); err != nil {
		return nil, err
	}
	return all, nil
}

func (v value) gather(command string, all map[string][]string) error {
	if group, ok := v.raw.(map[string]any); ok {
		for _, name := range slices.Sorted(maps.Keys(group)) {
			id := strings.TrimPrefix(command+"."+name, ".")
			if err := (value{raw: group[name]}).gather(id, all); err != nil {
				return err
			}
		}
		return nil
	}
	if v.raw == nil {
		return fmt.Errorf("%s: it names no key; write %q to take its keys away", command, keymap.None)
	}
	keys := v.spelled()
	if len(keys) > mostChords {
		return fmt.Errorf("%s: it has more than %d keys", command, mostChords)
	}
	if _, err := keymap.Chords(keys); err != nil {
		return fmt.Errorf("%s: %w", command, err)
	}
	all[command] = keys
	return nil
}

// spelled are the texts of a list, or of one value.
func (v value) spelled() []string {
	list, ok := v.raw.([]any)
	if !ok {
		return []string{v.text()}
	}
	texts := make([]string, len(list))
	for i, item := range list {
		texts[i] = value{raw: item}.text()
	}
	return texts
}

// readKeys reads the section of keys.
func (s *Settings) readKeys(raw any, file string) (err error) {
	s.from[section] = file
	if s.Keys, err = (value{raw: raw}).chords(); err != nil {
		return s.Problem(section, err)
	}
	return nil
}
