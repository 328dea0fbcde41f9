package incidents

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"watchfloor/feed"
	"watchfloor/ui/look"
	"watchfloor/ui/present"
)

func shown(t *testing.T, n int) *List {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	l := New()
	w := test.NewTempWindow(t, l)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(460, 400))
	l.SetRows(rowsOf(n))
	return l
}

func rowsOf(n int) []present.Row {
	all := make([]present.Row, n)
	for i := range all {
		all[i] = present.Row{
			ID: fmt.Sprint(i), Title: "A title that is much too long for a narrow list of incidents", Detail: "Harbour · 2 min",
			Severity: feed.Severe, Open: true, Ack: present.AckNeeded,
		}
	}
	return all
}

func TestListHoldsOnlyWhatIsSeen(t *testing.T) {
	l := shown(t, 10000)
	if n := len(l.rows.pool); n > 12 {
		t.Errorf("%d widgets for 7 visible rows", n)
	}
	l.Reveal("5000")
	first := l.rows.pool[0].is.ID
	if first == "0" || len(l.rows.pool) > 12 {
		t.Errorf("starts at %s with %d widgets", first, len(l.rows.pool))
	}
	l.SetRows(rowsOf(2))
	if l.rows.shown != 2 || l.rows.pool[0].is.ID != "0" {
		t.Errorf("%d rows from %s after most have gone", l.rows.shown, l.rows.pool[0].is.ID)
	}
	l.Reveal("gone")
}

func TestListAnnounces(t *testing.T) {
	l := shown(t, 3)
	var got []string
	l.OnSelected = func(id string) { got = append(got, "select "+id) }
	l.OnAcknowledge = func(id string) { got = append(got, "ack "+id) }
	l.OnFilter = func(f present.Filter) { got = append(got, fmt.Sprint("filter ", f)) }
	test.Tap(l.rows.pool[1])
	test.Tap(l.rows.pool[2].ack)
	test.Tap(l.chips[1])
	if fmt.Sprint(got) != "[select 1 ack 2 filter 1]" {
		t.Error(got)
	}
}

func TestRowStates(t *testing.T) {
	l := shown(t, 1)
	r := l.rows.pool[0]
	one := rowsOf(1)[0]
	for _, c := range []struct {
		ack    present.Ack
		note   string
		button bool
		state  string
		detail string
	}{
		{present.AckNeeded, "", true, "", "Harbour · 2 min"},
		{present.AckPending, "", false, "pending…", "Harbour · 2 min"},
		{present.AckDone, "u17", false, "✓ acked by u17", "Harbour · 2 min"},
		{present.AckRefused, "not allowed", true, "", "Not acknowledged: not allowed"},
		{present.AckNone, "", false, "", "Harbour · 2 min"},
	} {
		one.Ack, one.AckNote = c.ack, c.note
		l.SetRows([]present.Row{one})
		if r.ack.Visible() != c.button || r.state.Text.Text != c.state || r.detail.Text.Text != c.detail {
			t.Errorf("%d: button %v, %q, %q", c.ack, r.ack.Visible(), r.state.Text.Text, r.detail.Text.Text)
		}
	}
}

func TestTextEndsBeforeTheButton(t *testing.T) {
	l := shown(t, 1)
	r := l.rows.pool[0]
	if end := r.title.Position().X + r.title.Wide(); end > r.ack.Position().X {
		t.Errorf("the title ends at %.0f, the button begins at %.0f", end, r.ack.Position().X)
	}
}

func TestUnchangedRowsAreNotPaintedAgain(t *testing.T) {
	l := shown(t, 20)
	same := rowsOf(20)
	if n := testing.AllocsPerRun(20, func() { l.SetRows(same) }); n > 0 {
		t.Errorf("%v allocations for nothing new", n)
	}
}
