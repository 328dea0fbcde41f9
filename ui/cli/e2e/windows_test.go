//go:build linux

package e2e

import (
	"image"
	"testing"
	"time"

	"watchfloor/assets/mark"
	"watchfloor/ui/cli/e2e/screen"
)

// TestPanelsHaveWindowsOfTheirOwn moves the map and the wall out and back, and
// finds a window again after a kill.
func TestPanelsHaveWindowsOfTheirOwn(t *testing.T) {
	s, err := screen.StartManaged(size)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	keep(t, s)
	c := startCity(t)
	d := &desk{
		t: t, s: s, store: secondStation(t, c), home: t.TempDir(),
		args: []string{"--hub", c.hub, "--token-file", c.tokenFile},
	}
	d.start()
	d.window("Watchfloor", true)
	time.Sleep(3 * time.Second)
	d.keys("F8")
	d.window("Watchfloor · Map", true)
	d.keys("F8") // in the new window, which has the keyboard
	d.window("Watchfloor · Map", false)
	d.keys("F9")
	wall := d.window("Watchfloor · Wall", true)
	if err := s.MoveWindow(wall, image.Pt(300, 200)); err != nil {
		t.Fatal(err)
	}
	eventually(t, 20*time.Second, "the wall plays in its window", func() bool { return d.marksIn("Watchfloor · Wall") > 8 })
	time.Sleep(3 * time.Second) // its place is written down
	was := d.window("Watchfloor · Wall", true)
	d.kill()
	d.start()
	eventually(t, 30*time.Second, "the wall's window is back where it was", func() bool {
		w, ok := s.Window("Watchfloor · Wall")
		return ok && w.Bounds.Min == was.Bounds.Min && w.Bounds.Size() == was.Bounds.Size()
	})
	eventually(t, 20*time.Second, "the wall plays there", func() bool { return d.marksIn("Watchfloor · Wall") > 8 })
	if err := s.Focus(d.window("Watchfloor · Wall", true)); err != nil {
		t.Fatal(err)
	}
	d.keys("F9")
	d.window("Watchfloor · Wall", false)
	eventually(t, 20*time.Second, "the wall plays in the main window", func() bool { return d.marksIn("Watchfloor") > 8 })
}

// window waits until a window is there, or is not.
func (d *desk) window(name string, there bool) screen.Window {
	d.t.Helper()
	var w screen.Window
	eventually(d.t, 20*time.Second, name, func() bool {
		got, ok := d.s.Window(name)
		w = got
		return ok == there
	})
	return w
}

// marksIn counts the marks in a window of 16 tiles, wherever they are.
func (d *desk) marksIn(name string) int {
	w, ok := d.s.Window(name)
	if !ok {
		return 0
	}
	img, n := picture(d.t, d.s), 0
	tw := newTwinOf(d.t, d.store, w.Bounds.Size(), name != "Watchfloor")
	for slot := range 16 {
		if _, _, ok := mark.Find(img, tw.tile(slot).Add(w.Bounds.Min)); ok {
			n++
		}
	}
	return n
}
