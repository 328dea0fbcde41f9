package keymap

import (
	"slices"
	"strings"
	"testing"
)

func commands() []Command {
	return []Command{
		{ID: "incident.next", Does: "Next alarm", Keys: Keys("N")},
		{ID: "incident.acknowledge", Does: "Acknowledge", Keys: Keys("Space")},
		{ID: "wall.grid", Does: "Next grid", Keys: Keys("G")},
		{ID: "palette", Does: "Find anything", Keys: Keys("Ctrl+K F2")},
	}
}

func TestRemap(t *testing.T) {
	before := commands()
	got, err := Remap(before, map[string][]string{
		"incident.next": {"Ctrl+N", "F4"}, "wall.grid": {"N"}, "palette": {None}, "incident.acknowledge": {},
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"Ctrl+N or F4", "", "N", ""} {
		if keys := Write(got[i].Keys); keys != want || got[i].Does != before[i].Does {
			t.Errorf("%s has %q, want %q", got[i].ID, keys, want)
		}
	}
	if !slices.Equal(before[0].Keys, Keys("N")) {
		t.Error("the commands that were given have changed")
	}
	same, err := Remap(before, nil)
	if err != nil || len(same) != len(before) || Write(same[3].Keys) != "Ctrl+K or F2" {
		t.Errorf("without a user: %v, %v", same, err)
	}
}

func TestRemapRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		user map[string][]string
		want []string
	}{
		"misspelled command":   {map[string][]string{"incident.nxet": {"N"}}, []string{`"incident.nxet"`, "mean incident.next?"}},
		"far off command":      {map[string][]string{"frobnicate": {"N"}}, []string{`"frobnicate"`, "README"}},
		"unknown key":          {map[string][]string{"wall.grid": {"Strg+G"}}, []string{"wall.grid", `"Strg+G"`, "Ctrl"}},
		"none and a key":       {map[string][]string{"wall.grid": {"none", "G"}}, []string{"wall.grid", `"none"`}},
		"taken from another":   {map[string][]string{"incident.next": {"G"}}, []string{"incident.next: G", "wall.grid"}},
		"taken, the later":     {map[string][]string{"palette": {"F4", "Space"}}, []string{"palette: Space", "incident.acknowledge"}},
		"given to two":         {map[string][]string{"palette": {"F4"}, "wall.grid": {"F4"}}, []string{"F4", "palette", "wall.grid"}},
		"taken with Enter":     {map[string][]string{"palette": {"enter"}, "wall.grid": {"Return"}}, []string{"Enter", "palette", "wall.grid"}},
		"one letter, any case": {map[string][]string{"palette": {"n"}}, []string{"palette: N", "incident.next"}},
	} {
		got, err := Remap(commands(), c.user)
		if err == nil {
			t.Errorf("%s: %v", name, got)
			continue
		}
		for _, w := range append(c.want, "keys") {
			if !strings.Contains(err.Error(), w) {
				t.Errorf("%s: %q does not say %q", name, err, w)
			}
		}
	}
}
