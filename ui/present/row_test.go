package present

import (
	"testing"
	"time"

	"watchfloor/feed"
)

func ids(rows []Row) string {
	all := ""
	for _, r := range rows {
		all += r.ID
	}
	return all
}

func inc(id string, sev feed.Severity, state feed.State, age time.Duration, change ...func(*feed.Incident)) feed.Incident {
	i := feed.Incident{
		ID: id, Title: "T" + id, Type: "crowd_density", Status: "Actual", Severity: sev, State: state,
		Geometry: here, OpenedAt: noon.Add(-age),
	}
	for _, f := range change {
		f(&i)
	}
	return i
}

func acked(by string) func(*feed.Incident) {
	return func(i *feed.Incident) { i.AckedBy, i.AckedAt = by, noon }
}

func TestRowsOrder(t *testing.T) {
	s := snapshot(nil,
		inc("a", feed.Minor, feed.New, time.Minute),
		inc("b", feed.Extreme, feed.Closed, time.Second),
		inc("c", feed.Severe, feed.New, time.Hour),
		inc("d", feed.Severe, feed.InProgress, time.Minute, acked("op")),
		inc("e", feed.Extreme, feed.OnHold, 2*time.Hour, func(i *feed.Incident) { i.Owner = "op" }),
		inc("f", feed.SeverityUnknown, feed.New, 0),
	)
	for filter, want := range map[Filter]string{All: "edcafb", Unacknowledged: "ecaf", Mine: "ed"} {
		if got := ids(Rows(s, Desk{Only: filter}, noon)); got != want {
			t.Errorf("filter %d: %s, want %s", filter, got, want)
		}
	}
}

func TestRowWords(t *testing.T) {
	s := snapshot([]feed.Camera{cam("1", off(0, -50), 0)}, inc("a", feed.Severe, feed.InProgress, 2*time.Minute,
		func(i *feed.Incident) { i.Zones = []string{"gone", "z1"}; i.Owner = "u17"; i.Status = "Exercise" }))
	r := Rows(s, Desk{Incident: "a"}, noon)[0]
	if r.Title != "EXERCISE: Ta" || r.Detail != "Harbour · 2 min · In progress · owner u17 · 1 camera" || !r.Selected {
		t.Errorf("%+v", r)
	}
	s.Link.State = feed.LinkLost
	if !Rows(s, Desk{}, noon)[0].Dim {
		t.Error("a row of a lost link is not dim")
	}
}

func TestAck(t *testing.T) {
	open, done := inc("a", feed.Severe, feed.New, 0), inc("a", feed.Severe, feed.New, 0, acked("u2"))
	for _, c := range []struct {
		i    feed.Incident
		a    Attempt
		want Ack
		note string
	}{
		{open, Attempt{}, AckNeeded, ""},
		{open, Attempt{Pending: true}, AckPending, ""},
		{open, Attempt{Problem: "not allowed"}, AckRefused, "not allowed"},
		{done, Attempt{Pending: true}, AckDone, "u2"},
		{inc("a", feed.Severe, feed.Closed, 0), Attempt{}, AckNone, ""},
	} {
		if got, note := ack(c.i, c.a); got != c.want || note != c.note {
			t.Errorf("ack(%v, %v) = %d %q", c.i.State, c.a, got, note)
		}
	}
}

func TestNext(t *testing.T) {
	rows := []Row{
		{ID: "a", Open: true, Ack: AckNeeded},
		{ID: "b", Open: true, Ack: AckDone},
		{ID: "c", Open: true, Ack: AckRefused},
		{ID: "d", Ack: AckNone},
	}
	for from, want := range map[string]string{"": "a", "a": "c", "b": "c", "c": "a", "d": "a", "gone": "a"} {
		if got := Next(rows, from); got != want {
			t.Errorf("after %q: %q, want %q", from, got, want)
		}
	}
	if Next(nil, "a") != "" {
		t.Error("no rows have a next")
	}
}

func TestWords(t *testing.T) {
	for in, want := range map[string]string{"in_progress": "In progress", "": "", "éclair": "Éclair", "NEW": "NEW"} {
		if got := Words(in); got != want {
			t.Errorf("Words(%q) = %q", in, got)
		}
	}
	for d, want := range map[time.Duration]string{
		-time.Second: "now", 0: "now", 12 * time.Second: "10 s", 61 * time.Second: "1 min",
		3 * time.Hour: "3 h", 50 * time.Hour: "2 d",
	} {
		if got := Age(d); got != want {
			t.Errorf("Age(%v) = %q", d, got)
		}
	}
	for d, want := range map[time.Duration]string{
		-time.Second: "0 s", 12 * time.Second: "12 s", 185 * time.Second: "3 min 05 s", 130 * time.Minute: "2 h 10 min",
	} {
		if got := Exact(d); got != want {
			t.Errorf("Exact(%v) = %q", d, got)
		}
	}
}
