package zones

import (
	"image/color"
	"math"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"

	"watchfloor/feed"
	"watchfloor/feed/fence"
	"watchfloor/mapview"
	"watchfloor/mapview/draw"
	"watchfloor/ui/look"
	"watchfloor/ui/parts"
	"watchfloor/ui/present"
)

// desk makes something and shows it in a window as high as a laptop's.
func desk[W fyne.CanvasObject](t *testing.T, make func() W) W {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	made := make()
	w := test.NewTempWindow(t, made)
	w.Resize(fyne.NewSize(Width, 700))
	return made
}

// form is the one that edits a zone.
func form(t *testing.T, z feed.Zone) *Form {
	t.Helper()
	return desk(t, func() *Form { return NewForm("Edit", z) })
}

// visible walks all that can be seen of something.
func visible(o fyne.CanvasObject, see func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	see(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, part := range o.Objects {
			visible(part, see)
		}
	case fyne.Widget:
		for _, part := range test.WidgetRenderer(o).Objects() {
			visible(part, see)
		}
	}
}

// seenIn is all text that can be seen in something.
func seenIn(o fyne.CanvasObject) string {
	var all []string
	visible(o, func(part fyne.CanvasObject) {
		if text, ok := part.(*canvas.Text); ok && text.Text != "" {
			all = append(all, text.Text)
		}
	})
	return strings.Join(all, " | ")
}

// find is the nth part of a kind.
func find[W fyne.CanvasObject](t *testing.T, o fyne.CanvasObject, nth int) W {
	t.Helper()
	var all []W
	visible(o, func(part fyne.CanvasObject) {
		if w, ok := part.(W); ok {
			all = append(all, w)
		}
	})
	if nth >= len(all) {
		t.Fatalf("there are only %d such parts", len(all))
	}
	return all[nth]
}

// press taps the button with some words.
func press(t *testing.T, o fyne.CanvasObject, label string) {
	t.Helper()
	var found *parts.Button
	visible(o, func(part fyne.CanvasObject) {
		if b, ok := part.(*parts.Button); ok && strings.Contains(seenIn(b), label) {
			found = b
		}
	})
	if found == nil {
		t.Fatalf("there is no button %q", label)
	}
	test.Tap(found)
}

func harbour() feed.Zone {
	return feed.Zone{
		ID: "zone-a", Name: "Harbour", Kind: "secure", Shape: "circle", Geometry: orb.Point{7.42, 43.74}, Radius: 110,
		TZ: "Europe/Monaco", Revision: 3, Schedule: []feed.Period{{From: 480, To: 1020}},
		Rules: []feed.Rule{{ID: "r1", On: feed.OnEnter, Enabled: true, Severity: feed.Severe, SOP: "keep", Cooldown: time.Minute}},
	}
}

func TestItems(t *testing.T) {
	armed := harbour()
	half := harbour()
	half.ID, half.Name, half.Schedule = "zone-b", "École", nil
	half.Rules = append(half.Rules, feed.Rule{ID: "r2"})
	s := &feed.Snapshot{Zones: map[string]feed.Zone{"zone-a": armed, "zone-b": half, "zone-c": {ID: "zone-c", Kind: "event"}}}
	asked := map[string]present.Attempt{"zone-a": {Problem: "refused"}}
	got := Items(s, asked, "")
	want := []Item{
		{ID: "zone-a", Name: "Harbour", Detail: "Secure · 1 rule armed · 08:00-17:00", Colour: present.ZoneColour("secure"), Problem: "refused"},
		{ID: "zone-c", Name: "zone-c", Detail: "Event · no rules", Colour: present.ZoneColour("event")},
		{ID: "zone-b", Name: "École", Detail: "Secure · 1 of 2 rules armed", Colour: present.ZoneColour("secure")},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	if got := Items(s, nil, "ecole"); len(got) != 1 || got[0].ID != "zone-b" {
		t.Errorf("found %+v", got)
	}
}

func TestListTellsWhatIsDone(t *testing.T) {
	l := desk(t, NewList)
	var did []string
	l.OnNew = func(k draw.Kind) { did = append(did, map[draw.Kind]string{draw.Corridor: "corridor"}[k]) }
	l.OnShow = func(id string) { did = append(did, "show "+id) }
	l.OnEdit = func(id string) { did = append(did, "edit "+id) }
	l.SetItems([]Item{{ID: "zone-a", Name: "Harbour", Detail: "Secure"}}, "")
	press(t, l, "Corridor")
	r := find[*row](t, l, 0)
	test.Tap(r)
	test.Tap(r.edit)
	if got := strings.Join(did, ", "); got != "corridor, show zone-a, edit zone-a" {
		t.Errorf("did %s", got)
	}
	l.SetBlocked("The hub cannot be reached")
	if all := seenIn(l); !strings.Contains(all, "The hub cannot be reached") || strings.Contains(all, "Corridor") || r.edit.Visible() {
		t.Errorf("blocked: %s", all)
	}
	l.SetItems(nil, "x")
	if all := seenIn(l); !strings.Contains(all, "No zone is called that") {
		t.Errorf("empty: %s", all)
	}
}

func TestFormKeepsWhatItDoesNotShow(t *testing.T) {
	f := form(t, harbour())
	got, err := f.Zone()
	if err != nil || !reflect.DeepEqual(got, harbour()) {
		t.Errorf("%v\n%+v, want\n%+v", err, got, harbour())
	}
}

func TestFormReadsFields(t *testing.T) {
	f := form(t, harbour())
	changes, length := 0, 0.0
	f.OnChange, f.OnLength = func() { changes++ }, func(m float64) { length = m }
	name, radius, when := find[*field](t, f, 0), find[*field](t, f, 1), find[*field](t, f, 2)
	name.SetText("Old harbour ")
	radius.SetText("250,5")
	when.SetText("Mon 8:00-17:00")
	z, err := f.Zone()
	if err != nil || z.Name != "Old harbour" || length != 250.5 || WriteSchedule(z.Schedule) != "Mon 08:00-17:00" || changes == 0 {
		t.Errorf("%v %+v %v", err, z, length)
	}
	when.SetText("whenever")
	if _, err := f.Zone(); err == nil || !strings.Contains(seenIn(f), err.Error()) {
		t.Errorf("%v in %s", err, seenIn(f))
	}
	when.SetText("")
	name.SetText("  ")
	if _, err := f.Zone(); err == nil {
		t.Error("a zone without a name")
	}
}

func TestRulesAreAddedChangedAndRemoved(t *testing.T) {
	f := form(t, harbour())
	press(t, f, "+ Rule")
	z, _ := f.Zone()
	if len(z.Rules) != 2 || z.Rules[1].ID != "r2" || z.Rules[1].Type != "fence.enter" || !z.Rules[1].Enabled {
		t.Fatalf("%+v", z.Rules)
	}
	on := find[*widget.Select](t, f.rules, 2) // after the first rule's trigger and severity
	on.SetSelected(triggerWords(feed.OnSpeed))
	z, _ = f.Zone()
	if r := z.Rules[1]; r.On != feed.OnSpeed || r.Type != "fence.speed" || r.Speed == 0 {
		t.Errorf("%+v", r)
	}
	find[*field](t, f.cards[1].box, 1).SetText("72")
	find[*field](t, f.cards[1].box, 0).SetText("patrol, unit-7")
	z, _ = f.Zone()
	if r := z.Rules[1]; r.Speed != 20 || !reflect.DeepEqual(r.Subjects, []string{"patrol", "unit-7"}) {
		t.Errorf("%+v", r)
	}
	slider := find[*widget.Slider](t, f.cards[0].box, 1)
	slider.SetValue(float64(nearest(hysteresisSteps, 50)))
	if z, _ = f.Zone(); z.Rules[0].Hysteresis != 50 || z.Rules[0].SOP != "keep" {
		t.Errorf("%+v", z.Rules[0])
	}
	find[*field](t, f.cards[1].box, 1).SetText("fast")
	if _, err := f.Zone(); err == nil {
		t.Error("a speed that is no number")
	}
	test.Tap(find[*parts.Button](t, f.cards[1].box, 0))
	if z, err := f.Zone(); err != nil || len(z.Rules) != 1 {
		t.Errorf("%v %+v", err, z.Rules)
	}
}

func TestEveryTriggerHasACard(t *testing.T) {
	for _, on := range feed.Triggers() {
		z := harbour()
		z.Rules = []feed.Rule{newRule(nil, on)}
		f := form(t, z)
		if _, err := f.Zone(); err != nil || triggerWords(on) == string(on) {
			t.Errorf("%s: %v", on, err)
		}
	}
}

func TestSaveOnlyWhatCanBe(t *testing.T) {
	f, saved := form(t, harbour()), 0
	f.OnSave = func() { saved++ }
	press(t, f, "Save")
	f.SetState("Waiting for the hub …", false, false)
	press(t, f, "Save")
	if saved != 1 || !strings.Contains(seenIn(f), "Waiting for the hub") {
		t.Errorf("saved %d times", saved)
	}
}

// drive are fixes of a unit that crosses the harbour twice an hour.
func drive(hours int) []feed.Fix {
	var all []feed.Fix
	at := time.Date(2026, 11, 25, 8, 0, 0, 0, time.UTC)
	for i := range hours * 60 {
		east := (math.Abs(float64(i%60-30)) - 15) * 0.001 // degrees: about 80 m a minute
		all = append(all, feed.Fix{Subject: "u1", Kind: "patrol", At: orb.Point{7.42 + east, 43.74}, Time: at.Add(time.Duration(i) * time.Minute), Speed: 2})
	}
	return all
}

// The trial counts what the engine would raise, of rules that are not armed,
// too; a wish that has been replaced is not answered.
func TestTrial(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		trial := NewTrial()
		z := harbour()
		z.Schedule, z.Rules[0].Enabled = nil, false
		trial.Ask(feed.Zone{}, nil)
		trial.Ask(z, drive(4))
		go trial.Run(t.Context())
		synctest.Wait()
		o := trial.Take()
		if o == nil || len(o.Alerts) != 8 || o.By("r1") != 8 || o.Subjects != 1 || o.Fixes != 240 || o.To.Sub(o.From) != 239*time.Minute {
			t.Fatalf("%+v", o)
		}
		if z.Rules[0].Enabled || trial.Take() != nil {
			t.Error("the zone itself was armed, or the outcome came twice")
		}
	})
}

// What the form shows agrees with the engine's own replay.
func TestTrialIsReplay(t *testing.T) {
	z := harbour()
	z.Schedule = nil
	z.Rules = append(z.Rules, newRule(z.Rules, feed.OnDwell))
	z.Rules[1].For = 90 * time.Second
	o := job{z, drive(6)}.judge(t.Context())
	if want := fence.Replay(z, drive(6)); !reflect.DeepEqual(o.Alerts, want) || len(want) == 0 {
		t.Errorf("%d alerts, want %d", len(o.Alerts), len(want))
	}
}

func TestOutcomeIsShown(t *testing.T) {
	z := harbour()
	z.Schedule = nil
	f := form(t, z)
	o := job{z, drive(4)}.judge(t.Context())
	f.SetOutcome(&o, func(id string) string { return "Patrol " + id })
	all := seenIn(f)
	for _, want := range []string{"8 alerts in the last 3 h 59 min", "1 unit, 240 positions", "It would have raised 8 alerts", "Patrol u1 · Enters", "09:00", "12:59"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not in %s", want, all)
		}
	}
	worst := color.RGBAModel.Convert(present.BadgeOf(feed.Severe).Colour)
	bars, pix := 0, f.back.strip.draw(480, 40)
	for x := range 480 {
		if pix.At(x, 39) == worst && pix.At(max(0, x-1), 39) != worst {
			bars++
		}
	}
	if bars != 8 {
		t.Errorf("%d bars", bars)
	}
	f.SetOutcome(&Outcome{}, nil)
	if !strings.Contains(seenIn(f), "no positions of the last hours") {
		t.Error(seenIn(f))
	}
}

func TestHintFollowsTheDrawing(t *testing.T) {
	e := draw.New(draw.Polygon, draw.Config{})
	b := desk(t, NewBar)
	click := func(lon, lat float64) {
		e.Click(mapview.Pointer{At: orb.Point{lon, lat}, MetresPerPixel: 1})
		b.Set(e)
	}
	b.Set(e)
	if !strings.Contains(seenIn(b), "Click the corners") {
		t.Error(seenIn(b))
	}
	click(7, 43)
	click(7.1, 43.1)
	click(7.1, 43)
	click(7, 43.1)
	if !strings.Contains(seenIn(b), "Finish") || e.Finish() != nil {
		t.Error(seenIn(b))
	}
	b.Set(e)
	if all := seenIn(b); !strings.Contains(all, "Sides cross") || !strings.Contains(all, "Add hole") || strings.Contains(all, "Finish") {
		t.Error(all)
	}
}

func TestSecondsAndNumbers(t *testing.T) {
	for s, want := range map[float64]string{0: "at once", 45: "45 s", 90: "90 s", 120: "2 min", 3600: "1 h", 150: "2m30s"} {
		if got := seconds(s); got != want {
			t.Errorf("%v: %s, want %s", s, got, want)
		}
	}
	for _, bad := range []string{"", "x", "0", "-1", "1001", "NaN"} {
		if _, err := readFloat(bad, 1, 1000); err == nil {
			t.Errorf("%q is a number", bad)
		}
	}
}
