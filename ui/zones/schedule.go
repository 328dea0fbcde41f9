package zones

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"watchfloor/feed"
)

// dayNames are the days as they are written and read, from Monday.
var dayNames = []struct {
	name string
	day  time.Weekday
}{
	{"Mon", time.Monday},
	{"Tue", time.Tuesday},
	{"Wed", time.Wednesday},
	{"Thu", time.Thursday},
	{"Fri", time.Friday},
	{"Sat", time.Saturday},
	{"Sun", time.Sunday},
}

// Always is how a schedule is written that has no periods.
const Always = "Always"

// WriteSchedule puts periods into words that ReadSchedule reads:
// "Mon-Fri 08:00-17:00; Sat,Sun 10:00-14:00".
func WriteSchedule(periods []feed.Period) string {
	if len(periods) == 0 {
		return Always
	}
	parts := make([]string, len(periods))
	for i, p := range periods {
		parts[i] = strings.TrimSpace(days(p.Days) + " " + clock(p.From) + "-" + clock(p.To))
	}
	return strings.Join(parts, "; ")
}

// days writes days in the order of the week; three in a row become a range.
func days(list []time.Weekday) string {
	var parts []string
	for i := 0; i < len(dayNames); i++ {
		first := i
		for i < len(dayNames) && slices.Contains(list, dayNames[i].day) {
			i++
		}
		switch n := i - first; {
		case n >= 3:
			parts = append(parts, dayNames[first].name+"-"+dayNames[i-1].name)
		case n > 0:
			for _, d := range dayNames[first:i] {
				parts = append(parts, d.name)
			}
		}
	}
	return strings.Join(parts, ",")
}

func clock(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }

// ReadSchedule reads what WriteSchedule writes. Without days a period is every
// day's; one that ends no later than it begins ends on the next day. No text,
// and "Always", is no period.
func ReadSchedule(text string) ([]feed.Period, error) {
	text = strings.NewReplacer("–", "-", "—", "-").Replace(strings.TrimSpace(text))
	if text == "" || strings.EqualFold(text, Always) {
		return nil, nil
	}
	var periods []feed.Period
	for part := range strings.SplitSeq(text, ";") {
		if strings.TrimSpace(part) == "" {
			continue
		}
		p, err := readPeriod(strings.Fields(part))
		if err != nil {
			return nil, err
		}
		periods = append(periods, p)
	}
	return periods, nil
}

func readPeriod(words []string) (feed.Period, error) {
	var p feed.Period
	hours := words[len(words)-1]
	from, to, ok := strings.Cut(hours, "-")
	if !ok || !strings.Contains(hours, ":") {
		return p, errors.New("write hours as 08:00-17:00")
	}
	var err error
	if p.From, err = readClock(from, 24*60-1); err != nil {
		return p, err
	}
	if p.To, err = readClock(to, 24*60); err != nil {
		return p, err
	}
	p.Days, err = readDays(strings.Join(words[:len(words)-1], ","))
	return p, err
}

// readClock reads minutes after midnight.
func readClock(text string, last int) (int, error) {
	h, m, ok := strings.Cut(text, ":")
	hours, err := strconv.ParseUint(h, 10, 8)
	minutes, err2 := strconv.ParseUint(m, 10, 8)
	if at := int(hours*60 + minutes); ok && err == nil && err2 == nil && minutes < 60 && at <= last {
		return at, nil
	}
	return 0, fmt.Errorf("%.20q is no time of a day", text)
}

// readDays reads days and ranges of them with commas between.
func readDays(text string) ([]time.Weekday, error) {
	var list []time.Weekday
	for part := range strings.SplitSeq(text, ",") {
		if part == "" {
			continue
		}
		first, last, isRange := strings.Cut(part, "-")
		if !isRange {
			last = first
		}
		from, to := dayOf(first), dayOf(last)
		if from < 0 || to < 0 {
			return nil, fmt.Errorf("%.20q is no day: write Mon-Fri or Sat,Sun", part)
		}
		for i := from; ; i = (i + 1) % len(dayNames) {
			if d := dayNames[i].day; !slices.Contains(list, d) {
				list = append(list, d)
			}
			if i == to {
				break
			}
		}
	}
	return list, nil
}

// dayOf is the place in the week of a day's name or its first letters, else -1.
func dayOf(text string) int {
	if len(text) < 2 {
		return -1
	}
	return slices.IndexFunc(dayNames, func(d struct {
		name string
		day  time.Weekday
	},
	) bool {
		full := strings.ToLower(d.day.String())
		return strings.HasPrefix(full, strings.ToLower(text))
	})
}
