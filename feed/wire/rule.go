package wire

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"time"

	"watchfloor/feed"
)

// maxSecs is the longest duration of a rule: a year.
const maxSecs = 366 * 24 * 3600

// rule is a feed.Rule as JSON.
type rule struct {
	ID         string       `json:"id"`
	On         feed.Trigger `json:"on"`
	Subjects   []string     `json:"subjects"`
	Secs       float64      `json:"secs,omitempty"`
	Count      int          `json:"count,omitempty"`
	Speed      float64      `json:"speed,omitempty"`
	Hysteresis float64      `json:"hysteresis,omitempty"`
	Cooldown   float64      `json:"cooldown_s"`
	Severity   string       `json:"severity"`
	Urgency    string       `json:"urgency"`
	Certainty  string       `json:"certainty"`
	Type       string       `json:"type"`
	SOP        string       `json:"sop,omitempty"`
	Enabled    bool         `json:"enabled"`
}

func ruleOf(r feed.Rule) rule {
	return rule{
		ID: r.ID, On: r.On, Subjects: list(r.Subjects), Secs: r.For.Seconds(), Count: r.Count, Speed: r.Speed,
		Hysteresis: r.Hysteresis, Cooldown: r.Cooldown.Seconds(), Severity: severityWord(r.Severity),
		Urgency: r.Urgency, Certainty: r.Certainty, Type: r.Type, SOP: r.SOP, Enabled: r.Enabled,
	}
}

// value takes a trigger of a later version as it is: nobody acts on it.
func (d rule) value() feed.Rule {
	return feed.Rule{
		ID: d.ID, On: d.On, Subjects: filled(d.Subjects), For: duration(d.Secs), Count: d.Count, Speed: d.Speed,
		Hysteresis: d.Hysteresis, Cooldown: duration(d.Cooldown), Severity: severityOf(d.Severity),
		Urgency: d.Urgency, Certainty: d.Certainty, Type: d.Type, SOP: d.SOP, Enabled: d.Enabled,
	}
}

func (d rule) check() error {
	if d.Secs < 0 || d.Cooldown < 0 || d.Count < 0 || d.Speed < 0 || d.Hysteresis < 0 {
		return errors.New("a number of a rule is negative")
	}
	if d.Secs > maxSecs || d.Cooldown > maxSecs {
		return errors.New("a rule lasts longer than a year")
	}
	return nil
}

// duration is whole milliseconds of seconds.
func duration(secs float64) time.Duration {
	return time.Duration(math.Round(secs*1000)) * time.Millisecond
}

// period is a feed.Period as JSON: the days it begins on, "07:30" and "24:00".
type period struct {
	Days []string `json:"days"`
	From string   `json:"from"`
	To   string   `json:"to"`
}

// days are the words for days, by time.Weekday.
func days() []string { return []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"} }

func periodOf(p feed.Period) period {
	d := period{Days: []string{}, From: clock(p.From), To: clock(p.To)}
	for _, day := range p.Days {
		d.Days = append(d.Days, days()[(int(day)%7+7)%7])
	}
	return d
}

func (d period) value() feed.Period {
	from, _ := minutes(d.From) // check has read both
	to, _ := minutes(d.To)
	p := feed.Period{From: from, To: to}
	for _, day := range d.Days {
		p.Days = append(p.Days, time.Weekday(slices.Index(days(), day)))
	}
	return p
}

func (d period) check() error {
	from, err1 := minutes(d.From)
	_, err2 := minutes(d.To)
	if err1 != nil || err2 != nil || from == 24*60 {
		return errors.New("a period is not from HH:MM to HH:MM")
	}
	for _, day := range d.Days {
		if !slices.Contains(days(), day) {
			return fmt.Errorf("a day is none of %v", days())
		}
	}
	return nil
}

// clock writes minutes after midnight.
func clock(m int) string { return fmt.Sprintf("%02d:%02d", m/60, m%60) }

// minutes reads what clock writes, up to 24:00.
func minutes(s string) (int, error) {
	number := func(text string) int {
		n, err := strconv.ParseUint(text, 10, 8)
		if err != nil {
			return -1
		}
		return int(n)
	}
	if len(s) == 5 && s[2] == ':' {
		h, m := number(s[:2]), number(s[3:])
		if h >= 0 && m >= 0 && m < 60 && 60*h+m <= 24*60 {
			return 60*h + m, nil
		}
	}
	return 0, errors.New("not HH:MM")
}
