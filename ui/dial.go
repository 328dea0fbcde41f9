package ui

import (
	"strconv"
	"time"

	"watchfloor/feed"
	"watchfloor/ui/present"
)

// A dial collects the digits of a camera's number, as on a CCTV keyboard.
type dial struct {
	digits string
	until  time.Time
}

// The dial forgets digits after dialling, and takes so many.
const (
	dialling   = 6 * time.Second
	mostDigits = 6
)

// press adds a digit.
func (d *dial) press(digit int, now time.Time) {
	if d.number(now) < 0 {
		d.digits = ""
	}
	if len(d.digits) < mostDigits {
		d.digits += strconv.Itoa(digit)
	}
	d.until = now.Add(dialling)
}

// number is what was dialled, or -1.
func (d *dial) number(now time.Time) int {
	n, err := strconv.Atoi(d.digits)
	if err != nil || now.After(d.until) {
		return -1
	}
	return n
}

// clear forgets the digits, and says whether there were any.
func (d *dial) clear(now time.Time) bool {
	had := d.number(now) >= 0
	d.digits = ""
	return had
}

// dialled adds a digit and says which camera it names so far.
func (a *App) dialled(digit int) {
	a.dial.press(digit, time.Now())
	a.show(time.Now())
}

// dialWords is what the status bar says while a number is dialled.
func (a *App) dialWords(now time.Time) string {
	n := a.dial.number(now)
	if n < 0 {
		return ""
	}
	c, ok := a.numbered(n)
	if !ok {
		return "Camera " + a.dial.digits + " · there is none with this number"
	}
	return "Camera " + a.dial.digits + " · " + c.Name + " · Enter plays it, Esc forgets it"
}

func (a *App) numbered(n int) (feed.Camera, bool) { return present.CameraByNumber(a.shown, n) }

// playDialled plays the camera that was dialled; false when none was.
func (a *App) playDialled() bool {
	now := time.Now()
	n := a.dial.number(now)
	if !a.dial.clear(now) {
		return false
	}
	if c, ok := a.numbered(n); ok {
		a.openCamera(c.ID)
	} else {
		a.notify("No camera has the number " + strconv.Itoa(n) + ": Ctrl+F lists all with their numbers")
	}
	return true
}
