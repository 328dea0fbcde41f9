package timeline

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// The formats of times on the panel.
const (
	clockFormat = "15:04:05.000"
	dateFormat  = "Mon 2 Jan 2006"
)

// zoneWords says in which zone t is: "UTC", "CET (UTC+01:00)".
func zoneWords(t time.Time) string {
	name, offset := t.Zone()
	numeric := "UTC"
	if offset != 0 {
		numeric += t.Format("-07:00")
	}
	if name == "" || name == numeric || strings.ContainsAny(name, "+-0123456789") {
		return numeric
	}
	return fmt.Sprintf("%s (%s)", name, numeric)
}

// lengthWords says how long d is, in its two largest units.
func lengthWords(d time.Duration) string {
	switch {
	case d >= 2*day:
		return fmt.Sprintf("%d d %d h", d/day, d%day/time.Hour)
	case d >= time.Hour:
		return fmt.Sprintf("%d h %02d min", d/time.Hour, d%time.Hour/time.Minute)
	case d >= time.Minute:
		return fmt.Sprintf("%d min %02d s", d/time.Minute, d%time.Minute/time.Second)
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}

// correctionWords is a correction in milliseconds, or by days and hours where
// these would be too many to read: "+120 ms", "−1:00:00.040".
func correctionWords(d time.Duration) string {
	sign := "+"
	if d < 0 {
		sign = "−"
	}
	ms := d.Abs().Round(time.Millisecond) / time.Millisecond
	switch {
	case ms == 0:
		return "±0 ms"
	case ms < 100_000:
		return fmt.Sprintf("%s%d ms", sign, ms)
	}
	clock := fmt.Sprintf("%d:%02d:%02d.%03d", ms/3_600_000%24, ms/60_000%60, ms/1000%60, ms%1000)
	if days := d.Abs() / day; days > 0 {
		return fmt.Sprintf("%s%d d %s", sign, days, clock)
	}
	return sign + clock
}

// rateWords is a rate as a fraction or a factor: "1/4×", "−2×".
func rateWords(rate float64) string {
	sign := ""
	if rate < 0 {
		sign, rate = "−", -rate
	}
	if rate < 1 {
		return fmt.Sprintf("%s1/%.0f×", sign, 1/rate)
	}
	return sign + strconv.FormatFloat(rate, 'f', -1, 64) + "×"
}

// amount says how many files there are, and how much time they cover.
func (m Model) amount() string {
	words := fmt.Sprintf("%d files", len(m.Lanes))
	if len(m.Lanes) == 1 {
		words = "1 file"
	}
	if !m.pictured() {
		return words
	}
	from, to := m.extent()
	return words + " · " + lengthWords(to.Sub(from))
}

// The slowest and the fastest rate, either way.
const (
	slowest = 1.0 / 8
	fastest = 16.0
)

// faster is the next rate, twice or half as fast, in the same direction.
func faster(rate, factor float64) float64 {
	size, sign := rate, 1.0
	if rate < 0 {
		size, sign = -rate, -1
	}
	return sign * min(max(size*factor, slowest), fastest)
}
