//go:build linux

// Package screen is a virtual X11 display with a hand on the mouse and an eye
// on the picture, for tests that drive the real program.
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

	server *exec.Cmd
	conn   *xgb.Conn
	root   xproto.Window
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
	return xtest.Init(s.conn)
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

// Click presses and releases the left button at a point of the screen.
func (s *Screen) Click(at image.Point) error {
	for _, event := range []struct {
		kind, button byte
	}{
		{xproto.MotionNotify, 0},
		{xproto.ButtonPress, 1},
		{xproto.ButtonRelease, 1},
	} {
		err := xtest.FakeInputChecked(s.conn, event.kind, event.button, 0, s.root, int16(at.X), int16(at.Y), 0).Check()
		if err != nil {
			return fmt.Errorf("move the mouse: %w", err)
		}
		time.Sleep(50 * time.Millisecond) // a hand is not faster
	}
	return nil
}

// Close ends the server.
func (s *Screen) Close() {
	if s.conn != nil {
		s.conn.Close()
	}
	if err := s.server.Process.Signal(os.Interrupt); err == nil {
		_ = s.server.Wait() // it was told to end
	}
}
