//go:build linux || freebsd || openbsd || netbsd

package windows

import (
	"fmt"
	"image"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"github.com/jezek/xgb"
	"github.com/jezek/xgb/randr"
	"github.com/jezek/xgb/xproto"
)

// origin is where the upper left corner of a window's content is on the X
// server's screen; not ok where Fyne does not speak X11.
func origin(w fyne.Window) (at image.Point, ok bool) {
	n, native := w.(driver.NativeWindow)
	if !native {
		return image.Point{}, false
	}
	n.RunNative(func(context any) {
		if c, is := context.(driver.X11WindowContext); is && c.WindowHandle != 0 {
			at, ok = onRoot(xproto.Window(c.WindowHandle))
		}
	})
	return at, ok
}

// onRoot translates a window's corner to the root window.
func onRoot(id xproto.Window) (image.Point, bool) {
	conn, err := connect()
	if err != nil {
		return image.Point{}, false
	}
	defer conn.Close()
	root := xproto.Setup(conn).DefaultScreen(conn).Root
	at, err := xproto.TranslateCoordinates(conn, id, root, 0, 0).Reply()
	if err != nil {
		return image.Point{}, false
	}
	return image.Pt(int(at.DstX), int(at.DstY)), true
}

// screens are the monitors of the X server of $DISPLAY.
func screens() ([]image.Rectangle, error) {
	conn, err := connect()
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	if err := randr.Init(conn); err != nil {
		return nil, fmt.Errorf("ask the X server for RandR: %w", err)
	}
	root := xproto.Setup(conn).DefaultScreen(conn).Root
	reply, err := randr.GetMonitors(conn, root, true).Reply()
	if err != nil {
		return nil, fmt.Errorf("ask the X server for its monitors: %w", err)
	}
	var all []image.Rectangle
	for _, m := range reply.Monitors {
		all = append(all, image.Rect(int(m.X), int(m.Y), int(m.X)+int(m.Width), int(m.Y)+int(m.Height)))
	}
	return all, nil
}

// connect speaks to the X server beside Fyne, which has no way to ask it.
func connect() (*xgb.Conn, error) {
	xgb.Logger.SetOutput(io.Discard) // it returns its errors too
	conn, err := xgb.NewConn()
	if err != nil {
		return nil, fmt.Errorf("connect to the X server: %w", err)
	}
	return conn, nil
}
