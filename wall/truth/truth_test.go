package truth

import (
	"image"
	"math"
	"strings"
	"testing"
	"time"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"

	"watchfloor/wall/stream"
)

var start = time.Date(2026, 11, 25, 3, 0, 0, 0, time.UTC)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-6 }

func TestMeterCountsASecond(t *testing.T) {
	var m Meter
	if m.Rates() != (Rates{}) {
		t.Errorf("nothing measured, and %+v", m.Rates())
	}
	for i := range int64(4) {
		m.Add(Sample{
			At: start.Add(time.Duration(i) * time.Second), Shown: 24 * i, Dropped: i,
			Stats: stream.Stats{Decoded: 25 * i, Lost: 2 * i, Packets: 98 * i},
		})
	}
	r := m.Rates()
	if !r.Known || !near(r.Decoded, 25) || !near(r.Shown, 24) || !near(r.Dropped, 1) {
		t.Errorf("rates %+v", r)
	}
	if r.Lost != 6 || !near(r.Loss, 0.02) {
		t.Errorf("loss %+v, want 6 packets of 300", r)
	}
}

// TestMeterSurvivesANewCount: of a reconnection, packets count from 0.
func TestMeterSurvivesANewCount(t *testing.T) {
	var m Meter
	m.Add(Sample{At: start, Stats: stream.Stats{Packets: 5000, Lost: 10}})
	m.Add(Sample{At: start.Add(time.Second), Stats: stream.Stats{Packets: 90, Lost: 20}})
	if r := m.Rates(); r.Lost != 10 || !near(r.Loss, 0.1) {
		t.Errorf("rates %+v", r)
	}
	m.Add(Sample{At: start.Add(time.Second)}) // twice in one moment
	if r := m.Rates(); math.IsNaN(r.Shown) || math.IsInf(r.Shown, 0) {
		t.Errorf("rates %+v", r)
	}
}

func TestMeterRemembersAMinute(t *testing.T) {
	var m Meter
	for i := range 200 {
		m.Add(Sample{At: start.Add(time.Duration(i) * time.Second), Shown: int64(i * i)})
	}
	points := m.Points(nil)
	if len(points) != minute || !near(points[minute-1].Shown, 199*199-198*198) {
		t.Errorf("%d points, the last %+v", len(points), points[len(points)-1])
	}
}

func TestLagSaysByWhichClock(t *testing.T) {
	for name, c := range map[string]struct {
		taken, arrived time.Duration // before now; 0: unknown
		want           time.Duration
		clock, of      Clock
		off            time.Duration
	}{
		"camera":    {43 * time.Millisecond, 12 * time.Millisecond, 43 * time.Millisecond, Camera, Camera, 31 * time.Millisecond},
		"no report": {0, 12 * time.Millisecond, 12 * time.Millisecond, Arrival, Arrival, 0},
		"slow":      {time.Hour, 12 * time.Millisecond, 12 * time.Millisecond, Arrival, Camera, time.Hour - 12*time.Millisecond},
		"fast":      {-time.Hour, 12 * time.Millisecond, 12 * time.Millisecond, Arrival, Camera, -time.Hour - 12*time.Millisecond},
		"recorded":  {time.Hour, 0, 0, No, Record, 0},
		"nothing":   {0, 0, 0, No, No, 0},
	} {
		var l Lag
		l.Note(start, before(c.taken), before(c.arrived))
		if late, clock := l.Latency(); late != c.want || clock != c.clock {
			t.Errorf("%s: %v by %q", name, late, clock)
		}
		if at, of := l.Taken(); of != c.of || of == Camera && at != before(c.taken) {
			t.Errorf("%s: taken %v by %q", name, at, of)
		}
		if l.Off() != c.off {
			t.Errorf("%s: off by %v", name, l.Off())
		}
	}
}

func before(d time.Duration) time.Time {
	if d == 0 {
		return time.Time{}
	}
	return start.Add(-d)
}

// TestLagIsSmooth, but begins anew with the first report of the camera.
func TestLagIsSmooth(t *testing.T) {
	var l Lag
	now := start
	for i := range 100 {
		now = now.Add(40 * time.Millisecond)
		age := 30 * time.Millisecond
		if i%2 == 0 {
			age = 50 * time.Millisecond
		}
		l.Note(now, time.Time{}, now.Add(-age))
	}
	if late, _ := l.Latency(); late < 36*time.Millisecond || late > 44*time.Millisecond {
		t.Errorf("between 30 and 50 ms: %v", late)
	}
	l.Note(now, now.Add(-90*time.Millisecond), now.Add(-40*time.Millisecond))
	if late, clock := l.Latency(); late != 90*time.Millisecond || clock != Camera {
		t.Errorf("with a report: %v by %q", late, clock)
	}
}

// scene is a tile in good health.
func scene() Scene {
	s := Scene{
		Stats: stream.Stats{
			Codec: stream.H264, Decoder: "software", BitRate: 1.25e6, Jitter: 1200 * time.Microsecond, Transport: "TCP",
			DecodeTime: 1800 * time.Microsecond, KeyInterval: time.Second, Packets: 1000,
		},
		Rates: Rates{Known: true, Decoded: 25, Shown: 25}, Size: image.Pt(640, 360), Role: "sub",
	}
	s.Lag.Note(start, start.Add(-43*time.Millisecond), start.Add(-12*time.Millisecond))
	return s
}

// row finds what the figures say under a name.
func row(t *testing.T, s Scene, label string) Row {
	t.Helper()
	for _, r := range s.Rows() {
		if r.Label == label {
			return r
		}
	}
	t.Fatalf("no %s in %+v", label, s.Rows())
	return Row{}
}

func TestFigures(t *testing.T) {
	for _, c := range []struct {
		label, value, note string
		tone               Tone
		change             func(*Scene)
	}{
		{"VIDEO", "640×360", "H.264 · sub stream", Plain, nil},
		{"VIDEO", "640×360", "H.264 · sub stream · main is coming", Plain, func(s *Scene) { s.Coming = "main" }},
		{"VIDEO", "no picture", "H.265", Plain, func(s *Scene) { s.Size, s.Role, s.Stats.Codec = image.Point{}, "", stream.H265 }},
		{"FRAMES", "25 fps", "25 decoded · 0 dropped", Plain, nil},
		{"FRAMES", "8.5 fps", "25 decoded · 16 dropped", Caution, func(s *Scene) { s.Rates.Shown, s.Rates.Dropped = 8.5, 16.5 }},
		{"FRAMES", "– fps", "– decoded · – dropped", Plain, func(s *Scene) { s.Rates = Rates{} }},
		{"LATENCY", "43 ms", "camera clock", Good, nil},
		{"LATENCY", "12 ms", "since arrival", Plain, func(s *Scene) { s.Lag = Lag{}; s.Lag.Note(start, time.Time{}, start.Add(-12*time.Millisecond)) }},
		{"LATENCY", "1.50 s", "camera clock", Fault, func(s *Scene) { s.Lag = Lag{}; s.Lag.Note(start, start.Add(-1500*time.Millisecond), start) }},
		{"LATENCY", "7.00 s", "old: the picture stands", Fault, func(s *Scene) { s.Age = 7 * time.Second }},
		{"LATENCY", "–", "", Plain, func(s *Scene) { s.Lag = Lag{} }},
		{"TIME", start.Add(-43 * time.Millisecond).Local().Format("15:04:05.000"), "camera clock", Plain, nil},
		{"TIME", start.Add(-3 * time.Hour).Local().Format("15:04:05.000"), "camera clock, 3 h slow", Caution, func(s *Scene) { s.Lag = Lag{}; s.Lag.Note(start, start.Add(-3*time.Hour), start) }},
		{"BIT RATE", "1.25 Mbit/s", "key frame every 1.0 s", Plain, nil},
		{"BIT RATE", "640 kbit/s", "", Plain, func(s *Scene) { s.Stats.BitRate, s.Stats.KeyInterval = 640e3, 0 }},
		{"LOSS", "0.00 %", "0 packets in all", Plain, nil},
		{"LOSS", "0.10 %", "1 packet in all", Caution, func(s *Scene) { s.Rates.Loss, s.Rates.Lost, s.Stats.Lost = 0.001, 1, 1 }},
		{"LOSS", "5.00 %", "50 packets in all", Fault, func(s *Scene) { s.Rates.Loss, s.Rates.Lost, s.Stats.Lost = 0.05, 50, 50 }},
		{"JITTER", "1.2 ms", "TCP", Plain, nil},
		{"DECODE", "1.8 ms", "software", Plain, nil},
		{"LEVEL", "every frame", "", Plain, nil},
		{"LEVEL", "key frames only", "machine busy · 240 left out", Caution, func(s *Scene) { s.Stats.Level, s.Stats.Skipped = stream.Keys, 240 }},
		{"LINK", "1 reconnect", "", Plain, func(s *Scene) { s.Stats.Reconnects = 1 }},
		{"LINK", "0 reconnects", "2 damaged pictures · 1 decoder crash", Caution, func(s *Scene) { s.Stats.Errors, s.Stats.Crashes = 2, 1 }},
	} {
		s := scene()
		if c.change != nil {
			c.change(&s)
		}
		if got, want := row(t, s, c.label), (Row{c.label, c.value, c.note, c.tone}); got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
}

// TestShortLinesTellAllOfIt too.
func TestShortLinesTellAllOfIt(t *testing.T) {
	all := ""
	for _, l := range scene().Lines() {
		all += l.Value + " " + l.Note + "\n"
	}
	for _, want := range []string{"25 fps", "25 fps 43 ms · camera\n", "640×360 H.264 · sub", "0.00 % lost · 1.25 Mbit/s", "1.8 ms decoding · software", "25 decoded 0 dropped", "1.2 ms jitter", "0 reconnects"} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q in\n%s", want, all)
		}
	}
}

// TestOldPicturesAreCalledOld first of all.
func TestOldPicturesAreCalledOld(t *testing.T) {
	s := scene()
	s.Age = 3200 * time.Millisecond
	if l := s.Lines()[0]; l != (Row{"", "3.20 s old", "the picture stands", Fault}) {
		t.Errorf("%+v", l)
	}
}

func TestARecordingHasNoNetwork(t *testing.T) {
	s := Scene{Record: true, Size: image.Pt(640, 360)}
	taken := time.Date(2026, 11, 25, 10, 0, 0, 0, time.FixedZone("", 3600))
	s.Lag.Note(start, taken, time.Time{})
	if r := row(t, s, "TIME"); r.Value != "10:00:00.000" || r.Note != "recording" {
		t.Errorf("%+v", r)
	}
	if n := len(s.Rows()); n != 3 {
		t.Errorf("%d rows", n)
	}
}

func printer(tb testing.TB) *Printer {
	tb.Helper()
	p, err := NewPrinter(goregular.TTF, gobold.TTF)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// TestPanelsFitTheirRoom at any size, and those not chosen leave some of the
// picture free.
func TestPanelsFitTheirRoom(t *testing.T) {
	for _, scale := range []float64{1, 1.5, 2} {
		for w := 1; w < 1000; w += 37 {
			for h := 1; h < 600; h += 23 {
				for _, chosen := range []bool{false, true} {
					s := scene()
					s.Chosen = chosen
					s.Points = []Point{{Shown: 25}}
					l := planned(s, image.Pt(w, h), scale)
					size := l.size
					if len(l.rows) == 0 {
						continue
					}
					if size.X > w || size.Y > h {
						t.Fatalf("a panel of %v in %d x %d", size, w, h)
					}
					if !chosen && float64(size.X*size.Y) > 0.75*float64(w*h) {
						t.Errorf("a panel of %v hides %d x %d", size, w, h)
					}
				}
			}
		}
	}
}

func TestLargePanelsHaveNamesAndGraphs(t *testing.T) {
	s := scene()
	s.Points = []Point{{Shown: 25}}
	if l := planned(s, image.Pt(700, 370), 1); !l.full || !l.graphs || len(l.rows) != 10 {
		t.Errorf("a quarter of a screen has %+v", l)
	}
	if l := planned(s, image.Pt(330, 170), 1); l.full || len(l.rows) != 8 {
		t.Errorf("a sixteenth has %+v", l)
	}
	s.Chosen = true
	if l := planned(s, image.Pt(330, 170), 1); !l.full || l.graphs {
		t.Errorf("the chosen one has %+v", l)
	}
	s.Chosen = false
	if l := planned(s, image.Pt(160, 80), 1); l.full || len(l.rows) < 2 {
		t.Errorf("a 64th has %+v", l)
	}
}

// TestPanelsAreReadable over black and over white: letters and what lies
// under them differ.
func TestPanelsAreReadable(t *testing.T) {
	panel := printer(t).Draw(nil, scene(), image.Pt(700, 370), 1)
	brightest, darkest := 0, 255
	for y := range panel.Rect.Dy() {
		for x := range panel.Rect.Dx() {
			i := panel.PixOffset(x, y)
			over := 255 - int(panel.Pix[i+3]) // what white adds
			if over > 80 && x > 8 && y > 8 && x < panel.Rect.Dx()-8 && y < panel.Rect.Dy()-8 {
				t.Fatalf("at (%d, %d) white shines through by %d", x, y, over)
			}
			brightest = max(brightest, int(panel.Pix[i+1]))
			darkest = min(darkest, int(panel.Pix[i+1])+over)
		}
	}
	if brightest < 230 || darkest > 80 {
		t.Errorf("letters of %d on %d", brightest, darkest)
	}
}

func TestWordsThatDoNotFitEndInAnEllipsis(t *testing.T) {
	pen := printer(t).pen(10, false)
	for _, c := range []struct{ words, room, want string }{
		{"camera clock", "camera clock", "camera clock"},
		{"camera clock", "camera…", "camera…"},
		{"25 decoded · 0 dropped", "25 decoded · …", "25 decoded…"},
		{"camera clock", "…", ""},
		{"", "", ""},
	} {
		if got := pen.fit(c.words, pen.width(c.room)+0.1); got != c.want {
			t.Errorf("%q in the room of %q is %q, want %q", c.words, c.room, got, c.want)
		}
	}
}

func TestAFontThatIsNone(t *testing.T) {
	if _, err := NewPrinter([]byte("no font"), gobold.TTF); err == nil {
		t.Error("no error")
	}
	if _, err := NewPrinter(goregular.TTF, nil); err == nil || !strings.Contains(err.Error(), "bold") {
		t.Errorf("error %v", err)
	}
}

// BenchmarkDraw is what a tile costs each second.
func BenchmarkDraw(b *testing.B) {
	p, s := printer(b), scene()
	var panel *image.RGBA
	b.ReportAllocs()
	for b.Loop() {
		panel = p.Draw(panel, s, image.Pt(330, 170), 1)
	}
}
