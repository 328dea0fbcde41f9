package zones

import (
	"errors"
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
)

// A Form edits what a zone is and looks out for; its outline is drawn on the
// map. Fyne goroutine only.
type Form struct {
	widget.BaseWidget
	OnChange         func()               // Zone is another
	OnLength         func(metres float64) // a radius or a width was typed
	OnSave, OnCancel func()

	zone   feed.Zone
	skin   skin
	inputs []*input
	length *input
	extent *parts.Text
	cards  []*card
	rules  *fyne.Container
	none   *parts.Text
	back   *backTest
	state  *parts.Text
	save   *parts.Button
	able   bool
	body   fyne.CanvasObject
}

// NewForm makes a form of a zone.
func NewForm(title string, z feed.Zone) *Form {
	z.Rules = slices.Clone(z.Rules)
	f := &Form{zone: z}
	f.rules = container.New(layout.NewCustomPaddedVBoxLayout(8))
	f.none = f.skin.text("It raises no alerts yet: add a rule", look.SmallText+0.5, false, look.Faint)
	f.back = newBackTest(&f.skin)
	heading := f.skin.text(parts.Fit(title, Width-2*side, look.TitleText, fyne.TextStyle{Bold: true}), look.TitleText, true, look.Text)
	all := container.New(layout.NewCustomPaddedVBoxLayout(6), f.fields()...)
	for _, o := range []fyne.CanvasObject{f.section("RULES", f.adder()), f.none.Text, f.rules, f.section("BACK-TEST, BEFORE IT IS ARMED", nil), f.back.box, gap(8)} {
		all.Add(o)
	}
	scroll := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(4, 4, side, side), all))
	f.body = container.NewStack(f.skin.ground(look.Panel), container.NewBorder(
		container.New(layout.NewCustomPaddedLayout(9, 7, side, side), heading.Text), f.foot(), nil, nil, scroll,
	))
	f.ExtendBaseWidget(f)
	f.deal()
	f.SetState("", false, true)
	return f
}

// Zone is the zone as the form says, without a new outline. The error is what
// is wrong with it first.
func (f *Form) Zone() (feed.Zone, error) {
	z := f.zone
	z.Rules = slices.Clone(z.Rules)
	inputs := f.inputs
	for _, c := range f.cards {
		inputs = append(inputs[:len(inputs):len(inputs)], c.inputs...)
	}
	for _, in := range inputs {
		if in.err != nil {
			return z, in.err
		}
	}
	if strings.TrimSpace(z.Name) == "" {
		return z, errors.New("give the zone a name")
	}
	return z, nil
}

// section heads a part of the form, with a button at its end.
func (f *Form) section(words string, end fyne.CanvasObject) fyne.CanvasObject {
	title := f.skin.text(words, look.SmallText, true, look.Accent)
	return container.New(layout.NewCustomPaddedLayout(8, 0, 0, 0), container.NewBorder(nil, nil, title.Text, end))
}

// adder adds a rule.
func (f *Form) adder() fyne.CanvasObject {
	return parts.NewButton("+ Rule", parts.Raised, func() {
		f.zone.Rules = append(f.zone.Rules, newRule(f.zone.Rules, feed.OnEnter))
		f.deal()
		f.changed()
	})
}

// deal makes the cards of the rules anew.
func (f *Form) deal() {
	f.cards = nil
	f.rules.Objects = nil
	for i := range f.zone.Rules {
		again := func() { f.deal(); f.changed() }
		without := func() {
			f.zone.Rules = slices.Delete(f.zone.Rules, i, i+1)
			again()
		}
		c := newCard(&f.skin, &f.zone.Rules[i], f.changed, again, without)
		f.cards = append(f.cards, c)
		f.rules.Add(c.box)
	}
	parts.Show(f.none.Text, len(f.cards) == 0)
	f.rules.Refresh()
}

func (f *Form) changed() {
	f.mark()
	call(f.OnChange)
}

// foot is what ends the editing.
func (f *Form) foot() fyne.CanvasObject {
	rule := f.skin.ground(look.Line)
	rule.SetMinSize(fyne.NewSize(0, 1))
	f.state = f.skin.text("", look.SmallText, false, look.Dim)
	f.save = parts.NewButton("Save", parts.Filled, func() {
		if f.able {
			call(f.OnSave)
		}
	}).AtLeast(84)
	cancel := parts.NewButton("Cancel", parts.Raised, func() { call(f.OnCancel) }).AtLeast(84)
	buttons := container.New(layout.NewCustomPaddedHBoxLayout(8), layout.NewSpacer(), cancel, f.save)
	box := container.New(layout.NewCustomPaddedVBoxLayout(6), f.state.Text, buttons)
	return container.NewBorder(rule, nil, nil, nil, container.New(layout.NewCustomPaddedLayout(7, 9, side, side), box))
}

// SetState says how the saving stands, and whether the zone can be saved.
func (f *Form) SetState(words string, bad, able bool) {
	colour := look.Dim
	if bad {
		colour = look.Bad
	}
	f.able = able
	f.state.Set(parts.Fit(words, Width-2*side, f.state.TextSize, f.state.TextStyle), colour)
	f.mark()
}

// mark shows by the button whether the zone can be saved.
func (f *Form) mark() {
	style := parts.Raised
	if _, err := f.Zone(); err == nil && f.able {
		style = parts.Filled
	}
	f.save.SetStyle(style)
}

// SetExtent says how large the outline is, and its radius or width in metres.
func (f *Form) SetExtent(words string, length float64) {
	f.extent.Set(words, look.Text)
	if f.length.err == nil && length > 0 {
		f.length.field.put(strconv.FormatFloat(round(length), 'f', -1, 64))
	}
}

// SetWaiting says why there is no outcome yet.
func (f *Form) SetWaiting(why string) { f.back.wait(why) }

// SetOutcome shows what the zone would have raised; name is what a unit is
// called.
func (f *Form) SetOutcome(o *Outcome, name func(id string) string) {
	in := time.Local
	if zone, err := time.LoadLocation(f.zone.TZ); err == nil && f.zone.TZ != "" {
		in = zone
	}
	f.back.set(o, len(f.zone.Rules), name, in)
	for _, c := range f.cards {
		c.tell(o)
	}
}

// CreateRenderer implements fyne.Widget.
func (f *Form) CreateRenderer() fyne.WidgetRenderer { return f.skin.renderer(f.body) }

// round is a length in whole decimetres.
func round(m float64) float64 { return float64(int64(m*10+0.5)) / 10 }
