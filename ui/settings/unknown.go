package settings

import (
	"fmt"
	"os"
	"slices"
	"strings"
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
	best, least := "", len(name)/2+1
	for _, k := range known {
		if d := distance(name, k); d < least {
			best, least = k, d
		}
	}
	if best == "" {
		return "; the README lists them all"
	}
	return fmt.Sprintf("; did you mean %s?", best)
}

// distance is the Levenshtein distance of two names in bytes.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
