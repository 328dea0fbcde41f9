package ui

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/paulmach/orb"

	"watchfloor/feed"
	"watchfloor/mapview"
	"watchfloor/mapview/sight"
	"watchfloor/ui/present"
)

// eastward are cameras 80 m from each other in a row, which look east.
func eastward(n int) feed.Replaced {
	e := hubCameras(n)
	for i := range e.Entities.Cameras {
		c := &e.Entities.Cameras[i]
		c.Heading, c.FOV, c.Range = 90, 60, 200
	}
	return e
}

func TestLookAtAPlaceAndBack(t *testing.T) {
	d := newDesk(t)
	d.step(live, eastward(4), raised(incident("a", feed.Severe, "c02")))
	all := d.showing()
	d.maps.OnGround(mapview.Pointer{At: orb.Point{7.4215, 43.74}})
	expect(t, "without Ctrl", d.showing(), all)
	d.maps.OnGround(mapview.Pointer{At: orb.Point{7.4215, 43.74}, Ctrl: true})
	expect(t, "the nearest first", d.showing(), "4: c02 c01")
	expect(t, "marked", d.wall.Content(0).Mark, any(seesColour))
	d.wall.OnSelected(1)
	expect(t, "a tile can be chosen", d.showing(), "4: c02 c01")
	d.lookAt(orb.Point{7.4235, 43.74})
	expect(t, "another place", d.showing(), "4: c04 c03")
	d.press("N")
	expect(t, "an incident takes its place", d.showing(), "1: c02")
	d.press("Escape")
	expect(t, "and gives all back", d.showing(), all)
	d.lookAt(orb.Point{7.4215, 43.74})
	d.press("Escape")
	expect(t, "Escape", d.showing(), all)
	expect(t, "no mark", d.wall.Content(0).Mark, nil)
	expect(t, "nobody is watched", len(d.desk.Watched), 0)
}

func TestLookWhereNobodySees(t *testing.T) {
	d := newDesk(t)
	d.step(live, eastward(2))
	before := d.showing()
	d.lookAt(orb.Point{7.4195, 43.74})
	expect(t, "the wall stays", d.showing(), before)
	if !strings.Contains(d.notice.words, "c01 is nearest") {
		t.Error(d.notice.words)
	}
}

func TestLookFromAnIncident(t *testing.T) {
	d := newDesk(t)
	d.step(live, eastward(4), raised(incident("a", feed.Severe, "c02")))
	all := d.showing()
	d.press("N")
	d.lookAt(orb.Point{7.4215, 43.74})
	expect(t, "wall", d.showing(), "4: c02 c01")
	expect(t, "the incident is left", d.desk.Incident, "")
	d.press("Escape")
	expect(t, "back to before both", d.showing(), all)
}

func TestLookToolTakesOneClick(t *testing.T) {
	d := newDesk(t)
	d.step(live, eastward(4))
	d.press("Alt+W")
	expect(t, "in hand", d.mapping.inHand, lookTool)
	d.press("Alt+W")
	expect(t, "put down", d.mapping.inHand, "")
	d.press("Alt+W")
	pointer(func(at orb.Point) { d.putDown(); d.lookAt(at) }).Click(mapview.Pointer{At: orb.Point{7.4215, 43.74}})
	expect(t, "put down by the click", d.mapping.inHand, "")
	expect(t, "wall", d.showing(), "4: c02 c01")
}

// run works out what is wanted, and ticks twice.
func (d *desk) survey(t *testing.T) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		s := sight.NewSurveyor(nil)
		s.Want(present.Eyes(d.shown))
		go s.Run(t.Context())
		synctest.Wait()
		d.desk.Sight = s.Survey()
	})
}

func TestLassoFillsTheWall(t *testing.T) {
	d := newDesk(t)
	go d.aside.Run(t.Context())
	d.step(live, eastward(4))
	all := d.showing()
	d.survey(t)
	d.press("Alt+A")
	expect(t, "in hand", d.mapping.inHand, lassoTool)
	var drawn mapview.Shape
	var area orb.Ring
	l := &lasso{onChange: func(s mapview.Shape) { drawn = s }, onDone: func(r orb.Ring) { area = r }}
	for i, p := range []orb.Point{{7.4215, 43.7398}, {7.4219, 43.7398}, {7.4219, 43.74001}, {7.4219, 43.7402}, {7.4215, 43.7402}} {
		at := mapview.Pointer{At: p, X: float64(i/2) * 10}
		if i == 0 {
			expect(t, "it takes the drag", l.Press(at), true)
		} else {
			l.Drag(at)
		}
	}
	l.Release(mapview.Pointer{})
	expect(t, "points that are apart", len(area), 4)
	expect(t, "closed", area[0], area[3])
	expect(t, "drawn", drawn.Geometry.Bound(), area.Bound())
	d.putDown()
	d.watchArea(area)
	for deadline := time.Now().Add(5 * time.Second); !d.looking.on && time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		d.step()
		d.survey(t)
	}
	if d.showing() != "1: c01" || d.looking.cover == nil { // it sees all of it
		t.Errorf("the wall shows %s", d.showing())
	}
	d.press("Escape")
	expect(t, "Escape", d.showing(), all)
	d.step()
	if d.covering.shown != nil {
		t.Error("the area is still covered")
	}
}

func TestAClickIsNoArea(t *testing.T) {
	l := &lasso{onDone: func(orb.Ring) { t.Error("it is one") }}
	l.Press(mapview.Pointer{})
	l.Release(mapview.Pointer{})
}

func TestCoverLayer(t *testing.T) {
	d := newDesk(t)
	go d.aside.Run(t.Context())
	d.step(live, eastward(4))
	if d.covering.shown != nil {
		t.Error("it is shown at first")
	}
	d.survey(t)
	d.desk.Layers = d.desk.Layers.Toggled(present.CoverLayer)
	for deadline := time.Now().Add(5 * time.Second); d.covering.shown == nil && time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		d.aside.Tick()
		d.tendCover()
	}
	c := d.covering.shown
	if c == nil || !c.Bound.Contains(orb.Point{7.42, 43.74}) {
		t.Fatalf("the layer is %v", c)
	}
	d.tendCover()
	expect(t, "nothing new, nothing done", d.covering.busy, false)
	d.desk.Layers = 0
	d.tendCover()
	if d.covering.shown != nil {
		t.Error("it stays")
	}
}
