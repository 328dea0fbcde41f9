//go:build linux

package windows

import (
	"image"
	"testing"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"

	"watchfloor/ui/cli/e2e/screen"
)

func TestTheXServerKnowsWhereAWindowIs(t *testing.T) {
	if testing.Short() {
		t.Skip("starts an X server")
	}
	s, err := screen.Start(image.Pt(1366, 768))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	t.Setenv("DISPLAY", s.Name)
	conn, err := xgb.NewConn()
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	frame := newWindow(t, conn, xproto.Setup(conn).DefaultScreen(conn).Root, 300, 200)
	client := newWindow(t, conn, frame, 4, 22) // as a window manager puts it into a frame
	if at, ok := onRoot(client); !ok || at != image.Pt(304, 222) {
		t.Errorf("the window is at %v (%v)", at, ok)
	}
	if at, ok := onRoot(0); ok {
		t.Errorf("no window is at %v", at)
	}
	if all, err := screens(); err != nil || len(all) != 1 || all[0] != image.Rect(0, 0, 1366, 768) {
		t.Errorf("the screens are %v, %v", all, err)
	}
	if !onScreen(image.Rect(1200, 100, 2000, 132)) || onScreen(image.Rect(1350, 100, 2000, 132)) {
		t.Error("a window's edge is on the wrong screen")
	}
}

func newWindow(t *testing.T, conn *xgb.Conn, parent xproto.Window, x, y int16) xproto.Window {
	t.Helper()
	id, err := xproto.NewWindowId(conn)
	if err != nil {
		t.Fatal(err)
	}
	err = xproto.CreateWindowChecked(conn, 0, id, parent, x, y, 100, 80, 0, xproto.WindowClassInputOutput, 0, 0, nil).Check()
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestWithoutAnXServerNothingIsDoubted(t *testing.T) {
	t.Setenv("DISPLAY", "")
	if _, ok := onRoot(1); ok || !onScreen(image.Rect(-9000, 0, -8000, 32)) {
		t.Error("an X server that is not there knows something")
	}
}
