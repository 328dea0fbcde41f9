package kinds

import (
	"cmp"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
)

// A Clock shows the time of a zone to the second, the date, and UTC. Its
// methods belong to the Fyne goroutine.
type Clock struct {
	widget.BaseWidget
	zone  *time.Location
	now   time.Time
	lines [3]*canvas.Text // time, date, UTC
}

// NewClock makes a clock of a zone; nil is the computer's own. It shows
// nothing until its first Tick.
func NewClock(zone *time.Location) *Clock {
	c := &Clock{zone: cmp.Or(zone, time.Local)}
	for i, colour := range []fyne.ThemeColorName{look.Text, look.Dim, look.Faint} {
		c.lines[i] = canvas.NewText("", dark(colour))
		c.lines[i].Alignment = fyne.TextAlignCenter
		c.lines[i].TextStyle.Bold = i == 0
	}
	c.ExtendBaseWidget(c)
	return c
}

// Tick tells the time. It repaints when the second has changed.
func (c *Clock) Tick(now time.Time) {
	if now.Unix() == c.now.Unix() && !c.now.IsZero() {
		return
	}
	c.now = now
	long := false // a line has changed its length
	for i, words := range reading(now, c.zone) {
		line := c.lines[i]
		if line.Text == words {
			continue
		}
		long = long || len(line.Text) != len(words)
		line.Text = words
		line.Refresh()
	}
	if long {
		c.Refresh()
	}
}

// reading is what the lines say: "14:03:27", "Sat 28 Feb 2026" and
// "UTC 13:03:27 · CET +01:00", with UTC's day where it is another one.
func reading(now time.Time, zone *time.Location) [3]string {
	local, utc := now.In(zone), now.UTC()
	name, offset := local.Zone()
	world := utc.Format("UTC 15:04:05")
	if utc.Day() != local.Day() {
		world = utc.Format("UTC Mon 15:04:05")
	}
	if name != "UTC" {
		if name[0] != '+' && name[0] != '-' { // else the zone has no name
			name += local.Format(" -07:00")
		}
		world = fmt.Sprintf("%s · %s", world, name)
	} else if offset == 0 {
		world = "UTC"
	}
	return [3]string{local.Format("15:04:05"), local.Format("Mon 2 Jan 2006"), world}
}

// CreateRenderer implements fyne.Widget.
func (c *Clock) CreateRenderer() fyne.WidgetRenderer {
	all := []fyne.CanvasObject{c.lines[0], c.lines[1], c.lines[2]}
	return newBoard(c, func() []fyne.CanvasObject { return all }, c.layout)
}

// layout stacks the lines in the middle, each as large as there is room.
func (c *Clock) layout(size fyne.Size) {
	const margin = 0.9
	room := fyne.NewSize(size.Width*margin, size.Height*margin)
	shares := [3]float32{0.56, 0.22, 0.22} // of the height
	var heights [3]float32
	var total float32
	for i, line := range c.lines {
		line.TextSize = largest(line, fyne.NewSize(room.Width, room.Height*shares[i]))
		if i > 0 { // the time stands out
			line.TextSize = min(line.TextSize, c.lines[0].TextSize*0.5)
		}
		heights[i] = fyne.MeasureText("0", line.TextSize, line.TextStyle).Height
		total += heights[i]
	}
	y := (size.Height - total) / 2
	for i, line := range c.lines {
		line.Move(fyne.NewPos(0, y))
		line.Resize(fyne.NewSize(size.Width, heights[i]))
		y += heights[i]
	}
}

// largest is the size of letters, in half units, at which a line fits a box.
func largest(line *canvas.Text, box fyne.Size) float32 {
	at := fyne.MeasureText(cmp.Or(line.Text, "00:00:00"), trial, line.TextStyle)
	size := trial * min(box.Width/at.Width, box.Height/at.Height)
	return max(1, float32(int(2*size))/2)
}
