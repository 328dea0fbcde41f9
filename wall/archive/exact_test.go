package archive_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"watchfloor/wall/archive"
)

// uneven is a film of n pictures that show for 1 to 300 ms.
func uneven(n, gop int, seed uint64) *film {
	f := &film{gop: gop, fps: 10}
	random := rand.New(rand.NewPCG(seed, seed))
	at := time.Duration(0)
	for range n {
		f.pts = append(f.pts, at)
		at += time.Duration(1+random.IntN(300)) * ms
	}
	return f
}

// shapes are films that are hard in different ways.
func shapes() map[string]*film {
	tight, unindexed, early := even(1000, 250).large(), uneven(500, 30, 2), even(600, 12)
	unindexed.unindex = true
	early.early = 2
	return map[string]*film{
		"key frames only": even(300, 1), "groups of 12": even(600, 12), "groups of 250": even(1000, 250),
		"one group": even(700, 700), "one picture": even(1, 1), "little room": tight,
		"uneven": uneven(500, 25, 1), "uneven, unindexed": unindexed, "seeks too early": early,
	}
}

// TestEveryCommandShowsTheRightPicture seeks, steps and changes direction, and
// compares each picture at rest with the one that the times ask for.
func TestEveryCommandShowsTheRightPicture(t *testing.T) {
	for name, f := range shapes() {
		t.Run(name, func(t *testing.T) {
			f.seeking, f.decoding = 5*ms, ms
			show(t, func(c cinema, lanes []*archive.Lane) { rove(c, lanes[0], f, 200) }, f)
		})
	}
}

// rove gives n random commands.
func rove(c cinema, l *archive.Lane, f *film, n int) {
	random := rand.New(rand.NewPCG(3, 4))
	end := f.pts[len(f.pts)-1] + 40*ms
	for i := range n {
		did := ""
		want := int64(0)
		switch before := picture(l); random.IntN(4) {
		case 0:
			at := time.Duration(random.Int64N(int64(end)))
			did, want = fmt.Sprint("seek ", at), f.at(at)
			c.seek(at)
		case 1, 2:
			by := random.IntN(9) - 4
			did, want = fmt.Sprint("step ", by), min(max(before+int64(by), 1), int64(len(f.pts)))
			c.Step(by)
			c.settle()
		case 3:
			rate := []float64{-8, -4, -1, -0.125, 0.25, 1, 2, 8, 16}[random.IntN(9)]
			did = fmt.Sprint("play at ", rate)
			c.Play(rate)
			time.Sleep(time.Duration(random.IntN(1500)) * ms)
			c.Pause()
			c.settle()
			want = f.at(c.position())
		}
		if got := picture(l); got != want {
			c.t.Fatalf("command %d, %s: picture %d, want %d (at %v)", i, did, got, want, c.position())
		}
	}
}

func TestManyStepsAtOnce(t *testing.T) {
	f := even(900, 250).large()
	show(t, func(c cinema, lanes []*archive.Lane) {
		for _, by := range []int{700, -650, 1, 1, -3, 100} {
			want := picture(lanes[0]) + int64(by)
			for range 10 { // pressed faster than they are done
				c.Step(by / 10)
			}
			c.Step(by % 10)
			c.settle()
			if got := picture(lanes[0]); got != want {
				t.Errorf("%d steps: picture %d, want %d", by, got, want)
			}
		}
	}, f)
}

// TestStepsAreQuickInAGroup steps back through a group that is decoded already.
func TestStepsAreQuickInAGroup(t *testing.T) {
	f := even(500, 50)
	show(t, func(c cinema, lanes []*archive.Lane) {
		c.seek(3990 * ms)
		read := f.reads.Load()
		for range 40 {
			c.Step(-1)
			c.settle()
		}
		if n := f.reads.Load() - read; n != 0 {
			t.Errorf("40 steps back decoded %d pictures again", n)
		}
		if got := picture(lanes[0]); got != 60 {
			t.Errorf("picture %d, want 60", got)
		}
	}, f)
}

func TestTheCacheIsBounded(t *testing.T) {
	f := even(2000, 1000).large()
	show(t, func(c cinema, _ []*archive.Lane) {
		for _, do := range []func(){
			func() { c.seek(39 * time.Second) }, func() { c.Step(-300) }, func() { c.Play(-1) }, func() { c.Play(1) },
		} {
			do()
			for range 200 {
				time.Sleep(10 * ms)
				if n := f.live.Load(); n > 11 { // nine, the one on screen, the one just read
					t.Fatalf("%d pictures of 20 MiB are kept", n)
				}
			}
		}
	}, f)
}
