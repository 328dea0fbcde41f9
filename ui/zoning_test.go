package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"

	"watchfloor/feed"
	"watchfloor/mapview"
	"watchfloor/mapview/draw"
)

// at is a click of the map's button at a place.
func at(lon, lat float64) mapview.Pointer {
	return mapview.Pointer{At: orb.Point{lon, lat}, MetresPerPixel: 1}
}

func school() feed.Zone {
	return feed.Zone{
		ID: "zone-school", Agency: "pd", Name: "School", Kind: "school", Shape: "polygon", Revision: 2, TZ: "Europe/Monaco",
		Geometry: orb.Polygon{{{7.42, 43.73}, {7.43, 43.73}, {7.43, 43.74}, {7.42, 43.73}}},
	}
}

func hubZones(all ...feed.Zone) feed.Replaced {
	return feed.Replaced{Topic: "zones/pd", Entities: feed.Entities{Zones: all}}
}

// last is the newest intent of a kind that was sent.
func last[I feed.Intent](t *testing.T, d *desk) I {
	t.Helper()
	for i := len(d.sent) - 1; i >= 0; i-- {
		if intent, ok := d.sent[i].(I); ok {
			return intent
		}
	}
	t.Fatalf("nothing of the kind was sent: %v", d.sent)
	panic("unreachable")
}

func answered(intent feed.Intent, status, message string) feed.Answered {
	return feed.Answered{Intent: intent.IntentID(), Answer: feed.Answer{Status: status, Message: message}}
}

// drawing begins a zone and draws a triangle.
func drawing(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	d.step(live, hubZones(school()))
	d.press("Alt+Z")
	d.newZone(draw.Polygon)
	for _, p := range []mapview.Pointer{at(7.40, 43.70), at(7.41, 43.70), at(7.41, 43.71)} {
		d.zoning.draft.editor.Click(p)
	}
	return d
}

func TestZoneIsDrawnAndSaved(t *testing.T) {
	d := drawing(t)
	d.press("Ctrl+Z", "Ctrl+Y", "Enter")
	d.saveZone()
	if len(d.zoning.asked) != 0 {
		t.Fatal("a zone without a name was sent")
	}
	test.Type(field(t, d.zoning.draft.form), "Quay")
	d.saveZone()
	put := last[feed.PutZone](t, d)
	z := put.Zone
	if z.Name != "Quay" || z.Shape != "polygon" || z.Agency != "pd" || z.TZ != "Europe/Monaco" || len(z.Geometry.(orb.Polygon)[0]) != 4 {
		t.Errorf("%+v", z)
	}
	d.step()
	if d.zoning.draft == nil {
		t.Error("it closed before the hub answered")
	}
	d.step(answered(put, "accepted", ""), hubZones(school(), z))
	if d.zoning.draft != nil || d.mapping.inHand != "" || len(d.zoning.asked) != 0 {
		t.Error("it is still being edited")
	}
	expect(t, "what is said", d.notice.words, "Zone “Quay” saved")
}

// field is the first field of a form: the name.
func field(t *testing.T, form fyne.CanvasObject) fyne.Focusable {
	t.Helper()
	for _, o := range test.LaidOutObjects(form) {
		if f, ok := o.(fyne.Focusable); ok {
			return f
		}
	}
	t.Fatal("the form has no field")
	return nil
}

func TestRefusedZoneSaysWhy(t *testing.T) {
	d := newDesk(t)
	d.step(live, hubZones(school()))
	d.editZone("zone-school")
	d.saveZone()
	put := last[feed.PutZone](t, d)
	if put.Zone.Revision != 2 {
		t.Errorf("revision %d", put.Zone.Revision)
	}
	d.step(answered(put, "rejected", "somebody else changed it"))
	if d.zoning.draft == nil || d.zoning.asked["zone-school"].problem != "somebody else changed it" {
		t.Errorf("%+v", d.zoning.asked)
	}
	d.saveZone()
	d.step(answered(last[feed.PutZone](t, d), "accepted", ""))
	if d.zoning.draft != nil {
		t.Error("a second try is not possible")
	}
}

func TestZonesOffline(t *testing.T) {
	d := newDesk(t)
	d.step(hubZones(school()))
	d.press("Alt+Z")
	d.editZone("zone-school")
	d.newZone(draw.Circle)
	d.askDeleteZone("zone-school")
	if d.zoning.draft != nil || len(d.sent) != 0 || !strings.Contains(d.notice.words, "hub") {
		t.Errorf("%v %q", d.sent, d.notice.words)
	}
}

func TestTheDraftHidesItsZone(t *testing.T) {
	d := newDesk(t)
	d.step(live, hubZones(school()))
	expect(t, "before", len(d.shapes), 1)
	d.editZone("zone-school")
	expect(t, "while it is edited", len(d.shapes), 0)
	expect(t, "the map's tool", d.mapping.inHand, fenceTool)
	d.measure()
	d.step()
	expect(t, "while it is measured", d.mapping.inHand, rulerTool)
	d.press("Escape") // puts the ruler down
	d.step()
	expect(t, "then", d.mapping.inHand, fenceTool)
	d.press("Escape")
	if d.zoning.draft != nil {
		t.Fatal("nothing was drawn, so nothing is asked")
	}
	expect(t, "after", len(d.shapes), 1)
	d.press("Escape")
	expect(t, "the sheet", d.panels.zones.Visible(), false)
}

// The past comes in parts; what the hub says twice is taken once.
func TestThePastIsFetched(t *testing.T) {
	d := newDesk(t)
	d.step(live, hubZones(school()))
	d.editZone("zone-school")
	asked := last[feed.AskHistory](t, d)
	if got := asked.To.Sub(asked.From); got != replayed {
		t.Errorf("%v", got)
	}
	fixes := []feed.Fix{{Subject: "u", Time: asked.From.Add(time.Minute)}, {Subject: "u", Time: asked.From.Add(2 * time.Minute)}}
	d.step(feed.Recalled{History: feed.History{Intent: asked.ID, Fixes: fixes, Until: asked.From.Add(2 * time.Minute)}})
	on := last[feed.AskHistory](t, d)
	if on.ID == asked.ID || !on.From.Equal(asked.From.Add(2*time.Minute)) {
		t.Fatalf("asked on from %v", on.From)
	}
	d.step(feed.Recalled{History: feed.History{Intent: on.ID, Fixes: fixes[1:], Until: on.To}})
	expect(t, "fixes", len(d.zoning.past.fixes), 2)
	expect(t, "awaited", d.zoning.past.intent, "")
}

func TestThePastIsRefused(t *testing.T) {
	d := newDesk(t)
	d.step(live, hubZones(school()))
	d.editZone("zone-school")
	d.step(answered(last[feed.AskHistory](t, d), "rejected", "this hub keeps none"))
	expect(t, "awaited", d.zoning.past.intent, "")
}

func TestZonesAreExportedAndImported(t *testing.T) {
	d := newDesk(t)
	d.step(live, hubZones(school()))
	for _, name := range []string{"one.geojson", "one.kml"} {
		path := filepath.Join(t.TempDir(), name)
		if err := writeZones(path, []feed.Zone{school()}); err != nil {
			t.Fatal(err)
		}
		d.importZones(path)
		if d.zoning.draft == nil || d.zoning.draft.base.ID != "zone-school" || d.zoning.draft.base.Revision != 2 {
			t.Fatalf("%s: %+v", name, d.zoning.draft)
		}
		d.endZone()
	}
	broken := filepath.Join(t.TempDir(), "broken.kml")
	if err := os.WriteFile(broken, []byte("<gpx/>"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.importZones(broken)
	if !strings.Contains(d.notice.words, "broken.kml: this is not KML") {
		t.Error(d.notice.words)
	}
}

// Many zones go to the hub some at a time.
func TestImportOfMany(t *testing.T) {
	d := newDesk(t)
	d.step(live)
	for range 3 * atOnce {
		z := d.placed(school(), "file.kml", 1)
		z.ID = ""
		z = d.placed(z, "file.kml", 1)
		d.zoning.queue = append(d.zoning.queue, feed.PutZone{ID: z.ID, Zone: z})
	}
	d.sendQueued(d.now)
	expect(t, "at once", len(d.sent), atOnce)
	var events []feed.Event
	for _, i := range d.sent {
		events = append(events, answered(i, "accepted", ""))
	}
	d.step(events...)
	expect(t, "after the hub took them", len(d.sent), 2*atOnce)
}
