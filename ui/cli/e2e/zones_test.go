//go:build linux

package e2e

import (
	"image"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"watchfloor/feed"
	"watchfloor/ui/cli/e2e/screen"
)

// A drawer does on a screen what a supervisor does to the zones.
type drawer struct {
	*testing.T
	*screen.Screen
}

// The places of the sheet of zones and of its form, from the window's right
// edge and its top or bottom.
var (
	polygonButton = image.Pt(size.X-270, 100)
	nameField     = image.Pt(size.X-133, 103)
	saveButton    = image.Pt(size.X-55, size.Y-52)
	searchField   = image.Pt(size.X-170, 133)
	firstRow      = image.Pt(size.X-220, 176)
	firstPencil   = image.Pt(size.X-46, 176)
	firstBin      = image.Pt(size.X-20, 176)
)

// do waits between what a hand does, as people do: the map has come to rest.
func (d drawer) do(all ...error) {
	d.Helper()
	for _, err := range all {
		if err != nil {
			d.Fatal(err)
		}
	}
	time.Sleep(1500 * time.Millisecond)
}

// choose finds a zone by its name and points at it.
func (d drawer) choose(name string) {
	d.Helper()
	d.do(d.Click(searchField))
	d.do(d.Type(name))
	d.do(d.Click(firstRow))
}

// zoneCalled is a zone that the hub tells every station about.
func zoneCalled(store *feed.Store, name string) (feed.Zone, bool) {
	for _, z := range store.Snapshot().Zones {
		if z.Name == name {
			return z, true
		}
	}
	return feed.Zone{}, false
}

// TestZoneIsDrawnEditedAndDeleted does to a zone of the demo city all that can
// be done, and looks from another station whether the hub did it.
func TestZoneIsDrawnEditedAndDeleted(t *testing.T) {
	s, c := startScreen(t), startCity(t)
	keep(t, s)
	startConsole(t, s, "--hub", c.hub, "--token-file", c.tokenFile)
	store, d := secondStation(t, c), drawer{t, s}
	eventually(t, 60*time.Second, "the wall plays", func() bool { return len(cameras(picture(t, s), newTwin(t, store), 16)) > 3 })
	d.do(s.Key("alt+z"))
	d.do(s.Click(polygonButton))
	for _, corner := range []image.Point{{650, 520}, {860, 520}, {860, 720}} {
		d.do(s.Click(corner))
	}
	d.do(s.Key("Return")) // it is finished
	d.do(s.Click(nameField))
	d.do(s.Type("quay"))
	d.do(s.Click(saveButton))
	corners := 0
	eventually(t, 20*time.Second, "another station hears of the zone", func() bool {
		z, ok := zoneCalled(store, "quay")
		if ok {
			corners = len(z.Geometry.(orb.Polygon)[0])
		}
		return ok
	})
	if corners != 4 {
		t.Errorf("the triangle has %d positions", corners)
	}

	d.choose("quay")
	d.do(s.Click(firstPencil))
	d.do(s.Click(nameField))
	d.do(s.Type("two"))
	d.do(s.Click(saveButton))
	eventually(t, 20*time.Second, "it is changed", func() bool {
		z, ok := zoneCalled(store, "quaytwo")
		return ok && z.Revision == 2
	})

	d.do(s.Click(firstRow)) // the search is still there
	d.do(s.Click(firstBin))
	d.do(s.Key("Return"))
	eventually(t, 20*time.Second, "it is gone", func() bool { _, ok := zoneCalled(store, "quaytwo"); return !ok })
}
