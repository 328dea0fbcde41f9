//go:build linux

// Package screen is a virtual X11 display with a hand on the mouse, another on
// the keyboard and an eye on the picture, for tests that drive the real
// program.
//
// Without a window manager the X server gives the keys to the window that asked
// for them last, and a click on another window does not change that; two
// windows lie over each other with no frame. A test of several windows wants
// StartManaged.
package screen

import (
	"bufio"
	"fmt"
	"image"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"

	"watchfloor/ui/shot"
)

// A Screen is one running Xvfb. One goroutine uses it.
type Screen struct {
	Name string // for $DISPLAY

	server  *exec.Cmd
	manager *manager // nil: none
	conn    *xgb.Conn
	root    xproto.Window
	keys    keyboard
}

// Start starts Xvfb with one screen of size pixels.
func Start(size image.Point) (*Screen, error) {
	read, write, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer read.Close()
	server := exec.Command("Xvfb", "-displayfd", "3", "-nolisten", "tcp",
		"-screen", "0", fmt.Sprintf("%dx%dx24", size.X, size.Y))
	server.ExtraFiles = []*os.File{write}
	err = server.Start()
	write.Close()
	if err != nil {
		return nil, fmt.Errorf("start Xvfb (Debian package xvfb): %w", err)
	}
	s := &Screen{server: server}
	if err := s.connect(read); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// connect waits for the server to say its number and connects to it.
func (s *Screen) connect(number *os.File) error {
	if err := number.SetReadDeadline(time.Now().Add(20 * time.Second)); err != nil {
		return err
	}
	line, err := bufio.NewReader(number).ReadString('\n')
	if err != nil {
		return fmt.Errorf("wait for the display of Xvfb: %w", err)
	}
	s.Name = ":" + strings.TrimSpace(line)
	xgb.Logger.SetOutput(io.Discard) // it returns its errors too
	if s.conn, err = xgb.NewConnDisplay(s.Name); err != nil {
		return fmt.Errorf("connect to Xvfb: %w", err)
	}
	s.root = xproto.Setup(s.conn).DefaultScreen(s.conn).Root
	if err := xtest.Init(s.conn); err != nil {
		return fmt.Errorf("ask Xvfb for XTEST: %w", err)
	}
	s.keys, err = readKeyboard(s.conn)
	return err
}

// Env is the environment for a program that shall show itself here.
func (s *Screen) Env() []string {
	return append(os.Environ(), "DISPLAY="+s.Name, "WAYLAND_DISPLAY=", "LIBGL_ALWAYS_SOFTWARE=1")
}

// PID is the server's process.
func (s *Screen) PID() int { return s.server.Process.Pid }

// Picture is what the screen shows now.
func (s *Screen) Picture() (*image.RGBA, error) {
	return shot.Drawable(s.conn, xproto.Drawable(s.root))
}

// Part is what a part of the screen shows now.
func (s *Screen) Part(r image.Rectangle) (*image.RGBA, error) {
	return shot.Part(s.conn, xproto.Drawable(s.root), r)
}

// Close ends the server, and the window manager with it.
func (s *Screen) Close() {
	if s.manager != nil {
		s.manager.close()
	}
	if s.conn != nil {
		s.conn.Close()
	}
	if err := s.server.Process.Signal(os.Interrupt); err == nil {
		_ = s.server.Wait() // it was told to end
	}
}
