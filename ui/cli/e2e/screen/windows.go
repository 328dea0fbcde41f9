//go:build linux

package screen

import (
	"encoding/binary"
	"fmt"
	"image"

	"github.com/jezek/xgb/xproto"
)

// A Window is a window of a program on a screen, as it was when it was listed.
type Window struct {
	Name   string          // its title
	Bounds image.Rectangle // of its content on the screen, in pixels, without the manager's frame

	id xproto.Window
}

// Windows lists the programs' windows that are shown: oldest first under a
// window manager, lowest first without one.
func (s *Screen) Windows() ([]Window, error) {
	ids, err := s.clients()
	if err != nil {
		return nil, fmt.Errorf("list the windows of %s: %w", s.Name, err)
	}
	var all []Window
	for _, id := range ids {
		if w, ok := s.window(id); ok {
			all = append(all, w)
		}
	}
	return all, nil
}

// Window is the first window with a title.
func (s *Screen) Window(name string) (Window, bool) {
	all, err := s.Windows()
	for _, w := range all {
		if err == nil && w.Name == name {
			return w, true
		}
	}
	return Window{}, false
}

// MoveWindow moves a window so that its content, or the frame that a window
// manager gave it, begins at a point of the screen. The window may take a while.
func (s *Screen) MoveWindow(w Window, to image.Point) error {
	values := []uint32{uint32(int32(to.X)), uint32(int32(to.Y))}
	err := xproto.ConfigureWindowChecked(s.conn, w.id, xproto.ConfigWindowX|xproto.ConfigWindowY, values).Check()
	if err != nil {
		return fmt.Errorf("move the window %q: %w", w.Name, err)
	}
	return nil
}

// Focus gives a window the keyboard, with or without a window manager.
func (s *Screen) Focus(w Window) error {
	err := xproto.SetInputFocusChecked(s.conn, xproto.InputFocusPointerRoot, w.id, xproto.TimeCurrentTime).Check()
	if err != nil {
		return fmt.Errorf("give the window %q the keyboard: %w", w.Name, err)
	}
	return nil
}

// clients are the windows that programs have opened: the manager's list, or
// without one the children of the root.
func (s *Screen) clients() ([]xproto.Window, error) {
	if s.manager == nil {
		tree, err := xproto.QueryTree(s.conn, s.root).Reply()
		if err != nil {
			return nil, err
		}
		return tree.Children, nil
	}
	list := s.property(s.root, "_NET_CLIENT_LIST")
	var ids []xproto.Window
	for ; len(list) >= 4; list = list[4:] {
		ids = append(ids, xproto.Window(binary.LittleEndian.Uint32(list)))
	}
	return ids, nil
}

// window describes a window; not ok when it is gone, hidden or has no title,
// like the small ones that programs use among themselves.
func (s *Screen) window(id xproto.Window) (Window, bool) {
	attributes, err := xproto.GetWindowAttributes(s.conn, id).Reply()
	if err != nil || attributes.MapState != xproto.MapStateViewable {
		return Window{}, false
	}
	size, err := xproto.GetGeometry(s.conn, xproto.Drawable(id)).Reply()
	if err != nil {
		return Window{}, false
	}
	at, err := xproto.TranslateCoordinates(s.conn, id, s.root, 0, 0).Reply()
	if err != nil {
		return Window{}, false
	}
	name := s.property(id, "_NET_WM_NAME")
	if len(name) == 0 {
		name = s.property(id, "WM_NAME")
	}
	corner := image.Pt(int(at.DstX), int(at.DstY))
	bounds := image.Rectangle{Min: corner, Max: corner.Add(image.Pt(int(size.Width), int(size.Height)))}
	return Window{Name: string(name), Bounds: bounds, id: id}, len(name) > 0
}

// property is the value of a window's property; nil when it has none.
func (s *Screen) property(id xproto.Window, name string) []byte {
	atom, err := xproto.InternAtom(s.conn, false, uint16(len(name)), name).Reply()
	if err != nil {
		return nil
	}
	const longest = 4096 // in units of four bytes
	reply, err := xproto.GetProperty(s.conn, false, id, atom.Atom, xproto.AtomAny, 0, longest).Reply()
	if err != nil {
		return nil
	}
	return reply.Value
}
