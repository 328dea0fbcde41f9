package truth

import (
	"fmt"
	"strings"
	"time"
)

// joined puts two pieces of text beside each other, if there are two.
func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " · " + b
}

// rate is a number a second.
func rate(r float64, known bool) string {
	switch {
	case !known:
		return "–"
	case r >= 9.95 || r < 0.05:
		return fmt.Sprintf("%.0f", r)
	}
	return fmt.Sprintf("%.1f", r)
}

// bits is a bit rate with its unit.
func bits(r float64) string {
	switch {
	case r >= 1e6:
		return fmt.Sprintf("%.2f Mbit/s", r/1e6)
	case r > 0:
		return fmt.Sprintf("%.0f kbit/s", r/1e3)
	}
	return "–"
}

// short is a short time with its unit.
func short(d time.Duration) string {
	ms := float64(d) / float64(time.Millisecond)
	switch {
	case d == 0:
		return "–"
	case d.Abs() >= 10*time.Second:
		return fmt.Sprintf("%.0f s", d.Seconds())
	case d.Abs() >= time.Second:
		return fmt.Sprintf("%.2f s", d.Seconds())
	case d.Abs() >= 10*time.Millisecond:
		return fmt.Sprintf("%.0f ms", ms)
	}
	return fmt.Sprintf("%.1f ms", ms)
}

// counted is a number of things.
func counted(n int64, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// brief is whose clock it is, where there is little room.
func brief(source string) string {
	return strings.NewReplacer(string(Camera), "camera", "since arrival", string(Arrival)).Replace(source)
}
