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
	d.press("F8", "Watchfloor", "Watchfloor · Map", true)
	d.press("F8", "Watchfloor · Map", "Watchfloor · Map", false)
	wall := d.press("F9", "Watchfloor", "Watchfloor · Wall", true)
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
	d.press("F9", "Watchfloor · Wall", "Watchfloor · Wall", false)
	eventually(t, 20*time.Second, "the wall plays in the main window", func() bool { return d.marksIn("Watchfloor") > 8 })
}

// press presses a key in one window until another window is there, or is not.
// It tries more than once: a manager gives the keyboard away again while a
// window closes, at a time of its own.
func (d *desk) press(key, in, name string, there bool) screen.Window {
	d.t.Helper()
	for range 4 {
		if err := d.s.Focus(d.window(in, true)); err != nil {
			d.t.Fatal(err)
		}
		d.keys(key)
		for start := time.Now(); time.Since(start) < 8*time.Second; time.Sleep(200 * time.Millisecond) {
			if w, ok := d.s.Window(name); ok == there {
				return w
			}
		}
	}
	d.t.Fatalf("%s in the window %q changes nothing", key, in)
	return screen.Window{}
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
