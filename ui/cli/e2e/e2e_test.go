//go:build linux

// Package e2e drives the real program on a virtual screen: it clicks with a
// mouse and reads from the picture which cameras play.
package e2e

import (
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"watchfloor/assets/mark"
	"watchfloor/feed"
	"watchfloor/ui/present"
)

// TestClickShowsTheCamerasOfAnIncident is the program's main job.
func TestClickShowsTheCamerasOfAnIncident(t *testing.T) {
	s, c := startScreen(t), startCity(t)
	keep(t, s)
	startConsole(t, s, "--hub", c.hub, "--token-file", c.tokenFile)
	store := secondStation(t, c)
	eventually(t, 20*time.Second, "the hub tells of an incident with cameras", func() bool {
		return slices.ContainsFunc(rows(store), func(r present.Row) bool { return len(seeing(store, r.ID)) > 1 })
	})
	eventually(t, 30*time.Second, "the wall plays", func() bool { return len(cameras(picture(t, s), newTwin(t, store), 16)) > 3 })

	id, want := clickRow(t, s, store, "")
	clicked, tw := time.Now(), newTwin(t, store)
	tw.wall.SetGrid(len(want))
	await(t, 20*time.Second, 10*time.Millisecond, "the incident's cameras are on the wall, best first", func() bool {
		return slices.Equal(cameras(picture(t, s), tw, len(want)), want)
	})
	t.Logf("incident %s shows cameras %v in a grid of %d after %v", id, want, tw.wall.Len(), time.Since(clicked))
}

// TestClickOnTheMapPlaysACamera selects a tile and clicks a camera on the map.
func TestClickOnTheMapPlaysACamera(t *testing.T) {
	s, c := startScreen(t), startCity(t)
	keep(t, s)
	startConsole(t, s, "--hub", c.hub, "--token-file", c.tokenFile)
	store := secondStation(t, c)
	eventually(t, 30*time.Second, "the wall plays", func() bool { return len(cameras(picture(t, s), newTwin(t, store), 16)) > 12 })
	tw := newTwin(t, store) // does what the window is told to do
	const slot = 1
	if err := s.Click(middle(tw.tile(slot))); err != nil {
		t.Fatal(err)
	}
	tw.wall.OnSelected(slot)
	eventually(t, 40*time.Second, "a click on a camera plays it in the selected tile", func() bool {
		time.Sleep(2 * time.Second) // the map has arrived
		tw.app.Tick()
		shown, _, _ := mark.Find(picture(t, s), tw.tile(slot))
		want, ok := clickable(store, tw, shown)
		if !ok || s.Click(tw.place(want.Position)) != nil {
			return false
		}
		tw.maps.OnMarker(present.MarkerID(present.Camera, want.ID))
		time.Sleep(2 * time.Second) // the stream has begun
		got, _, ok := mark.Find(picture(t, s), tw.tile(slot))
		return ok && got == number(want.ID)
	})
}

func middle(r image.Rectangle) image.Point { return r.Min.Add(r.Max).Div(2) }

// clickable is a camera on the map that no other marker lies near to, and
// that is not the one with a number.
func clickable(store *feed.Store, tw *twin, not int) (feed.Camera, bool) {
	const apart = 30 // pixels
	snapshot := store.Snapshot()
	markers := present.Markers(snapshot, present.Desk{}, time.Now())
	for _, c := range snapshot.Cameras {
		near := 0
		for _, m := range markers {
			if off := tw.place(m.At).Sub(tw.place(c.Position)); off.X*off.X+off.Y*off.Y < apart*apart {
				near++
			}
		}
		onMap := tw.place(c.Position).Sub(tw.origin(tw.maps))
		if near == 1 && number(c.ID) != not && onMap.In(image.Rect(apart, apart, int(tw.maps.Size().Width)-apart, int(tw.maps.Size().Height)-apart)) {
			return c, true
		}
	}
	return feed.Camera{}, false
}

// TestAcknowledgeIsSeenByASecondStation clicks the button of a row.
func TestAcknowledgeIsSeenByASecondStation(t *testing.T) {
	s, c := startScreen(t), startCity(t)
	keep(t, s)
	startConsole(t, s, "--hub", c.hub, "--token-file", c.tokenFile)
	store := secondStation(t, c)
	eventually(t, 20*time.Second, "there is something to acknowledge", func() bool {
		_, ok := unacked(store)
		return ok
	})
	eventually(t, 30*time.Second, "the window shows", func() bool { return len(cameras(picture(t, s), newTwin(t, store), 16)) > 0 })
	id, _ := unacked(store)
	if err := s.Click(ackButton(t, store, id)); err != nil {
		t.Fatal(err)
	}
	eventually(t, 10*time.Second, "a second station sees who acknowledged", func() bool {
		i := store.Snapshot().Incidents[id]
		return i.AckedBy != "" && !i.AckedAt.IsZero()
	})
}

// TestScreenshotOfTheEmbeddedCity runs what a newcomer runs.
func TestScreenshotOfTheEmbeddedCity(t *testing.T) {
	s := startScreen(t)
	file := filepath.Join(t.TempDir(), "shot.png")
	cmd := exec.Command(build(t), "--fullscreen", "--screenshot", file, "--after", "12s")
	cmd.Env = append(s.Env(), "FYNE_SCALE=1", "XDG_CONFIG_HOME="+t.TempDir())
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	faultless(t, string(out))
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil || img.Bounds().Size() != size {
		t.Fatalf("a picture of %v, %v; want %v", img.Bounds().Size(), err, size)
	}
	if n := len(cameras(img, newTwin(t, feed.NewStore()), 16)); n < 12 {
		t.Errorf("%d cameras play in the screenshot, want at least 12", n)
	}
}

// TestRefusedCamerasAreSaid plays nothing but bad addresses: the program
// stays, and prints no secret.
func TestRefusedCamerasAreSaid(t *testing.T) {
	s := startScreen(t)
	keep(t, s)
	out := startConsole(t, s, "--grid", "4", "--camera", "rtsp://user:hunter2@127.0.0.1:1/refused")
	time.Sleep(6 * time.Second)
	if strings.Contains(out.String(), "hunter2") {
		t.Error("a password was printed")
	}
}

// rows are what the list shows now.
func rows(store *feed.Store) []present.Row {
	return present.Rows(store.Snapshot(), present.Desk{}, time.Now())
}

// seeing are the numbers of the cameras of an incident, best first.
func seeing(store *feed.Store, id string) []int {
	snapshot := store.Snapshot()
	var all []int
	for _, c := range present.Seeing(snapshot, nil, snapshot.Incidents[id]) {
		all = append(all, number(c.ID))
	}
	return all
}

// number is the camera's number in its mark: the digits its id ends with.
func number(id string) int {
	n := 0
	for _, d := range id[strings.LastIndexFunc(id, func(r rune) bool { return r < '0' || r > '9' })+1:] {
		n = n*10 + int(d-'0')
	}
	return n
}

// cameras reads the marks in the first n tiles of a picture of the window.
func cameras(img image.Image, tw *twin, n int) []int {
	var all []int
	for slot := range n {
		if camera, _, ok := mark.Find(img, tw.tile(slot)); ok {
			all = append(all, camera)
		}
	}
	return all
}

// clickRow clicks a row whose incident several cameras can see, and returns
// its id and their numbers. The list may move meanwhile: then it tries again.
func clickRow(t *testing.T, s interface{ Click(image.Point) error }, store *feed.Store, not string) (string, []int) {
	t.Helper()
	for range 5 {
		before := ids(store)
		i := slices.IndexFunc(before, func(id string) bool { return id != not && len(seeing(store, id)) > 1 })
		at, ok := newTwin(t, store).find(rows(store)[max(i, 0)].Title)
		if i < 0 || !ok {
			time.Sleep(time.Second)
			continue
		}
		if err := s.Click(at); err != nil {
			t.Fatal(err)
		}
		if slices.Equal(before, ids(store)) {
			return before[i], seeing(store, before[i])
		}
	}
	t.Fatal("no row with cameras stayed where it was")
	return "", nil
}

func ids(store *feed.Store) []string {
	var all []string
	for _, r := range rows(store) {
		all = append(all, r.ID)
	}
	return all
}

// unacked is the first row that asks for an acknowledgement.
func unacked(store *feed.Store) (string, bool) {
	for _, r := range rows(store) {
		if r.Ack == present.AckNeeded {
			return r.ID, true
		}
	}
	return "", false
}

// ackButton is where the button of an incident's row lies: on the height of
// its title, in the column of the buttons.
func ackButton(t *testing.T, store *feed.Store, id string) image.Point {
	t.Helper()
	tw := newTwin(t, store)
	button, ok := tw.find("Acknowledge")
	if !ok {
		t.Fatal("there is no button to acknowledge")
	}
	return button
}
