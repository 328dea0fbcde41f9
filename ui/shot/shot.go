// Package shot takes a picture of a window as the user sees it.
package shot

import (
	"errors"
	"fmt"
	"image"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// Of is what w shows. Under X11 it is what the X server has, as OpenGL in
// software keeps no front buffer that could be read; elsewhere it is what the
// graphics driver has. Fyne goroutine only.
func Of(w fyne.Window) image.Image {
	if id, ok := x11(w); ok {
		if img, err := fromServer(id); err == nil {
			return img
		}
	}
	return w.Canvas().Capture()
}

// x11 is the window's X11 id, if it has one.
func x11(w fyne.Window) (id xproto.Drawable, ok bool) {
	n, native := w.(driver.NativeWindow)
	if !native {
		return 0, false
	}
	n.RunNative(func(context any) {
		if c, is := context.(driver.X11WindowContext); is && c.WindowHandle != 0 {
			id, ok = xproto.Drawable(c.WindowHandle), true
		}
	})
	return id, ok
}

// fromServer asks the X server of $DISPLAY for the content of a window.
func fromServer(id xproto.Drawable) (image.Image, error) {
	xgb.Logger.SetOutput(io.Discard) // it returns its errors too
	conn, err := xgb.NewConn()
	if err != nil {
		return nil, fmt.Errorf("connect to the X server: %w", err)
	}
	defer conn.Close()
	return Drawable(conn, id)
}

// Drawable reads a window or a pixmap with 32 bits a pixel.
func Drawable(conn *xgb.Conn, id xproto.Drawable) (*image.RGBA, error) {
	g, err := xproto.GetGeometry(conn, id).Reply()
	if err != nil {
		return nil, fmt.Errorf("read the window's size: %w", err)
	}
	return Part(conn, id, image.Rect(0, 0, int(g.Width), int(g.Height)))
}

// Part reads a part of such a window or pixmap, which must lie within it.
func Part(conn *xgb.Conn, id xproto.Drawable, r image.Rectangle) (*image.RGBA, error) {
	const allPlanes = 0xffffffff
	reply, err := xproto.GetImage(conn, xproto.ImageFormatZPixmap, id, int16(r.Min.X), int16(r.Min.Y),
		uint16(r.Dx()), uint16(r.Dy()), allPlanes).Reply()
	if err != nil {
		return nil, fmt.Errorf("read the window: %w", err)
	}
	img := image.NewRGBA(r)
	if len(reply.Data) < len(img.Pix) {
		return nil, errors.New("read the window: it has not 32 bits a pixel")
	}
	for i := 0; i < len(img.Pix); i += 4 { // B, G, R, unused
		d := reply.Data[i : i+4]
		img.Pix[i], img.Pix[i+1], img.Pix[i+2], img.Pix[i+3] = d[2], d[1], d[0], 0xff
	}
	return img, nil
}
