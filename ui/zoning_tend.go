package ui

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/oklog/ulid/v2"

	"watchfloor/feed"
)

// tendZones follows, before each paint, what becomes of what was asked.
func (a *App) tendZones(now time.Time) {
	z := &a.zoning
	if z.draft != nil && a.mapping.inHand == "" {
		a.takePen() // another tool was put down
	}
	if o := z.trial.Take(); o != nil && z.draft != nil {
		z.draft.form.SetOutcome(o, a.unitName)
	}
	if a.shown == z.seen && len(z.asked) == 0 {
		return
	}
	fresh := a.shown != z.seen
	z.seen = a.shown
	a.settleZones(now)
	a.sendQueued(now)
	if fresh {
		a.takePast(now)
		a.listZones()
	}
}

// settleZones looks what the hub answered.
func (a *App) settleZones(now time.Time) {
	for id, s := range a.zoning.asked {
		answer := a.shown.Answers[s.intent]
		if answer.Status == "accepted" || answer.Status == "effected" {
			delete(a.zoning.asked, id)
			a.zoneDone(id)
			continue
		}
		if s.problem == "" {
			if s.problem = a.outcome(s, now); s.problem == "" {
				continue
			}
			a.zoning.asked[id] = s
			a.tellDraft(id)
			a.notify("The hub did not change the zone: " + s.problem)
			a.listZones()
		}
	}
}

// zoneDone follows what the hub has done.
func (a *App) zoneDone(id string) {
	if d := a.zoning.draft; d != nil && d.base.ID == id {
		name := d.base.Name
		if z, err := d.form.Zone(); err == nil {
			name = z.Name
		}
		a.endZone()
		a.notify("Zone “" + name + "” saved")
	}
	a.listZones()
}

// atOnce is how many zones of an import wait for the hub at a time.
const atOnce = 16

// sendQueued sends on of an import what the hub can take.
func (a *App) sendQueued(now time.Time) {
	waiting := 0
	for _, s := range a.zoning.asked {
		if s.problem == "" {
			waiting++
		}
	}
	for ; waiting < atOnce && len(a.zoning.queue) > 0; waiting++ {
		next := a.zoning.queue[0]
		a.zoning.queue = a.zoning.queue[1:]
		a.askZone(next.Zone.ID, next, now)
	}
}

// unitName is what a unit is called.
func (a *App) unitName(id string) string { return cmp.Or(a.shown.Units[id].Name, id) }

// past is the hub's memory of where units were, for the back-test.
type past struct {
	intent   string // that was asked last; "": nothing is awaited
	deadline time.Time
	to       time.Time
	fixes    []feed.Fix // in the order of their time
}

// replayed is how much of the past a zone is tried on.
const replayed = 4 * time.Hour

// askPast fetches the last hours.
func (a *App) askPast(now time.Time) {
	a.zoning.past = past{to: now}
	a.askOn(now.Add(-replayed), now)
}

// askOn fetches the past from a time on.
func (a *App) askOn(from, now time.Time) {
	p := &a.zoning.past
	intent := feed.AskHistory{ID: ulid.Make().String(), From: from.UTC(), To: p.to.UTC()}
	p.intent, p.deadline = intent.ID, now.Add(patience)
	if err := a.cfg.Sender.Send(intent); err != nil {
		a.losePast("The past cannot be fetched: " + err.Error())
	}
}

// losePast goes on without more of the past, and says why there is none.
func (a *App) losePast(why string) {
	a.zoning.past.intent = ""
	if len(a.zoning.past.fixes) > 0 {
		a.tryZone()
		return
	}
	if a.zoning.draft != nil {
		a.zoning.draft.form.SetWaiting(sentence(why))
	}
}

// takePast takes what the hub remembers; where it says that there is more, it
// is asked on.
func (a *App) takePast(now time.Time) {
	p, h := &a.zoning.past, a.shown.History
	switch {
	case p.intent == "":
	case h != nil && h.Intent == p.intent:
		p.intent = ""
		more := slices.DeleteFunc(slices.Clone(h.Fixes), func(f feed.Fix) bool { return len(p.fixes) > 0 && !f.Time.After(p.fixes[len(p.fixes)-1].Time) })
		p.fixes = slices.Concat(p.fixes, more)
		if h.Until.Before(p.to) && len(more) > 0 {
			a.askOn(h.Until, now)
			return
		}
		a.tryZone()
	default:
		if why := a.outcome(sent{intent: p.intent, deadline: p.deadline}, now); why != "" {
			a.losePast("The past cannot be fetched: " + why)
		}
	}
}

// tryZone replays the past over the draft.
func (a *App) tryZone() {
	d := a.zoning.draft
	if d == nil || a.zoning.past.intent != "" {
		return
	}
	z, err := d.zone()
	if err != nil && z.Geometry == nil || d.editor.Drawing() {
		d.form.SetWaiting("It is tried once it is drawn")
		return
	}
	a.zoning.trial.Ask(z, a.zoning.past.fixes)
}

// sentence begins words with a capital.
func sentence(words string) string {
	first, n := utf8.DecodeRuneInString(words)
	return strings.TrimSuffix(string(unicode.ToUpper(first))+words[n:], ".")
}
