//go:build linux

package screen

import (
	"fmt"
	"image"
	"time"

	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"
)

// The buttons of an X11 mouse: a turn of the wheel is a button too.
const (
	left      = 1
	right     = 3
	wheelUp   = 4
	wheelDown = 5
)

const (
	pause = 50 * time.Millisecond // between two deeds of a hand
	brief = 20 * time.Millisecond // between two events of one deed
)

// Click presses and releases the left button at a point of the screen. A
// program that waits for a double click (Fyne: 300 ms) acts only then.
func (s *Screen) Click(at image.Point) error { return s.click(at, left, 1) }

// RightClick presses and releases the right button at a point of the screen.
func (s *Screen) RightClick(at image.Point) error { return s.click(at, right, 1) }

// DoubleClick clicks twice with the left button within a tenth of a second.
func (s *Screen) DoubleClick(at image.Point) error { return s.click(at, left, 2) }

// Scroll turns the wheel at a point of the screen by so many clicks: positive
// away from the hand (content moves down, a map comes nearer).
func (s *Screen) Scroll(at image.Point, clicks int) error {
	button := byte(wheelUp)
	if clicks < 0 {
		button, clicks = wheelDown, -clicks
	}
	return s.click(at, button, clicks)
}

// Move moves the mouse to a point of the screen.
func (s *Screen) Move(at image.Point) error {
	defer time.Sleep(brief)
	return s.send(xproto.MotionNotify, 0, at)
}

// Press moves the mouse to a point, presses the left button there and keeps it
// down until Release.
func (s *Screen) Press(at image.Point) error {
	if err := s.Move(at); err != nil {
		return err
	}
	defer time.Sleep(pause)
	return s.send(xproto.ButtonPress, left, at)
}

// Release lets the left button go.
func (s *Screen) Release() error {
	defer time.Sleep(pause)
	return s.send(xproto.ButtonRelease, left, image.Point{})
}

// Glide moves the mouse from one point to another in steps of 20 ms: a program
// sees every step.
func (s *Screen) Glide(from, to image.Point, steps int) error {
	steps = max(steps, 1)
	for i := range steps {
		if err := s.Move(from.Add(to.Sub(from).Mul(i + 1).Div(steps))); err != nil {
			return err
		}
	}
	return nil
}

// Drag presses the left button at from, glides to to and releases it there.
// The button is released after an error too.
func (s *Screen) Drag(from, to image.Point, steps int) error {
	if err := s.Press(from); err != nil {
		return err
	}
	moved := s.Glide(from, to, steps)
	time.Sleep(pause) // the program has drawn where it would land
	if err := s.Release(); err != nil {
		return err
	}
	return moved
}

// click moves the mouse to a point and clicks a button there some times.
func (s *Screen) click(at image.Point, button byte, times int) error {
	if err := s.Move(at); err != nil {
		return err
	}
	for range times {
		for _, kind := range []byte{xproto.ButtonPress, xproto.ButtonRelease} {
			if err := s.send(kind, button, at); err != nil {
				return err
			}
			time.Sleep(brief)
		}
	}
	time.Sleep(pause)
	return nil
}

// send makes the server believe in an event of its mouse or keyboard. Only a
// MotionNotify uses the point.
func (s *Screen) send(kind, detail byte, at image.Point) error {
	err := xtest.FakeInputChecked(s.conn, kind, detail, 0, s.root, int16(at.X), int16(at.Y), 0).Check()
	if err != nil {
		return fmt.Errorf("move the mouse or press a key of %s: %w", s.Name, err)
	}
	return nil
}
