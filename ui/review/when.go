package review

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// layouts are the ways to type a time, the date first.
var layouts = []struct {
	layout string
	dated  bool
}{
	{"2006-01-02 15:04:05", true},
	{"2006-01-02T15:04:05", true},
	{"2006-01-02 15:04", true},
	{"2006-01-02", true},
	{time.RFC3339Nano, true},
	{"15:04:05", false},
	{"15:04", false},
}

// When reads a time as an operator types it: a date and a time, a time of the
// day that now lies in, or "+90" and "-2.5": so many seconds from now.
func When(text string, now time.Time) (time.Time, error) {
	text = strings.TrimSpace(text)
	if text != "" && (text[0] == '+' || text[0] == '-') {
		return after(text, now)
	}
	for _, l := range layouts {
		t, err := time.ParseInLocation(l.layout, text, now.Location())
		if err != nil {
			continue
		}
		if !l.dated {
			y, m, d := now.Date()
			t = time.Date(y, m, d, t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), now.Location())
		}
		return t, nil
	}
	return time.Time{}, fmt.Errorf("write 15:30:12.5, 2026-11-24 15:30:12, or +90 for seconds from here")
}

func after(text string, now time.Time) (time.Time, error) {
	seconds, err := strconv.ParseFloat(text, 64)
	if err != nil || seconds > 1e8 || seconds < -1e8 || seconds != seconds {
		return time.Time{}, fmt.Errorf("write +90 or -2.5: seconds from here")
	}
	return now.Add(time.Duration(seconds * float64(time.Second))), nil
}
