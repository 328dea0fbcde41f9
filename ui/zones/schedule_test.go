package zones

import (
	"reflect"
	"testing"
	"time"

	"watchfloor/feed"
)

var workdays = []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}

// schedules are texts, how they are written again, and what they mean; without
// periods an error is meant, but for those that are always.
var schedules = []struct {
	text, again string
	want        []feed.Period
}{
	{"", Always, nil},
	{"always", Always, nil},
	{"Mon-Fri 08:00-17:00", "Mon-Fri 08:00-17:00", []feed.Period{{Days: workdays, From: 480, To: 1020}}},
	{"mon–friday 8:00–17:00", "Mon-Fri 08:00-17:00", []feed.Period{{Days: workdays, From: 480, To: 1020}}},
	{"22:00-06:00", "22:00-06:00", []feed.Period{{From: 1320, To: 360}}},
	{"00:00-24:00", "00:00-24:00", []feed.Period{{From: 0, To: 1440}}},
	{"Sa, Su 10:00-14:00;", "Sat,Sun 10:00-14:00", []feed.Period{{Days: []time.Weekday{time.Saturday, time.Sunday}, From: 600, To: 840}}},
	{
		"Sun-Mon 01:00-02:00; Wed 03:00-04:00", "Mon,Sun 01:00-02:00; Wed 03:00-04:00",
		[]feed.Period{{Days: []time.Weekday{time.Sunday, time.Monday}, From: 60, To: 120}, {Days: []time.Weekday{time.Wednesday}, From: 180, To: 240}},
	},
	{text: "Mon"},
	{text: "Mon-Fri"},
	{text: "25:00-26:00"},
	{text: "24:00-06:00"},
	{text: "08:60-09:00"},
	{text: "Mo-Xy 08:00-09:00"},
	{text: "T 08:00-09:00"},
	{text: "08:00-"},
}

func TestSchedule(t *testing.T) {
	for _, c := range schedules {
		got, err := ReadSchedule(c.text)
		if wrong := c.again == ""; (err != nil) != wrong || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q: %v %v, want %v", c.text, got, err, c.want)
			continue
		}
		if err == nil && WriteSchedule(got) != c.again {
			t.Errorf("%q is written %q, want %q", c.text, WriteSchedule(got), c.again)
		}
	}
}

func FuzzSchedule(f *testing.F) {
	for _, c := range schedules {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := ReadSchedule(text)
		if err != nil {
			return
		}
		words := WriteSchedule(got)
		again, err := ReadSchedule(words)
		if err != nil || WriteSchedule(again) != words {
			t.Errorf("%q is %q, which reads %v, %v", text, words, again, err)
		}
	})
}
