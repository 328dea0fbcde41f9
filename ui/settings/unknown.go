package settings

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"watchfloor/ui/keymap"
)

// unknown complains about the first of the names that is no key.
func unknown(keys []Key, names []string, where string) error {
	known := make([]string, len(keys))
	for i, k := range keys {
		known[i] = k.Name
	}
	slices.Sort(names)
	for _, name := range names {
		if !slices.Contains(known, name) {
			return &Error{Key: name, Where: where, Problem: "there is no such setting" + meant(name, known)}
		}
	}
	return nil
}

func unknownEnv(keys []Key) error {
	known := make([]string, len(keys))
	for i, k := range keys {
		known[i] = k.Env()
	}
	for _, entry := range os.Environ() {
		name, _, _ := strings.Cut(entry, "=")
		if strings.HasPrefix(name, envPrefix) && !slices.Contains(known, name) {
			return &Error{Key: name, Where: "environment", Problem: "there is no such setting" + meant(name, known)}
		}
	}
	return nil
}

// meant suggests the known name that is nearest, when one is near.
func meant(name string, known []string) string {
	if near, ok := keymap.Nearest(name, known); ok {
		return fmt.Sprintf("; did you mean %s?", near)
	}
	return "; the README lists them all"
}
