package fence

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"watchfloor/feed"
)

// noon is a Saturday.
var noon = time.Date(2026, 8, 22, 12, 0, 0, 0, time.UTC)

// square is a square of 0.01 degrees around a place: some 1,100 m a side
// near the equator.
func square(lon, lat float64) orb.Polygon {
	const h = 0.005
	return orb.Polygon{{{lon - h, lat - h}, {lon + h, lat - h}, {lon + h, lat + h}, {lon - h, lat + h}, {lon - h, lat - h}}}
}

// zone is a square at 10, 0 with one rule.
func zone(r feed.Rule) feed.Zone {
	r.ID, r.Enabled = "r", true
	return feed.Zone{ID: "z", Shape: "polygon", Geometry: square(10, 0), Revision: 3, Rules: []feed.Rule{r}}
}

// fixes reads "seconds lon" pairs at lat 0: "0 9.99, 10 10". A second name
// before them is the subject, else it is u.
func fixes(t *testing.T, text string) (all []feed.Fix) {
	t.Helper()
	for part := range strings.SplitSeq(text, ",") {
		f := feed.Fix{Subject: "u", Kind: "patrol"}
		part = strings.TrimSpace(part)
		if name, rest, named := strings.Cut(part, ":"); named {
			f.Subject, part = name, rest
		}
		var seconds float64
		if _, err := fmt.Sscanf(part, "%g %g", &seconds, &f.At[0]); err != nil {
			t.Fatalf("%q: %v", part, err)
		}
		f.Time = noon.Add(time.Duration(seconds * float64(time.Second)))
		all = append(all, f)
	}
	return all
}

// said lists alerts as "subject@seconds".
func said(alerts []Alert) string {
	var all []string
	for _, a := range alerts {
		all = append(all, fmt.Sprintf("%s@%g", a.Subject, a.Time.Sub(noon).Seconds()))
	}
	return strings.Join(all, " ")
}

func TestRules(t *testing.T) {
	const minute = time.Minute
	for name, c := range map[string]struct {
		rule        feed.Rule
		fixes, want string
	}{
		"enter":                      {feed.Rule{On: feed.OnEnter}, "0 9.99, 10 10, 20 10.001", "u@10"},
		"first seen inside":          {feed.Rule{On: feed.OnEnter}, "0 10, 10 10.001", ""},
		"enter and stay":             {feed.Rule{On: feed.OnEnter, For: minute}, "0 9.99, 10 10, 50 10, 80 10", "u@70"},
		"enter, too short":           {feed.Rule{On: feed.OnEnter, For: minute}, "0 9.99, 10 10, 69 9.99, 90 10, 140 9.99", ""},
		"enter by a jump":            {feed.Rule{On: feed.OnEnter}, "0 9.99, 60 10.01", "u@60"},
		"no jump after a gap":        {feed.Rule{On: feed.OnEnter}, "0 9.99, 300 10.01", ""},
		"no jump of a rocket":        {feed.Rule{On: feed.OnEnter}, "0 9.99, 1 10.01", ""},
		"enter after a gap":          {feed.Rule{On: feed.OnEnter}, "0 9.99, 300 10", "u@300"},
		"exit":                       {feed.Rule{On: feed.OnExit}, "0 10, 10 10.006", "u@10"},
		"exit by a jump":             {feed.Rule{On: feed.OnExit}, "0 9.99, 60 10.01", "u@60"},
		"exit, back again":           {feed.Rule{On: feed.OnExit, For: minute}, "0 10, 10 10.01, 50 10, 90 10.01, 200 10.01", "u@150"},
		"hysteresis":                 {feed.Rule{On: feed.OnExit, Hysteresis: 200}, "0 10, 10 10.006, 20 10.0065, 30 10", ""},
		"beyond hysteresis":          {feed.Rule{On: feed.OnExit, Hysteresis: 200}, "0 10, 10 10.006, 20 10.0071", "u@20"},
		"cross":                      {feed.Rule{On: feed.OnCross}, "0 9.99, 60 10.01", "u@60"},
		"cross, seen inside":         {feed.Rule{On: feed.OnCross}, "0 9.99, 30 10, 60 10.01", "u@60"},
		"cross, not from outside":    {feed.Rule{On: feed.OnCross}, "0 10, 60 10.01", ""},
		"inside at once":             {feed.Rule{On: feed.OnInside}, "0 10, 10 10, 20 10", "u@0"},
		"inside again":               {feed.Rule{On: feed.OnInside, Cooldown: minute}, "0 10, 50 10, 100 10, 150 10.01", "u@0 u@60 u@120"},
		"outside":                    {feed.Rule{On: feed.OnOutside, For: minute}, "0 11, 50 11, 70 10, 80 11, 150 11", "u@60 u@140"},
		"dwell":                      {feed.Rule{On: feed.OnDwell, For: minute}, "0 10, 50 10, 100 10, 200 10", "u@60"},
		"dwell twice":                {feed.Rule{On: feed.OnDwell, For: minute}, "0 10, 70 10.01, 100 10, 170 10", "u@60 u@160"},
		"dwell, cooling down":        {feed.Rule{On: feed.OnDwell, For: minute, Cooldown: time.Hour}, "0 10, 70 10.01, 100 10, 170 10", "u@60"},
		"dwell, another subject":     {feed.Rule{On: feed.OnDwell, For: minute, Cooldown: time.Hour}, "0 10, v:1 10, 70 10", "u@60 v@61"},
		"count":                      {feed.Rule{On: feed.OnCount, Count: 2}, "a:0 10, b:1 10, c:2 10, c:3 11, b:4 11, c:70 10", "b@1 c@70"},
		"count for a while":          {feed.Rule{On: feed.OnCount, Count: 2, For: minute}, "a:0 10, b:1 10, b:50 11, b:60 10, b:100 10, b:130 10", "b@120"},
		"speed":                      {feed.Rule{On: feed.OnSpeed, Speed: 10}, "0 9.996, 10 9.998, 20 10, 30 10.0001, 40 10.002", "u@10 u@40"},
		"speed outside":              {feed.Rule{On: feed.OnSpeed, Speed: 10}, "0 11, 10 11.002, 20 11.004", ""},
		"speed over a jump":          {feed.Rule{On: feed.OnSpeed, Speed: 10}, "0 9.99, 60 10.01", "u@60"},
		"absence":                    {feed.Rule{On: feed.OnAbsence, For: minute}, "0 11, 50 10, 60 11, 100 11, 200 11", "@120"},
		"absence from the start":     {feed.Rule{On: feed.OnAbsence, For: minute}, "0 11, 70 11, 80 10, 90 10", "@60"},
		"absence ended by a passage": {feed.Rule{On: feed.OnAbsence, For: minute}, "0 9.99, 50 10.01, 100 10.01, 111 10.01", "@110"},
		"only fire engines":          {feed.Rule{On: feed.OnEnter, Subjects: []string{"fire"}}, "0 9.99, 10 10", ""},
		"patrols":                    {feed.Rule{On: feed.OnEnter, Subjects: []string{"fire", "patrol"}}, "0 9.99, 10 10", "u@10"},
		"one by name":                {feed.Rule{On: feed.OnEnter, Subjects: []string{"v"}}, "0 9.99, v:0 9.99, 10 10, v:11 10", "v@11"},
		"late news":                  {feed.Rule{On: feed.OnEnter}, "0 9.99, 10 9.99, 5 10", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := said(Replay(zone(c.rule), fixes(t, c.fixes))); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
