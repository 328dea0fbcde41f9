package keymap

import (
	"fmt"
	"maps"
	"slices"
)

// A Command is something the user can do by key.
type Command struct {
	ID     string // "incident.next": how the settings file calls it; lower case
	Group  string // the heading it stands under, "INCIDENTS"
	Does   string // in words
	Keys   []Chord
	Do     func()
	Hidden bool // not on the sheet of keys
}

// None unbinds a command in the settings file.
const None = "none"

// Remap returns the commands with the keys the user gave them: command ID to
// chords, None or an empty list for no key. Keys the user does not mention stay.
// The error names the command and the key: one that does not exist, or one that
// stands for two commands.
func Remap(all []Command, user map[string][]string) ([]Command, error) {
	mapped := slices.Clone(all)
	for _, id := range slices.Sorted(maps.Keys(user)) {
		i := slices.IndexFunc(mapped, func(c Command) bool { return c.ID == id })
		if i < 0 {
			return nil, fmt.Errorf("keys: there is no command %q%s", id, meant(id, all))
		}
		chords, err := Chords(user[id])
		if err != nil {
			return nil, fmt.Errorf("keys: %s: %w", id, err)
		}
		mapped[i].Keys = chords
	}
	return mapped, conflict(mapped, user)
}

// Chords reads the chords of one command; None stands for no key and alone.
func Chords(list []string) ([]Chord, error) {
	if len(list) == 1 && list[0] == None {
		return nil, nil
	}
	var all []Chord
	for _, text := range list {
		c, err := Parse(text)
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

// conflict finds a chord of two commands. The one the user changed is blamed.
func conflict(all []Command, user map[string][]string) error {
	owner := map[Chord]string{}
	for _, c := range all {
		for _, k := range c.Keys {
			other, taken := owner[k]
			owner[k] = c.ID
			if !taken || other == c.ID {
				continue
			}
			blamed, first := c.ID, other
			if _, changed := user[blamed]; !changed {
				blamed, first = other, c.ID
			}
			return fmt.Errorf("keys: %s: %v already stands for %s; give one of them another key or %q", blamed, k, first, None)
		}
	}
	return nil
}

func meant(id string, all []Command) string {
	ids := make([]string, len(all))
	for i, c := range all {
		ids[i] = c.ID
	}
	if near, ok := Nearest(id, ids); ok {
		return fmt.Sprintf("; did you mean %s?", near)
	}
	return "; F1 shows the commands, the README their names"
}
