package archive_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/wall/archive"
	"watchfloor/wall/stream"
)

// A liar is a recording that seeks to wrong places, ends too early, fails, and
// gives pictures with wrong times.
type liar struct {
	projector
	random *rand.Rand
	faults int // in a hundred
}

func (l *liar) faulty() bool { return l.random.IntN(100) < l.faults }

func (l *liar) Seek(t time.Duration) error {
	if l.faulty() {
		return errors.New("no seeking today")
	}
	if l.faulty() {
		t += time.Duration(l.random.IntN(20)-10) * time.Second
	}
	return l.projector.Seek(t)
}

func (l *liar) Next() (*stream.Frame, error) {
	if l.random.IntN(1000) < l.faults {
		return nil, errors.New("no reading today")
	}
	f, err := l.projector.Next()
	if err == nil && l.faulty() {
		f.PTS += time.Duration(l.random.IntN(4000)-2000) * ms
	}
	return f, err
}

// TestLyingRecordings drives lanes over recordings that keep no promise: what
// they show is never from after the position, everything is released, and at
// rest they rest.
func TestLyingRecordings(t *testing.T) {
	for seed := range uint64(40) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			f := even(1000, 1+int(seed*7)%60)
			f.decoding, f.seeking = ms, ms
			f.unindex = seed%3 == 0
			if seed%5 == 0 {
				f.large()
			}
			random := rand.New(rand.NewPCG(seed, 1))
			f.lies = func(p *projector) stream.Recording {
				return &liar{projector: projector{film: p.film}, random: rand.New(rand.NewPCG(seed, 2)), faults: int(seed) % 20}
			}
			show(t, func(c cinema, lanes []*archive.Lane) {
				for range 30 {
					harass(c, random)
					time.Sleep(time.Duration(random.IntN(300)) * ms)
					synctest.Wait()
					wantNothingFromLater(c, lanes[0])
				}
				wantRest(c, f)
			}, f)
		})
	}
}

// harass gives a random command.
func harass(c cinema, random *rand.Rand) {
	switch random.IntN(4) {
	case 0:
		c.Seek(noon.Add(time.Duration(random.IntN(40000))*ms), random.IntN(2) == 0)
	case 1:
		c.Step(random.IntN(60) - 30)
	case 2:
		c.Play([]float64{-16, -2, -1, 1, 4, 16}[random.IntN(6)])
	case 3:
		c.Pause()
	}
}

func wantNothingFromLater(c cinema, l *archive.Lane) {
	c.t.Helper()
	f := l.Frame()
	if f == nil {
		return
	}
	defer f.Release()
	s := l.Status()
	if s.State == stream.Paused && c.State().Settled && f.PTS > c.position() {
		c.t.Fatalf("the picture of %v is shown at %v", f.PTS, c.position())
	}
	if !s.Time.Equal(noon.Add(f.PTS)) {
		c.t.Fatalf("the picture of %v is said to be of %v", f.PTS, s.Time.Sub(noon))
	}
}

func wantRest(c cinema, f *film) {
	c.t.Helper()
	c.Pause()
	c.Seek(noon.Add(20*time.Second), true)
	time.Sleep(20 * time.Second)
	before := f.reads.Load() + f.seeks.Load()
	time.Sleep(20 * time.Second)
	if n := f.reads.Load() + f.seeks.Load() - before; n > 0 {
		c.t.Errorf("at rest it goes on: %d seeks and pictures in 20 s", n)
	}
}
