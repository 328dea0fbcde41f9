package zones

import (
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"watchfloor/feed/fence"
	"watchfloor/ui/look"
	"watchfloor/ui/parts"
	"watchfloor/ui/present"
)

// told is how many of the newest alerts are told one by one.
const told = 6

// A backTest shows what a zone would have raised.
type backTest struct {
	skin  *skin
	words *parts.Text
	basis *parts.Text
	strip *strip
	from  *parts.Text
	to    *parts.Text
	lines [told]*parts.Text
	box   *fyne.Container
}

func newBackTest(s *skin) *backTest {
	b := &backTest{skin: s, strip: newStrip()}
	b.words = s.text("", look.BodyText, true, look.Text)
	b.basis = s.text("", look.SmallText, false, look.Dim)
	b.from, b.to = s.text("", look.SmallText, false, look.Faint), s.text("", look.SmallText, false, look.Faint)
	axis := container.NewBorder(nil, nil, b.from.Text, b.to.Text)
	b.box = container.New(layout.NewCustomPaddedVBoxLayout(4), b.words.Text, b.basis.Text, b.strip, axis)
	for i := range b.lines {
		b.lines[i] = s.text("", look.SmallText+0.5, false, look.Text)
		b.box.Add(b.lines[i].Text)
	}
	b.wait("The last hours are being fetched …")
	return b
}

// wait says why there is nothing to show yet.
func (b *backTest) wait(why string) {
	b.words.Set(why, look.Dim)
	b.show(false)
}

func (b *backTest) show(is bool) {
	for _, o := range []fyne.CanvasObject{b.basis.Text, b.strip, b.from.Text, b.to.Text} {
		parts.Show(o, is)
	}
	if !is {
		b.list(nil, nil, time.UTC)
	}
	b.box.Refresh()
}

// set shows an outcome; name is what a unit is called, and times are told in
// a zone.
func (b *backTest) set(o *Outcome, rules int, name func(id string) string, in *time.Location) {
	span := o.To.Sub(o.From)
	switch {
	case o.Fixes == 0:
		b.wait("There are no positions of the last hours to try it on")
		return
	case rules == 0:
		b.wait("Without a rule it raises no alert")
		return
	}
	words, colour := "No alert", look.Good
	if n := len(o.Alerts); n > 0 {
		words, colour = present.Count(n, "alert", "alerts"), look.Text
	}
	b.words.Set(words+" in the last "+present.Exact(span), colour)
	b.basis.Set(fmt.Sprintf("%s, %s, judged in %d ms", present.Count(o.Subjects, "unit", "units"),
		present.Count(o.Fixes, "position", "positions"), o.Took.Milliseconds()), look.Dim)
	b.from.Set(o.From.In(in).Format("15:04"), look.Faint)
	b.to.Set(o.To.In(in).Format("15:04"), look.Faint)
	b.strip.set(o)
	b.list(o.Alerts, name, in)
	b.show(true)
}

// list tells the newest alerts, the newest first.
func (b *backTest) list(alerts []fence.Alert, name func(string) string, in *time.Location) {
	newest := slices.Clone(alerts[max(0, len(alerts)-told):])
	slices.Reverse(newest)
	for i, line := range b.lines {
		words := ""
		if i < len(newest) {
			words = alertWords(newest[i], name, in)
		}
		line.Set(parts.Fit(words, Width-2*side, line.TextSize, line.TextStyle), look.Text)
		parts.Show(line.Text, words != "")
	}
}

// alertWords tell an alert in a line.
func alertWords(a fence.Alert, name func(string) string, in *time.Location) string {
	words := a.Time.In(in).Format("15:04:05") + "   "
	if a.Subject != "" {
		words += name(a.Subject) + " · "
	}
	return words + triggerWords(a.Rule.On)
}
