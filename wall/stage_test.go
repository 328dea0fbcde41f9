package wall

import (
	"context"
	"fmt"
	"image"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"watchfloor/wall/decode"
	"watchfloor/wall/stream"
	"watchfloor/wall/walltest"
)

// A stage is a wall in a window of the test driver, ticked by the test.
type stage struct {
	*Wall
	window   fyne.Window
	decoders walltest.Decoders
	opener   counting
}

// perform makes a wall of n tiles; it must leave nothing behind.
func perform(t *testing.T, n int, o stream.Opener) *stage {
	t.Helper()
	test.NewTempApp(t)
	s := &stage{opener: counting{Opener: o, opened: map[string]int{}}}
	s.Wall = New(Config{
		Opener: &s.opener, NewDecoder: s.decoders.New, NewScaler: func() Scaler { return new(decode.Scaler) }, Renderer: Image,
	})
	s.SetGrid(n)
	s.window = test.NewTempWindow(t, s.Wall)
	s.window.SetPadded(false)
	s.window.Resize(fyne.NewSize(1280, 720))
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { s.Run(ctx); close(done) }()
	t.Cleanup(func() {
		s.SetGrid(64)
		s.Fill(nil)
		cancel()
		<-done
		if s.decoders.Open() != 0 || s.decoders.Held() != 0 || s.opener.open.Load() != 0 {
			t.Errorf("left: %d decoders, %d frames, %d connections", s.decoders.Open(), s.decoders.Held(), s.opener.open.Load())
		}
	})
	return s
}

// until ticks until a condition holds, but not for ever.
func (s *stage) until(t *testing.T, what string, done func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !done(); time.Sleep(2 * time.Millisecond) {
		s.Tick(time.Now())
		if time.Now().After(end) {
			t.Fatal("waited 20 s in vain until", what)
		}
	}
}

// live waits for new pictures in slots, said to be live.
func (s *stage) live(t *testing.T, slots ...int) {
	t.Helper()
	for _, slot := range slots {
		before := s.Count(slot).Shown
		s.until(t, fmt.Sprintf("slot %d is live", slot), func() bool {
			return s.Count(slot).Shown > before+2 && s.tiles[slot].said.short == "LIVE"
		})
		if words := s.tiles[slot].big.Text; words != "" {
			t.Errorf("%q stands across the live picture of slot %d", words, slot)
		}
	}
}

// counting counts what an Opener opens.
type counting struct {
	stream.Opener
	open atomic.Int64

	mu     sync.Mutex
	opened map[string]int // by URL
}

// Open implements stream.Opener.
func (c *counting) Open(ctx context.Context, src stream.Source, sink stream.Sink) (stream.Conn, error) {
	c.mu.Lock()
	c.opened[src.URL]++
	c.mu.Unlock()
	conn, err := c.Opener.Open(ctx, src, sink)
	if err != nil {
		return nil, err
	}
	c.open.Add(1)
	return &counted{Conn: conn, closed: sync.OnceFunc(func() { c.open.Add(-1) })}, nil
}

// times is how often a URL was opened.
func (c *counting) times(url string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.opened[url]
}

type counted struct {
	stream.Conn
	closed func()
}

func (c *counted) Close() {
	c.Conn.Close()
	c.closed()
}

// camera is content with one stream, named by its number.
func camera(n int) Content {
	name := fmt.Sprintf("cam-%02d", n)
	return Content{ID: name, Title: name, Streams: []Variant{{Source: stream.Source{URL: name}, Size: image.Pt(64, 36)}}}
}

func cameras(n int) (all []Content) {
	for i := range n {
		all = append(all, camera(i))
	}
	return all
}

// quick is a camera with pictures often enough for a test.
var quick = walltest.Pattern{FPS: 100, GOP: 20}

// drag drags a tile by the mouse, as Fyne's desktop driver tells of it.
func drag(t *Tile, from fyne.Position, by fyne.Delta) {
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(t)
	t.MouseDown(&desktop.MouseEvent{
		PointEvent: fyne.PointEvent{Position: from, AbsolutePosition: origin.Add(from)}, Button: desktop.MouseButtonPrimary,
	})
	to := from.AddXY(by.DX, by.DY)
	t.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to, AbsolutePosition: origin.Add(to)}, Dragged: by})
	t.DragEnd()
}
