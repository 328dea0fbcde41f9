package archive

import (
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// longestName is how much of a name's end is looked at, in bytes.
const longestName = 1024

// The forms of dates and times in names. A number is never part of a longer
// one.
var (
	dateForm = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d)([-_.]?)(\d\d)([-_.]?)(\d\d)`)
	// behind a date: 153000 15.30.00 15-30-00.120 T15:30:00+01:00
	timeForm  = regexp.MustCompile(`^(T|[ _\-.,]{0,3}|[ _]at[ _])(\d\d)([-_.:h]?)(\d\d)([-_.:m]?)(\d\d)s?(?:([.,\-]?)(\d{6}|\d{3}))?(Z|[+-]\d\d:?\d\d)?(?:[^\d]|$)`)
	aloneForm = regexp.MustCompile(`(?:^|[^\d.:\-])(\d\d)([.:\-])(\d\d)([.:\-])(\d\d)(?:[^\d]|$)`)
	unixForm  = regexp.MustCompile(`(?:^|\D)(\d{10})(\d{3})?(?:\D|$)`)
	// Frigate's recordings: day/hour/camera/minute.second, in UTC
	frigateForm = regexp.MustCompile(`(?:^|/)(\d{4})-(\d\d)-(\d\d)/(\d\d)/[^/]+/(\d\d)\.(\d\d)$`)
)

// Moments since 1970 outside of these years are other numbers.
const (
	firstUnix = 1262304000 // 2010
	lastUnix  = 2208988800 // 2040
)

// TimeInName finds when a recording was begun in the name that a camera, a
// recorder or a phone gave it, which may include the folders it lies in:
// recorders name these by day. Times without a zone are those of zone; nil is
// time.Local. The second result is false when there is no date and time that
// a clock could show.
func TimeInName(name string, zone *time.Location) (time.Time, bool) {
	if zone == nil {
		zone = time.Local
	}
	name = strings.ReplaceAll(name[max(0, len(name)-longestName):], `\`, "/")
	if IsVideo(name) {
		name = strings.TrimSuffix(name, path.Ext(name))
	}
	folder, base := path.Split(name)
	if strings.HasPrefix(base, "PXL_") {
		zone = time.UTC // Pixel phones
	}
	if t, ok := together(base, zone); ok {
		return t, true
	}
	if t, ok := frigate(name); ok {
		return t, true
	}
	if t, ok := apart(folder, base, zone); ok {
		return t, true
	}
	return unix(base, zone)
}

// together finds a time right behind a date.
func together(s string, zone *time.Location) (time.Time, bool) {
	for _, d := range dates(s) {
		m := timeForm.FindStringSubmatch(s[d.end:])
		if m == nil || !sameSeparators(m) {
			continue
		}
		in := zone
		if m[9] != "" && m[1] == "T" {
			in = zoneOf(m[9])
		}
		if t, ok := moment([6]string{d.year, d.month, d.day, m[2], m[4], m[6]}, in); ok {
			return t.Add(fraction(m[5], m[7], m[8])), true
		}
	}
	return time.Time{}, false
}

// sameSeparators tells a time from numbers that follow each other: both
// separators are there, or none.
func sameSeparators(m []string) bool { return (m[3] == "") == (m[5] == "") }

// fraction reads milliseconds or microseconds. Behind a dash they belong to
// the time only if its other parts are behind dashes, too; otherwise they are
// another time.
func fraction(between, before, digits string) time.Duration {
	if digits == "" || before == "-" && between != "-" || before == "" && between != "" {
		return 0
	}
	n, err := strconv.Atoi((digits + "000000")[:6])
	if err != nil {
		return 0
	}
	return time.Duration(n) * time.Microsecond
}

// apart finds a time in the name whose date is elsewhere in it, or in the
// nearest folder that has one.
func apart(folder, base string, zone *time.Location) (time.Time, bool) {
	m := aloneForm.FindStringSubmatch(base)
	if m == nil || m[2] != m[4] {
		return time.Time{}, false
	}
	all := append(dates(folder), dates(base)...)
	if len(all) == 0 {
		return time.Time{}, false
	}
	d := all[len(all)-1]
	return moment([6]string{d.year, d.month, d.day, m[1], m[3], m[5]}, zone)
}

func frigate(name string) (time.Time, bool) {
	m := frigateForm.FindStringSubmatch(name)
	if m == nil {
		return time.Time{}, false
	}
	return moment([6]string(m[1:]), time.UTC)
}

// unix finds seconds or milliseconds since 1970.
func unix(s string, zone *time.Location) (time.Time, bool) {
	m := unixForm.FindStringSubmatch(s)
	if m == nil {
		return time.Time{}, false
	}
	seconds, err := strconv.ParseInt(m[1], 10, 64)
	if err != nil || seconds < firstUnix || seconds > lastUnix {
		return time.Time{}, false
	}
	return time.Unix(seconds, 0).Add(fraction("", "", m[2])).In(zone), true
}

// A date is one found in a name; end is the place behind it.
type date struct {
	year, month, day string
	end              int
}

// dates finds the dates in s, in order.
func dates(s string) (all []date) {
	for from := 0; ; {
		m := dateForm.FindStringSubmatchIndex(s[from:])
		if m == nil {
			return all
		}
		part := func(i int) string { return s[from+m[2*i] : from+m[2*i+1]] }
		d := date{part(1), part(3), part(5), from + m[1]}
		if _, ok := moment([6]string{d.year, d.month, d.day, "0", "0", "0"}, time.UTC); ok && part(2) == part(4) {
			all = append(all, d)
		}
		from += m[2] + 1
	}
}

// moment makes a time of year to second, which must be what a clock can show.
func moment(parts [6]string, zone *time.Location) (time.Time, bool) {
	var n [6]int
	for i, p := range parts {
		var err error
		if n[i], err = strconv.Atoi(p); err != nil {
			return time.Time{}, false
		}
	}
	day := time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC)
	if day.Month() != time.Month(n[1]) || day.Day() != n[2] || n[3] > 23 || n[4] > 59 || n[5] > 59 {
		return time.Time{}, false
	}
	return time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], 0, zone), true
}

// zoneOf reads Z or an offset, ISO 8601.
func zoneOf(s string) *time.Location {
	s = strings.ReplaceAll(s, ":", "")
	t, err := time.Parse("Z0700", s)
	if err != nil {
		return time.UTC
	}
	_, offset := t.Zone()
	if offset == 0 {
		return time.UTC
	}
	return time.FixedZone("", offset)
}
