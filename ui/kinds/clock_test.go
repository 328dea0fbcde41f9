package kinds

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"watchfloor/ui/look"
)

// newApp starts Fyne without a screen, in the day theme: tiles must not care.
func newApp(t testing.TB) fyne.App {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.Theme{Day: true})
	return app
}

// sizes are tiles from the smallest to a screen, and odd ones.
var sizes = []fyne.Size{
	{Width: 120, Height: 70},
	{Width: 320, Height: 180},
	{Width: 1366, Height: 700},
	{Width: 3840, Height: 2160},
	{Width: 200, Height: 400},
	{Width: 600, Height: 80},
}

// checkInside fails for text that is cut off by the edges of size.
func checkInside(t *testing.T, size fyne.Size, lines ...*canvas.Text) {
	t.Helper()
	for _, line := range lines {
		need, at := line.MinSize(), line.Position()
		if need.Width > line.Size().Width || at.X < 0 || at.X+line.Size().Width > size.Width {
			t.Errorf("in %v %q takes %v of %v", size, line.Text, need.Width, line.Size().Width)
		}
		if at.Y < 0 || at.Y+need.Height > size.Height+1 {
			t.Errorf("in %v %q is at %v and %v high", size, line.Text, at.Y, need.Height)
		}
	}
}

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func TestReading(t *testing.T) {
	for _, c := range []struct {
		utc, zone string
		want      [3]string
	}{
		{"2026-02-27T13:03:27Z", "Europe/Berlin", [3]string{"14:03:27", "Fri 27 Feb 2026", "UTC 13:03:27 · CET +01:00"}},
		{"2026-07-01T13:03:27Z", "Europe/Berlin", [3]string{"15:03:27", "Wed 1 Jul 2026", "UTC 13:03:27 · CEST +02:00"}},
		{"2026-02-28T23:59:08Z", "Europe/Berlin", [3]string{"00:59:08", "Sun 1 Mar 2026", "UTC Sat 23:59:08 · CET +01:00"}},
		{"2026-02-28T01:00:00Z", "America/New_York", [3]string{"20:00:00", "Fri 27 Feb 2026", "UTC Sat 01:00:00 · EST -05:00"}},
		{"2026-02-28T01:00:00Z", "Asia/Kathmandu", [3]string{"06:45:00", "Sat 28 Feb 2026", "UTC 01:00:00 · +0545"}},
		{"2026-02-28T01:00:00Z", "UTC", [3]string{"01:00:00", "Sat 28 Feb 2026", "UTC"}},
		{"2026-01-10T01:00:00Z", "Europe/London", [3]string{"01:00:00", "Sat 10 Jan 2026", "UTC 01:00:00 · GMT +00:00"}},
	} {
		now, err := time.Parse(time.RFC3339, c.utc)
		if err != nil {
			t.Fatal(err)
		}
		if got := reading(now, zone(t, c.zone)); got != c.want {
			t.Errorf("%s in %s reads %q, want %q", c.utc, c.zone, got, c.want)
		}
	}
}

func TestClockFillsItsTile(t *testing.T) {
	newApp(t)
	c := NewClock(zone(t, "Europe/Berlin"))
	w := test.NewTempWindow(t, c)
	w.SetPadded(false)
	c.Tick(time.Date(2026, 9, 30, 23, 59, 59, 0, time.UTC))
	for _, size := range sizes {
		w.Resize(size)
		checkInside(t, size, c.lines[:]...)
		wide := c.lines[0].MinSize().Width / size.Width
		tall := c.lines[0].MinSize().Height / size.Height
		if wide < 0.8 && tall < 0.4 {
			t.Errorf("in %v the time takes %.2f by %.2f of the tile", size, wide, tall)
		}
		if c.lines[1].TextSize >= c.lines[0].TextSize || c.lines[2].TextSize < 7 {
			t.Errorf("in %v the lines have %v, %v, %v", size, c.lines[0].TextSize, c.lines[1].TextSize, c.lines[2].TextSize)
		}
	}
}

func TestClockMovesWithTheSecond(t *testing.T) {
	newApp(t)
	c := NewClock(time.UTC)
	now := time.Date(2026, 3, 1, 9, 59, 59, 0, time.UTC)
	c.Tick(now)
	if c.lines[0].Text != "09:59:59" {
		t.Errorf("reads %s", c.lines[0].Text)
	}
	c.Tick(now.Add(900 * time.Millisecond))
	if allocs := testing.AllocsPerRun(50, func() { c.Tick(now.Add(time.Millisecond)) }); allocs > 0 {
		t.Errorf("a tick within a second allocates %v times", allocs)
	}
	c.Tick(now.Add(time.Second))
	if c.lines[0].Text != "10:00:00" {
		t.Errorf("reads %s", c.lines[0].Text)
	}
	if local := NewClock(nil); local.zone != time.Local {
		t.Error("a clock without a zone is not local")
	}
}

func TestTilesAreDarkByDay(t *testing.T) {
	newApp(t)
	night := look.Theme{}
	for _, o := range []fyne.Widget{NewClock(nil), NewNote("text")} {
		r := test.WidgetRenderer(o)
		ground, ok := r.Objects()[0].(*canvas.Rectangle)
		if !ok || ground.FillColor != night.Color(look.Ground, 0) {
			t.Errorf("%T is not on the dark ground", o)
		}
		if r.MinSize().Width > 20 {
			t.Errorf("%T does not fit into every tile", o)
		}
	}
}
