package zones

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"watchfloor/feed"
	"watchfloor/ui/look"
	"watchfloor/ui/parts"
	"watchfloor/ui/present"
)

// A card edits one rule.
type card struct {
	rule    *feed.Rule // in the form's zone
	changed func()
	skin    *skin
	inputs  []*input
	count   *parts.Text // of the alerts that it would have raised
	box     fyne.CanvasObject
}

// newCard makes the card of a rule. again is called when the rule needs other
// fields, without when it is to go.
func newCard(s *skin, rule *feed.Rule, changed, again, without func()) *card {
	c := &card{rule: rule, changed: changed, skin: s}
	c.count = s.text("", look.SmallText, true, look.Dim)
	rows := container.New(layout.NewCustomPaddedVBoxLayout(4), c.head(again, without))
	for _, r := range c.rows() {
		rows.Add(r)
	}
	ground := s.ground(look.Urgent)
	ground.CornerRadius = 5
	c.box = container.NewStack(ground, container.New(layout.NewCustomPaddedLayout(6, 8, 8, 8), rows))
	return c
}

// head says when the rule is broken, and how grave that is.
func (c *card) head(again, without func()) fyne.CanvasObject {
	armed := widget.NewCheck("", func(on bool) {
		c.rule.Enabled = on
		c.changed()
	})
	armed.Checked = c.rule.Enabled
	var names []string
	for _, t := range feed.Triggers() {
		names = append(names, triggerWords(t))
	}
	on := widget.NewSelect(names, nil)
	on.Selected = triggerWords(c.rule.On)
	on.OnChanged = func(name string) {
		c.rule.On = feed.Triggers()[slices.Index(names, name)]
		*c.rule = fitting(*c.rule)
		again()
	}
	bin := parts.NewIcon(look.Bin(), without)
	return container.NewBorder(nil, nil, armed, bin, on)
}

// rows are the fields that the trigger needs.
func (c *card) rows() []fyne.CanvasObject {
	r := c.rule
	who := c.input("Who", strings.Join(r.Subjects, ", "), "everybody, or kinds and ids", func(text string) error {
		r.Subjects = words(text)
		return nil
	})
	all := []fyne.CanvasObject{c.skin.label("Severity", c.severity()), who}
	switch r.On {
	case feed.OnCount:
		all = append(all, c.input("How many", fmt.Sprint(r.Count), "", func(text string) error { return readInt(text, &r.Count) }))
	case feed.OnSpeed:
		kmh := strconv.FormatFloat(round(r.Speed*3.6), 'f', -1, 64)
		all = append(all, c.input("Above km/h", kmh, "", func(text string) error {
			v, err := readFloat(text, 1, 1000)
			r.Speed = v / 3.6
			return err
		}))
	}
	if r.On != feed.OnCross {
		all = append(all, c.skin.label("For", c.knob(forSteps, r.For.Seconds(), seconds, func(s float64) { r.For = inSeconds(s) })))
	}
	return append(
		all,
		c.skin.label("Hysteresis", c.knob(hysteresisSteps, r.Hysteresis, metres, func(m float64) { r.Hysteresis = m })),
		c.skin.label("Cooldown", c.knob(cooldownSteps, r.Cooldown.Seconds(), pause, func(s float64) { r.Cooldown = inSeconds(s) })),
		c.count.Text,
	)
}

func (c *card) severity() fyne.CanvasObject {
	var names []string
	for _, s := range present.Severities() {
		names = append(names, present.BadgeOf(s).Name)
	}
	choice := widget.NewSelect(names, nil)
	choice.Selected = present.BadgeOf(c.rule.Severity).Name
	choice.OnChanged = func(name string) {
		c.rule.Severity = present.Severities()[slices.Index(names, name)]
		c.changed()
	}
	return choice
}

func (c *card) input(label, text, hint string, read func(string) error) fyne.CanvasObject {
	in := c.skin.input(text, hint, read, c.changed)
	c.inputs = append(c.inputs, in)
	return c.skin.label(label, in.box)
}

func (c *card) knob(steps []float64, value float64, words func(float64) string, set func(float64)) fyne.CanvasObject {
	return c.skin.knob(steps, value, words, func(v float64) {
		set(v)
		c.changed()
	})
}

// tell says how many alerts the rule would have raised.
func (c *card) tell(o *Outcome) {
	switch n := o.By(c.rule.ID); {
	case o.Fixes == 0:
		c.count.Set("", look.Dim)
	case n == 0:
		c.count.Set("It would have raised no alert", look.Dim)
	default:
		c.count.Set("It would have raised "+present.Count(n, "alert", "alerts"), look.Accent)
	}
}

func inSeconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }

// words are what stands between commas.
func words(text string) []string {
	var all []string
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.TrimSpace(part); part != "" && !strings.EqualFold(part, "everybody") {
			all = append(all, part)
		}
	}
	return all
}

func readInt(text string, n *int) error {
	v, err := strconv.ParseUint(strings.TrimSpace(text), 10, 16)
	if err != nil || v == 0 {
		return errors.New("a whole number, 1 or more")
	}
	*n = int(v)
	return nil
}

func readFloat(text string, low, high float64) (float64, error) {
	text = strings.Replace(strings.TrimSpace(text), ",", ".", 1)
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || !(v >= low && v <= high) {
		return low, fmt.Errorf("a number from %g to %g", low, high)
	}
	return v, nil
}
