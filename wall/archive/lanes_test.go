package archive_test

import (
	"errors"
	"math/rand/v2"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/wall/archive"
	"watchfloor/wall/stream"
)

func TestLanesAreAtMostOnePictureApart(t *testing.T) {
	a, b, c := even(2000, 12), even(2000, 250), even(2000, 25)
	a.decoding, b.decoding, c.decoding = ms, ms, 2*ms
	b.seeking = 30 * ms
	show(t, func(p cinema, lanes []*archive.Lane) {
		lanes[1].SetCorrection(1500 * ms)
		lanes[2].SetCorrection(-730 * ms)
		corrections := []time.Duration{0, 1500 * ms, -730 * ms}
		random := rand.New(rand.NewPCG(1, 2))
		check := func(did string) {
			t.Helper()
			for i, l := range lanes {
				f := l.Frame()
				if f == nil {
					t.Fatalf("%s: lane %d has no picture", did, i)
				}
				shown := f.PTS + corrections[i]
				f.Release()
				if late := p.position() - shown; late < 0 || late >= 40*ms {
					t.Fatalf("%s: lane %d shows %v at %v", did, i, shown, p.position())
				}
			}
		}
		for range 100 {
			p.seek(2*time.Second + time.Duration(random.Int64N(int64(70*time.Second))))
			check("seek")
			p.Step(random.IntN(5) - 2)
			p.settle()
			check("step")
			p.Play([]float64{-1, 1, 2}[random.IntN(3)])
			p.settle()
			time.Sleep(time.Duration(random.IntN(300)) * ms)
			p.Pause()
			p.settle()
			check("play")
		}
	}, a, b, c)
}

func TestTheSelectedLaneIsStepped(t *testing.T) {
	slow, quick := even(100, 10), even(100, 10)
	slow.fps = 5
	for i := range slow.pts {
		slow.pts[i] = time.Duration(i) * 200 * ms
	}
	show(t, func(c cinema, lanes []*archive.Lane) {
		c.seek(time.Second)
		c.Step(1)
		c.settle()
		if got := c.position(); got != 1040*ms {
			t.Errorf("a step of the quicker lane leads to %v", got)
		}
		c.SelectLane(lanes[0])
		c.Step(1)
		c.settle()
		if got := c.position(); got != 1200*ms {
			t.Errorf("a step of the selected lane leads to %v", got)
		}
	}, slow, quick)
}

func TestTheClockWaitsForASlowLane(t *testing.T) {
	quick, slow := even(2000, 25), even(2000, 25)
	slow.seeking = 900 * ms
	show(t, func(c cinema, lanes []*archive.Lane) {
		c.Play(1)
		time.Sleep(time.Second)
		c.Seek(noon.Add(40*time.Second), true)
		time.Sleep(800 * ms)
		if got := c.position(); got != 40*time.Second {
			t.Errorf("the clock went on to %v", got)
		}
		if got := lanes[1].Status(); got.State != stream.Seeking {
			t.Errorf("the slow lane is %+v", got)
		}
		time.Sleep(time.Second)
		synctest.Wait()
		if got := c.position(); got < 40500*ms || picture(lanes[1]) != slow.at(got) {
			t.Errorf("at %v picture %d", got, picture(lanes[1]))
		}
	}, quick, slow)
}

func TestTheClockDoesNotWaitForEver(t *testing.T) {
	quick, slow := even(2000, 25), even(2000, 25)
	show(t, func(c cinema, lanes []*archive.Lane) {
		slow.seeking = time.Minute
		c.Play(1)
		c.Seek(noon.Add(40*time.Second), true)
		time.Sleep(12 * time.Second)
		synctest.Wait()
		if got := c.position(); got < 49900*ms || picture(lanes[0]) != quick.at(got) {
			t.Errorf("after 12 s at %v, picture %d", got, picture(lanes[0]))
		}
		if got := lanes[1].Status(); got.State != stream.Seeking {
			t.Errorf("the slow lane is %+v", got)
		}
	}, quick, slow)
}

// TestAClockThatDecodingCannotFollowWaits plays what takes longer to decode
// than to show: no picture is ever shown for another's time.
func TestAClockThatDecodingCannotFollowWaits(t *testing.T) {
	f := even(2000, 50)
	f.decoding = 60 * ms
	show(t, func(c cinema, lanes []*archive.Lane) {
		c.Play(1)
		seen := map[int64]bool{}
		for range 2000 {
			time.Sleep(10 * ms)
			seen[picture(lanes[0])] = true
		}
		if at := c.position(); at < 10*time.Second || at > 19*time.Second || len(seen) < 50 {
			t.Errorf("after 20 s at %v with %d pictures", at, len(seen))
		}
	}, f)
}

func TestWhereThereIsNoPicture(t *testing.T) {
	long, short := even(2000, 25), even(250, 25)
	for i := range short.pts[125:] {
		short.pts[125+i] += 20 * time.Second // pictures at 0 to 5 and 25 to 30 s
	}
	show(t, func(c cinema, lanes []*archive.Lane) {
		lanes[1].SetStart(noon.Add(10 * time.Second))
		for range 2 { // then with the gap known
			for _, x := range []struct {
				at      time.Duration
				picture int64
				reason  string
			}{
				{9990 * ms, 0, "before its first picture"},
				{10 * time.Second, 1, ""},
				{14990 * ms, 125, ""},
				{15100 * ms, 0, "gap"},
				{34990 * ms, 0, "gap"},
				{35 * time.Second, 126, ""},
				{40 * time.Second, 250, ""},
				{41 * time.Second, 0, "after its last picture"},
				{79 * time.Second, 0, "after its last picture"},
			} {
				c.seek(x.at)
				s := lanes[1].Status()
				if got := picture(lanes[1]); got != x.picture || s.Reason != x.reason || (s.State == stream.NoData) != (x.reason != "") {
					t.Errorf("at %v: picture %d, %+v; want %d %q", x.at, got, s, x.picture, x.reason)
				}
			}
		}
		want := [][2]time.Duration{{10 * time.Second, 15 * time.Second}, {35 * time.Second, 40 * time.Second}}
		for i, span := range lanes[1].State().Spans {
			if got := [2]time.Duration{span[0].Sub(noon), span[1].Sub(noon)}; got != want[i] {
				t.Errorf("span %d is %v, want %v", i, got, want[i])
			}
		}
	}, long, short)
}

func TestStepsOverWhereThereIsNoPicture(t *testing.T) {
	f, long := even(250, 25), even(1000, 25)
	for i := range f.pts[125:] {
		f.pts[125+i] += 20 * time.Second
	}
	show(t, func(c cinema, lanes []*archive.Lane) {
		c.SelectLane(lanes[0])
		lanes[0].SetCorrection(2 * time.Second)
		for _, x := range []struct {
			at   time.Duration
			by   int
			want time.Duration
		}{
			{15 * time.Second, 1, 27 * time.Second},
			{15 * time.Second, -1, 6960 * ms},
			{6960 * ms, 1, 27 * time.Second},
			{27 * time.Second, -1, 6960 * ms},
			{time.Second, 1, 2 * time.Second},
			{time.Second, -1, time.Second},
			{2 * time.Second, -1, 2 * time.Second},
			{35 * time.Second, -1, 31960 * ms},
			{35 * time.Second, 1, 35 * time.Second},
		} {
			c.seek(x.at)
			c.Step(x.by)
			c.settle()
			if got := c.position(); got != x.want {
				t.Errorf("from %v by %d to %v, want %v", x.at, x.by, got, x.want)
			}
		}
	}, f, long)
}

func TestAFileThatCannotBeOpened(t *testing.T) {
	good, bad := even(100, 10), even(1, 1)
	bad.opening = errors.New("1: no video in it")
	show(t, func(c cinema, lanes []*archive.Lane) {
		s := lanes[1].Status()
		if s.State != stream.NoData || s.Reason != "no video in it" || lanes[1].State().Reason != s.Reason || lanes[1].State().Problem != bad.opening {
			t.Errorf("%+v, %+v", s, lanes[1].State())
		}
		c.seek(time.Second)
		if picture(lanes[0]) != 26 || picture(lanes[1]) != 0 {
			t.Error("the other file does not play")
		}
	}, good, bad)
}

func TestAFileThatBreaks(t *testing.T) {
	f := even(50, 25)
	f.breaks = errors.New("the disk answers no more")
	f.claims = 10 * time.Second
	show(t, func(c cinema, lanes []*archive.Lane) {
		c.seek(8 * time.Second)
		s := lanes[0].Status()
		if s.State != stream.NoData || s.Reason != f.breaks.Error() || lanes[0].State().Problem == nil {
			t.Errorf("%+v, problem %v", s, lanes[0].State().Problem)
		}
		c.seek(time.Second)
		if picture(lanes[0]) != 26 || lanes[0].State().Problem != nil {
			t.Errorf("picture %d, problem %v", picture(lanes[0]), lanes[0].State().Problem)
		}
	}, f)
}

func TestAGrowingFile(t *testing.T) {
	f := even(1000, 25)
	f.write(50)
	show(t, func(c cinema, lanes []*archive.Lane) {
		c.Play(1)
		time.Sleep(5 * time.Second)
		if s := c.State(); s.Playing || s.To.Sub(noon) != 2*time.Second || picture(lanes[0]) != 50 {
			t.Errorf("at its end for now: %+v, picture %d", s, picture(lanes[0]))
		}
		f.write(500)
		time.Sleep(2 * time.Second)
		if s := c.State(); s.To.Sub(noon) != 20*time.Second {
			t.Errorf("when it has grown: to %v", s.To.Sub(noon))
		}
		c.Play(1)
		time.Sleep(3 * time.Second)
		synctest.Wait()
		if at := c.position(); at < 4900*ms || picture(lanes[0]) != f.at(at) {
			t.Errorf("playing on: at %v picture %d", at, picture(lanes[0]))
		}
	}, f)
}

func TestTheLastPicturesMayComeLate(t *testing.T) {
	f := even(100, 25)
	f.claims = 4 * time.Second
	f.write(98)
	show(t, func(c cinema, lanes []*archive.Lane) {
		c.seek(4 * time.Second)
		if got := picture(lanes[0]); got != 98 {
			t.Fatalf("picture %d at the end for now", got)
		}
		f.write(100)
		time.Sleep(1100 * ms)
		synctest.Wait()
		if got := picture(lanes[0]); got != 100 {
			t.Errorf("picture %d at the end", got)
		}
	}, f)
}

func TestGapsAreKnownBeforeTheyArePlayed(t *testing.T) {
	f := even(1000, 25)
	for i := range f.pts[510:] {
		f.pts[510+i] += time.Minute
	}
	show(t, func(c cinema, lanes []*archive.Lane) {
		time.Sleep(time.Second)
		got := lanes[0].State().Spans
		if len(got) != 2 || got[0][1].Sub(noon) != 20400*ms || got[1][0].Sub(noon) != 80400*ms {
			t.Errorf("spans are %v", got)
		}
		if n := f.reads.Load(); n > 100 {
			t.Errorf("%d pictures were decoded to find a gap", n)
		}
		c.Seek(noon.Add(50*time.Second), false)
		time.Sleep(10 * ms)
		synctest.Wait()
		if got := lanes[0].Status(); got.State != stream.NoData {
			t.Errorf("dragged into the gap: %+v", got)
		}
	}, f)
}

func TestRemoveAndAdd(t *testing.T) {
	a, b := even(1000, 25), even(1000, 25)
	show(t, func(c cinema, lanes []*archive.Lane) {
		c.seek(10 * time.Second)
		c.Remove(lanes[0])
		synctest.Wait()
		if a.live.Load() != 0 || a.open.Load() != 0 || lanes[0].Frame() != nil || len(c.Lanes()) != 1 {
			t.Error("something is left of a removed lane")
		}
		if got := picture(lanes[1]); got != 251 {
			t.Errorf("the other lane shows %d", got)
		}
		again := c.Add("0", noon.Add(5*time.Second), 0)
		c.settle()
		if got := picture(again); got != 126 {
			t.Errorf("added again, it shows %d", got)
		}
	}, a, b)
}

func TestStartsAreFound(t *testing.T) {
	films := map[string]*film{}
	open := func(path string) (stream.Recording, error) { return films[path].Open(), nil }
	synctest.Test(t, func(t *testing.T) {
		c := cinema{t: t, Playback: archive.New(archive.Config{Open: open, Zone: time.UTC})}
		go c.Run(t.Context())
		for _, x := range []struct {
			path    string
			created time.Time
			typed   time.Time
			want    time.Time
			from    string
		}{
			{"a.mp4", time.Time{}, time.Time{}, noon.Add(-time.Hour), archive.FromUnknown},
			{"b.mp4", noon, time.Time{}, noon, archive.FromMetadata},
			{"20261124_110000.mp4", time.Time{}, time.Time{}, noon.Add(-time.Hour), archive.FromName},
			{"20261124_100000.mp4", noon, noon.Add(time.Hour), noon.Add(time.Hour), archive.FromTyped},
		} {
			films[x.path] = even(100, 10)
			films[x.path].created = x.created
			l := c.Add(x.path, x.typed, 0)
			c.settle()
			defer func() {
				if s := l.State(); !s.Start.Equal(x.want) || s.StartFrom != x.from {
					t.Errorf("%s: begins at %v by %s", x.path, s.Start, s.StartFrom)
				}
			}()
		}
		if s := c.State(); !s.Position.Equal(noon.Add(-time.Hour)) || !s.From.Equal(s.Position) {
			t.Errorf("the position is %v of %v", s.Position, s.From)
		}
	})
}
