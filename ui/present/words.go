package present

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Age puts an age into a few characters: "now", "45 s", "2 min", "3 h", "4 d".
func Age(d time.Duration) string {
	switch {
	case d < 5*time.Second:
		return "now"
	case d < time.Minute:
		return fmt.Sprintf("%d s", int(d.Seconds())/5*5)
	case d < time.Hour:
		return fmt.Sprintf("%d min", int(d.Minutes()))
	case d < 48*time.Hour:
		return fmt.Sprintf("%d h", int(d.Hours()))
	}
	return fmt.Sprintf("%d d", int(d.Hours())/24)
}

// Exact puts an age into seconds, minutes or hours without rounding it to
// steps: "12 s", "3 min 05 s", "2 h 10 min".
func Exact(d time.Duration) string {
	s := max(0, int(d.Seconds()))
	switch {
	case s < 60:
		return fmt.Sprintf("%d s", s)
	case s < 3600:
		return fmt.Sprintf("%d min %02d s", s/60, s%60)
	}
	return fmt.Sprintf("%d h %02d min", s/3600, s/60%60)
}

// Words makes a sentence case phrase of an identifier: "in_progress" becomes
// "In progress".
func Words(id string) string {
	id = strings.NewReplacer("_", " ", "-", " ", ".", " ").Replace(id)
	first, n := utf8.DecodeRuneInString(id)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + id[n:]
}

// Count puts a number and its noun together; nothing for 0.
func Count(n int, one, many string) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func join(parts []string) string {
	kept := parts[:0:0]
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, " · ")
}
