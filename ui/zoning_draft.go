package ui

import (
	"errors"
	"math"
	"time"

	"github.com/oklog/ulid/v2"
	"github.com/paulmach/orb"

	"watchfloor/feed"
	"watchfloor/mapview/draw"
	"watchfloor/mapview/measure"
	"watchfloor/ui/ask"
)

// drew follows the pen.
func (a *App) drew() {
	d := a.zoning.draft
	if d == nil {
		return
	}
	if a.mapping.inHand == fenceTool {
		a.maps.SetSketch(d.editor.Sketch())
	}
	a.zoning.bar.Set(d.editor)
	a.zoning.over.Refresh()
	words, length := extent(d.editor.Figure())
	d.form.SetExtent(words, length)
	a.tryZone()
}

// extent says how large a figure is, and its radius or width.
func extent(f draw.Figure) (words string, length float64) {
	switch {
	case f.Err() != nil:
		return "not drawn yet", 0
	case f.Kind == draw.Circle:
		return measure.SquareMetres(math.Pi * f.Radius * f.Radius), f.Radius
	case f.Kind == draw.Corridor:
		return measure.Metres(measure.Length(f.Rings[0].Points)) + " long", f.Width
	}
	area, around := 0.0, 0.0
	for _, r := range f.Rings {
		ground := measure.Area(r.Points)
		if r.Hole {
			ground = -ground
		}
		area += ground
		around += measure.Length(append(r.Points[:len(r.Points):len(r.Points)], r.Points[0]))
	}
	return measure.SquareMetres(area) + ", " + measure.Metres(around) + " around", 0
}

// setLength takes a radius or a width that was typed.
func (d *draft) setLength(metres float64) {
	if d.editor.Figure().Kind == draw.Circle {
		d.editor.SetRadius(metres)
		return
	}
	d.editor.SetWidth(metres)
}

// zone is the draft as it would be saved.
func (d *draft) zone() (feed.Zone, error) {
	z, err := d.form.Zone()
	f := d.editor.Figure()
	switch {
	case d.editor.Drawing():
		err = errors.New("finish what is being drawn first")
	case err == nil:
		err = f.Err()
	}
	z.Geometry, z.Radius, z.Width = f.Geometry(), 0, 0
	z.Shape = shapeWords[f.Kind]
	switch f.Kind {
	case draw.Circle:
		z.Radius = f.Radius
	case draw.Corridor:
		z.Width = f.Width
	}
	if _, many := z.Geometry.(orb.MultiPolygon); many {
		z.Shape = "multipolygon"
	}
	return z, err
}

// saveZone asks the hub to keep the draft. What crosses itself is saved only
// when the operator means it.
func (a *App) saveZone() {
	d := a.zoning.draft
	z, err := d.zone()
	switch {
	case err != nil:
		d.form.SetState(sentence(err.Error()), true, true)
	case a.zonesBlocked() != "":
		d.form.SetState(a.zonesBlocked(), true, true)
	case len(d.editor.Crossings()) > 0:
		ask.Sure(a.front.Canvas(), "Save a zone whose sides cross?",
			"Where its outline crosses itself, nobody can say what is inside. The red sides on the map are the ones.",
			"Save", func() { a.putZone(z) })
	default:
		a.putZone(z)
	}
}

// putZone sends a zone. Until the hub answers it is pending.
func (a *App) putZone(z feed.Zone) {
	now := time.Now()
	intent := feed.PutZone{ID: ulid.Make().String(), Zone: z, At: now.UTC()}
	a.askZone(z.ID, intent, now)
}

// askZone sends what is to happen to a zone, and remembers it.
func (a *App) askZone(id string, intent feed.Intent, now time.Time) {
	s := sent{intent: intent.IntentID(), deadline: now.Add(patience)}
	if err := a.cfg.Sender.Send(intent); err != nil {
		s.problem = err.Error()
	}
	a.zoning.asked[id] = s
	a.tellDraft(id)
	a.listZones()
}

// tellDraft says in the form how the saving stands.
func (a *App) tellDraft(id string) {
	d := a.zoning.draft
	if d == nil || d.base.ID != id {
		return
	}
	s := a.zoning.asked[id]
	if s.problem != "" {
		d.form.SetState(sentence(s.problem), true, true)
		return
	}
	d.form.SetState("Waiting for the hub …", false, false)
}

// askDeleteZone asks before a zone is deleted.
func (a *App) askDeleteZone(id string) {
	z, ok := a.shown.Zones[id]
	if !ok || a.zonesBlocked() != "" {
		a.notify(a.zonesBlocked())
		return
	}
	ask.Sure(a.front.Canvas(), "Delete the zone “"+z.Name+"”?", "Its rules raise no more alerts, for every station of the hub.", "Delete", func() {
		now := time.Now()
		a.askZone(id, feed.DeleteZone{ID: ulid.Make().String(), Zone: id, At: now.UTC()}, now)
	})
}

// cancelZone gives the draft up; what was drawn is lost only when the operator
// means it.
func (a *App) cancelZone() {
	d := a.zoning.draft
	if d == nil {
		return
	}
	if !d.editor.CanUndo() {
		a.endZone()
		return
	}
	ask.Sure(a.front.Canvas(), "Give up the changes of this zone?", "What was drawn since it was opened is lost.", "Give up", a.endZone)
}

// backZone goes a step back in the drawing, and says whether there is one.
func (a *App) backZone() bool {
	d := a.zoning.draft
	other := a.mapping.inHand != "" && a.mapping.inHand != fenceTool
	switch {
	case other: // it is put down first
		return false
	case d == nil && a.panels.zones.Visible():
		a.toggleZones()
	case d == nil:
		return false
	case !d.editor.Abandon():
		a.cancelZone()
	}
	return true
}

// showCrossing moves the map to where the drawing crosses itself.
func (a *App) showCrossing(e *draw.Editor) error {
	if all := e.Crossings(); len(all) > 0 {
		v := a.maps.View()
		v.Centre = all[0].At
		a.maps.Goto(v)
	}
	return nil
}
