package archive_test

import (
	"context"
	"fmt"
	"image"
	"io"
	"sort"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/wall/archive"
	"watchfloor/wall/stream"
)

const ms = time.Millisecond

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

// A film is a made-up file: the times of its pictures, each of which can be
// told by its Number, from 1.
type film struct {
	pts      []time.Duration
	gop      int
	fps      float64
	unindex  bool
	pix      []byte        // of every picture
	seeking  time.Duration // what a seek takes
	decoding time.Duration // what a picture takes
	claims   time.Duration // what it says it shows; 0: what it does
	opening  error
	breaks   error // instead of the end
	created  time.Time
	early    int // groups that a seek goes back too far

	lies func(*projector) stream.Recording // what is opened instead

	mu    sync.Mutex
	ready int // pictures written so far; 0: all

	open, live, seeks, reads atomic.Int64
}

// even is a film with n pictures, 40 ms each.
func even(n, gop int) *film {
	f := &film{gop: gop, fps: 25}
	for i := range n {
		f.pts = append(f.pts, time.Duration(i)*40*ms)
	}
	return f
}

// large makes the film's pictures 20 MiB large.
func (f *film) large() *film {
	f.pix = make([]byte, 20<<20)
	return f
}

// length is that of the pictures written.
func (f *film) length() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.ready > 0 {
		return f.ready
	}
	return len(f.pts)
}

func (f *film) write(n int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.ready = n
}

// at is the number of the picture for a time; 0: none.
func (f *film) at(t time.Duration) int64 {
	return int64(sort.Search(f.length(), func(i int) bool { return f.pts[i] > t }))
}

func (f *film) Open() stream.Recording {
	f.open.Add(1)
	p := &projector{film: f}
	if f.lies != nil {
		return f.lies(p)
	}
	return p
}

// A projector is a stream.Recording of a film.
type projector struct {
	*film
	next int
}

func (p *projector) Info() stream.RecordingInfo {
	n := p.length()
	info := stream.RecordingInfo{
		Format: "film", Codec: "h264", FPS: p.fps, Duration: p.pts[n-1] + 40*ms, Created: p.created, Indexed: !p.unindex,
	}
	if p.claims > 0 {
		info.Duration = p.claims
	}
	for i := 0; i < n && info.Indexed; i += p.gop {
		info.Keys = append(info.Keys, p.pts[i])
	}
	return info
}

func (p *projector) Seek(t time.Duration) error {
	p.seeks.Add(1)
	time.Sleep(p.seeking)
	i := max(int(p.at(t))-1, 0)
	p.next = max(i/p.gop-p.early, 0) * p.gop
	return nil
}

func (p *projector) Next() (*stream.Frame, error) {
	time.Sleep(p.decoding)
	if p.next >= p.length() {
		if p.breaks != nil {
			return nil, p.breaks
		}
		return nil, io.EOF
	}
	p.reads.Add(1)
	p.live.Add(1)
	f := stream.NewFrame(func() { p.live.Add(-1) })
	f.PTS, f.Number = p.pts[p.next], int64(p.next+1)
	f.Planes[0] = &image.RGBA{Pix: p.pix}
	p.next++
	return f, nil
}

func (p *projector) Close() { p.film.open.Add(-1) }

// A cinema plays films in a synctest bubble.
type cinema struct {
	*archive.Playback
	t     *testing.T
	films map[string]*film
}

// show plays films, whose names are "0", "1", …, all of which begin at noon,
// while do runs, and then looks for what is left.
func show(t *testing.T, do func(c cinema, lanes []*archive.Lane), films ...*film) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		c := cinema{t: t, films: map[string]*film{}}
		for i, f := range films {
			c.films[fmt.Sprint(i)] = f
		}
		c.Playback = archive.New(archive.Config{Open: c.openFilm, Zone: time.UTC})
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() { c.Run(ctx); close(done) }()
		defer func() {
			cancel()
			<-done
			for name, f := range c.films {
				if f.live.Load() != 0 || f.open.Load() != 0 {
					t.Errorf("film %s: %d pictures not released, %d files open", name, f.live.Load(), f.open.Load())
				}
			}
		}()
		var lanes []*archive.Lane
		for i := range films {
			lanes = append(lanes, c.Add(fmt.Sprint(i), noon, 0))
		}
		c.settle()
		do(c, lanes)
	})
}

func (c cinema) openFilm(path string) (stream.Recording, error) {
	f := c.films[path]
	if f.opening != nil {
		return nil, f.opening
	}
	return f.Open(), nil
}

// settle waits until every lane has done what was wished.
func (c cinema) settle() {
	c.t.Helper()
	for range 10000 {
		synctest.Wait()
		if c.State().Settled {
			return
		}
		time.Sleep(ms)
	}
	c.t.Fatal("the lanes do not settle")
}

// picture is the number of the picture that a lane shows; 0: none.
func picture(l *archive.Lane) int64 {
	f := l.Frame()
	if f == nil {
		return 0
	}
	defer f.Release()
	return f.Number
}

// seek goes to a time from noon and waits for the exact pictures.
func (c cinema) seek(d time.Duration) {
	c.t.Helper()
	c.Seek(noon.Add(d), true)
	c.settle()
}

// position is the clock's time from noon.
func (c cinema) position() time.Duration { return c.State().Position.Sub(noon) }

// watch lets time pass, and returns a sample of what a lane showed each 20 ms.
func (c cinema) watch(l *archive.Lane, d time.Duration) (numbers []int64) {
	for end := time.Now().Add(d); time.Now().Before(end); {
		time.Sleep(20 * ms)
		synctest.Wait()
		if n := picture(l); len(numbers) == 0 || numbers[len(numbers)-1] != n {
			numbers = append(numbers, n)
		}
	}
	return numbers
}
