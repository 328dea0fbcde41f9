//go:build linux

package screen

import (
	"fmt"
	"image"
	"strings"
	"testing"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// A client is a program with windows on a screen that notes what it is told.
type client struct {
	conn *xgb.Conn
	root xproto.Window
}

func newClient(t *testing.T, s *Screen) *client {
	t.Helper()
	conn, err := xgb.NewConnDisplay(s.Name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(conn.Close)
	return &client{conn: conn, root: xproto.Setup(conn).DefaultScreen(conn).Root}
}

// open shows a window and waits until the screen lists it.
func (c *client) open(t *testing.T, s *Screen, name string, at image.Rectangle) Window {
	t.Helper()
	id, err := xproto.NewWindowId(c.conn)
	if err != nil {
		t.Fatal(err)
	}
	const mask = xproto.EventMaskKeyPress | xproto.EventMaskKeyRelease | xproto.EventMaskButtonPress |
		xproto.EventMaskButtonRelease | xproto.EventMaskPointerMotion
	err = xproto.CreateWindowChecked(c.conn, xproto.WindowClassCopyFromParent, id, c.root, int16(at.Min.X), int16(at.Min.Y),
		uint16(at.Dx()), uint16(at.Dy()), 0, xproto.WindowClassInputOutput, 0, xproto.CwEventMask, []uint32{mask}).Check()
	if err != nil {
		t.Fatal(err)
	}
	xproto.ChangeProperty(c.conn, xproto.PropModeReplace, id, xproto.AtomWmName, xproto.AtomString, 8, uint32(len(name)), []byte(name))
	xproto.MapWindow(c.conn, id)
	var w Window
	eventually(t, "the window "+name+" is shown", func() (ok bool) {
		w, ok = s.Window(name)
		return ok
	})
	return w
}

// heard is what the windows were told since the last call, one word an event:
// "+38" and "-38" a key, "<1 7,9" and ">1 7,9" a button, "7,9" the mouse; with
// buttons only 1 held also "!7,9".
func (c *client) heard(t *testing.T) map[xproto.Window]string {
	t.Helper()
	time.Sleep(100 * time.Millisecond) // the server has sent what it will send
	all := map[xproto.Window]string{}
	add := func(id xproto.Window, format string, args ...any) {
		all[id] = strings.TrimSpace(all[id] + " " + fmt.Sprintf(format, args...))
	}
	for {
		event, err := c.conn.PollForEvent()
		if err != nil {
			t.Fatal(err)
		}
		switch e := event.(type) {
		case nil:
			return all
		case xproto.KeyPressEvent:
			add(e.Event, "+%d", e.Detail)
		case xproto.KeyReleaseEvent:
			add(e.Event, "-%d", e.Detail)
		case xproto.ButtonPressEvent:
			add(e.Event, "<%d %d,%d", e.Detail, e.EventX, e.EventY)
		case xproto.ButtonReleaseEvent:
			add(e.Event, ">%d %d,%d", e.Detail, e.EventX, e.EventY)
		case xproto.MotionNotifyEvent:
			held := ""
			if e.State&xproto.ButtonMask1 != 0 {
				held = "!"
			}
			add(e.Event, "%s%d,%d", held, e.EventX, e.EventY)
		}
	}
}

// start starts a screen of 640x400 pixels for the test.
func start(t *testing.T, how func(image.Point) (*Screen, error)) *Screen {
	t.Helper()
	s, err := how(image.Pt(640, 400))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

func eventually(t *testing.T, what string, done func() bool) {
	t.Helper()
	for start := time.Now(); !done(); time.Sleep(20 * time.Millisecond) {
		if time.Since(start) > 10*time.Second {
			t.Fatalf("after 10 s still not: %s", what)
		}
	}
}
