package ui

import (
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"

	"watchfloor/feed"
	"watchfloor/mapview"
	"watchfloor/ui/keymap"
	"watchfloor/ui/present"
	"watchfloor/wall"
	"watchfloor/wall/walltest"
)

// desk is an App on Fyne's test driver, with what it is connected to.
type desk struct {
	*App
	store *feed.Store
	sent  []feed.Intent
	err   error // what Send returns
	now   time.Time
}

func (d *desk) Send(i feed.Intent) error {
	d.sent = append(d.sent, i)
	return d.err
}

func newDesk(t *testing.T, change ...func(*Config)) *desk {
	t.Helper()
	app := test.NewTempApp(t)
	Dress(app, "dark")
	d := &desk{store: feed.NewStore(), now: time.Now()}
	cfg := Config{
		App: app, Store: d.store, Sender: d,
		Wall: wall.New(wall.Config{Opener: &walltest.Failing{}, NewDecoder: (&walltest.Decoders{}).New}),
		Map:  mapview.New(mapview.Config{Home: mapview.View{Centre: orb.Point{7.42, 43.74}, Zoom: 14}}),
	}
	for _, f := range change {
		f(&cfg)
	}
	a, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	d.App = a
	t.Cleanup(d.win.Close)
	return d
}

// step applies events and ticks a second later.
func (d *desk) step(events ...feed.Event) {
	d.store.Apply(events...)
	d.now = d.now.Add(time.Second)
	d.tick(d.now)
}

// press presses chords, as the settings write them.
func (d *desk) press(chords ...string) {
	for _, text := range chords {
		c, err := keymap.Parse(text)
		if err != nil || !d.Press(c) {
			panic(fmt.Sprint(text, " does nothing: ", err))
		}
	}
}

// showing lists the cameras on the wall.
func (d *desk) showing() string {
	words := fmt.Sprint(d.wall.Len(), ":")
	for slot := range d.wall.Len() {
		if id := d.wall.Content(slot).ID; id != "" {
			words += " " + id
		}
	}
	return words
}

func hubCameras(n int) feed.Replaced {
	var e feed.Entities
	for i := range n {
		id := fmt.Sprintf("c%02d", i+1)
		e.Cameras = append(e.Cameras, feed.Camera{
			ID: id, Name: id, Tier: "connected", Position: orb.Point{7.42 + 0.001*float64(i), 43.74}, Health: feed.Online,
			Streams: []feed.Stream{{Role: "main", URL: "rtsp://host/" + id}},
		})
	}
	return feed.Replaced{Topic: "cameras/pd", Entities: e}
}

func incident(id string, s feed.Severity, seen ...string) feed.Incident {
	return feed.Incident{
		ID: id, Title: "Incident " + id, Status: "Actual", State: feed.New, Severity: s, Cameras: seen,
		Geometry: orb.Point{7.425, 43.735}, OpenedAt: time.Now(),
	}
}

func raised(all ...feed.Incident) feed.Replaced {
	return feed.Replaced{Topic: "incidents/pd", Entities: feed.Entities{Incidents: all}}
}

var live = feed.LinkChanged{Link: feed.Link{State: feed.LinkLive, User: "op"}}

func expect(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func TestFillsTheWallOnce(t *testing.T) {
	d := newDesk(t)
	d.step(live, hubCameras(3))
	expect(t, "the first cameras", d.showing(), "4: c01 c02 c03")
	d.step(hubCameras(6))
	expect(t, "more cameras", d.showing(), "9: c01 c02 c03 c04 c05 c06")
	d.press("Ctrl+-")
	d.step(hubCameras(7))
	expect(t, "after the operator chose", d.showing(), "16: c01 c02 c03 c04 c05 c06")
}

func TestDirectCameras(t *testing.T) {
	d := newDesk(t, func(c *Config) { c.Cameras = []string{"rtsp://me:secret@host/door"} })
	expect(t, "tiles", d.showing(), "4: direct/0")
	expect(t, "title", d.wall.Content(0).Title, "host/door")
	d.step(live, hubCameras(1))
	expect(t, "beside the hub's", d.showing(), "4: direct/0 c01")
}

func TestIncidentFillsTheWallAndEscapeBringsBack(t *testing.T) {
	d := newDesk(t)
	d.step(live, hubCameras(12), raised(incident("a", feed.Severe, "c07", "c02"), incident("b", feed.Minor, "c01")))
	d.openIncident("a")
	expect(t, "wall", d.showing(), "4: c07 c02")
	expect(t, "mark", d.wall.Content(1).Mark, any(present.BadgeOf(feed.Severe).Colour))
	expect(t, "selection", d.selection(), selection{"a", "c07", 0})
	d.press("N")
	expect(t, "next alarm", d.showing(), "1: c01")
	d.press("Escape")
	expect(t, "back", d.showing(), "16: c01 c02 c03 c04 c05 c06 c07 c08 c09 c10 c11 c12")
	expect(t, "no selection", d.selection(), selection{slot: -1})
	expect(t, "no mark", d.wall.Content(0).Mark, nil)
}

func TestIncidentNobodySees(t *testing.T) {
	d := newDesk(t)
	d.step(live, hubCameras(2), raised(feed.Incident{ID: "a", State: feed.New}))
	d.openIncident("a")
	expect(t, "wall", d.showing(), "4: c01 c02")
	expect(t, "selected", d.desk.Incident, "a")
	d.openIncident("gone")
	expect(t, "still selected", d.desk.Incident, "a")
}

func TestCameraPlaysInTheSelectedTile(t *testing.T) {
	d := newDesk(t)
	d.step(live, hubCameras(3))
	d.chooseMarker("camera/c02")
	expect(t, "it is shown already", d.selection(), selection{"", "c02", 1})
	d.press("Alt+4")
	d.chooseMarker("camera/c02")
	expect(t, "in the fourth", d.showing(), "4: c01 c02 c03 c02")
	d.wall.OnSelected(0)
	expect(t, "a tile selects its camera", d.selection(), selection{"", "c01", 0})
	expect(t, "and the map shows it", d.maps.View().Centre, orb.Point{7.42, 43.74})
}

func TestAcknowledge(t *testing.T) {
	d := newDesk(t)
	one := incident("a", feed.Severe, "c01")
	d.step(live, hubCameras(1), raised(one))
	d.press("Space")
	expect(t, "nothing chosen", len(d.sent), 0)
	d.press("N")
	d.press("Space")
	d.press("Space")
	expect(t, "sent once", len(d.sent), 1)
	expect(t, "row", d.rows[0].Ack, present.AckPending)
	d.step(feed.Answered{Intent: d.sent[0].IntentID(), Answer: feed.Answer{Status: "accepted"}})
	expect(t, "not done before the incident says so", d.rows[0].Ack, present.AckPending)
	one.AckedBy, one.AckedAt = "op", d.now
	d.step(raised(one))
	expect(t, "done", d.rows[0].Ack, present.AckDone)
}

func TestAcknowledgeFails(t *testing.T) {
	d := newDesk(t)
	d.err = errors.New("the queue is full")
	d.step(live, raised(incident("a", feed.Severe)))
	d.acknowledge("a")
	expect(t, "not sent", d.rows[0].AckNote, "the queue is full")
	d.err = nil
	d.acknowledge("a")
	d.step(feed.Answered{Intent: d.sent[1].IntentID(), Answer: feed.Answer{Status: "rejected", Message: "not allowed"}})
	expect(t, "refused", d.rows[0].AckNote, "not allowed")
	d.acknowledge("a")
	for range 12 {
		d.step()
	}
	expect(t, "late", d.rows[0].AckNote, "no answer from the hub")
}

func TestPendingWaitsForTheLink(t *testing.T) {
	d := newDesk(t)
	d.step(live, raised(incident("a", feed.Severe)), feed.LinkChanged{Link: feed.Link{State: feed.LinkLost, Since: d.now}})
	expect(t, "banner", d.banner.Visible(), true)
	d.acknowledge("a")
	for range 12 {
		d.step()
	}
	expect(t, "queued", d.rows[0].Ack, present.AckPending)
	d.step(live)
	expect(t, "no banner", d.banner.Visible(), false)
}

func TestCursor(t *testing.T) {
	d := newDesk(t)
	d.step(live, hubCameras(2), raised(incident("a", feed.Severe, "c01"), incident("b", feed.Minor, "c02")))
	d.press("Down")
	d.press("Down")
	d.press("Down")
	expect(t, "at the end", d.desk.Cursor, "b")
	expect(t, "nothing is open", d.desk.Incident, "")
	d.press("Enter")
	expect(t, "open", d.showing(), "1: c02")
	d.press("Enter")
	expect(t, "maximised", d.wall.Maximised(), true)
	d.press("Escape")
	expect(t, "and back", d.wall.Maximised(), false)
}

func TestMapShowsWhereTheCamerasAre(t *testing.T) {
	d := newDesk(t)
	d.step(live, hubCameras(3))
	at := d.maps.View()
	if x := at.Centre[0]; x < 7.4205 || x > 7.4215 || at.Zoom < 14 {
		t.Errorf("the map shows %v", at)
	}
	d.pan(1, 0)
	if d.maps.View().Centre[0] <= at.Centre[0] {
		t.Error("the map did not move east")
	}
	moved := d.maps.View()
	d.step(hubCameras(4))
	expect(t, "new cameras leave the map", d.maps.View(), moved)
}

func TestKeysOfTheWindow(t *testing.T) {
	d := newDesk(t)
	d.step(live, hubCameras(1))
	d.press("F1")
	expect(t, "sheet", len(d.win.Canvas().Overlays().List()), 1)
	d.press("Escape")
	expect(t, "closed", len(d.win.Canvas().Overlays().List()), 0)
	d.press("W")
	expect(t, "wall alone", d.panels.split.Trailing.Visible(), false)
	d.press("Escape")
	expect(t, "both", d.panels.split.Trailing.Visible(), true)
	d.press("T")
	expect(t, "day", d.day, true)
	d.press("F")
	expect(t, "filter", d.desk.Only, present.Unacknowledged)
	d.openMenu()
	expect(t, "menu", len(d.win.Canvas().Overlays().List()), 1)
}

func TestEveryKeyHasOneMeaning(t *testing.T) {
	d := newDesk(t)
	if _, err := keymap.Remap(d.commands(), nil); err != nil {
		t.Error(err)
	}
}

func TestScreenshot(t *testing.T) {
	file := filepath.Join(t.TempDir(), "shot.png")
	d := newDesk(t, func(c *Config) { c.Screenshot = Screenshot{file, time.Second} })
	d.started = d.now
	d.step(live, hubCameras(2))
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err, d.err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil || img.Bounds().Dx() < 900 {
		t.Error(img.Bounds(), err)
	}
}

func TestScreenshotThatCannotBeWritten(t *testing.T) {
	d := newDesk(t, func(c *Config) { c.Screenshot = Screenshot{filepath.Join(t.TempDir(), "no", "shot.png"), 0} })
	d.started = d.now
	d.step()
	if d.App.err == nil {
		t.Error("no error")
	}
}

func BenchmarkIdleTick(b *testing.B) {
	app := test.NewTempApp(b)
	a, err := New(Config{
		App: app, Store: feed.NewStore(),
		Wall: wall.New(wall.Config{Opener: &walltest.Failing{}, NewDecoder: (&walltest.Decoders{}).New}),
		Map:  mapview.New(mapview.Config{}),
	})
	if err != nil {
		b.Fatal(err)
	}
	now := time.Now()
	a.tick(now)
	b.ReportAllocs()
	for b.Loop() {
		a.tick(now)
	}
}
