package rtsp_test

import (
	"context"
	"flag"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"watchfloor/wall/decode"
	"watchfloor/wall/rtsp"
	"watchfloor/wall/stream"
)

// The long test is: go test -tags migrated_fynedo -run Storm -storm 3m -timeout 10m ./wall/rtsp
var stormLasts = flag.Duration("storm", 20*time.Second, "how long the storm test lasts")

const (
	stormCameras = 16
	stormEvery   = 10 * time.Second // a quarter of them restart
	stormBack    = 3 * time.Second  // until they show a picture again
)

// TestStorm restarts a quarter of the cameras again and again, each in another
// way. They must be back in time, the others must not lose a picture, and in
// the end nothing may be left behind.
func TestStorm(t *testing.T) {
	if testing.Short() {
		t.Skip("takes 20 s")
	}
	var cameras []*restarter
	for range stormCameras {
		cameras = append(cameras, newRestarter(t))
	}
	before := leftovers(t)
	s := newStorm(cameras)
	s.play(t)
	for end := time.Now().Add(10 * time.Second); runtime.NumGoroutine() > before.goroutines && time.Now().Before(end); {
		time.Sleep(20 * time.Millisecond) // the servers notice a little later
	}
	after := leftovers(t)
	for _, c := range cameras {
		c.stop()
	}
	t.Logf("%v, %v; before: %+v, half: %+v, in the end: %+v, after: %+v", *stormLasts, s, before, s.early, s.late, after)
	if after.goroutines > before.goroutines || after.files > before.files || after.heap > before.heap+2<<20 {
		t.Errorf("before: %+v, after: %+v", before, after)
	}
	if grown := s.late.resident - s.early.resident; grown > 16<<20 {
		t.Errorf("resident memory grew from %d MB to %d MB in the second half", s.early.resident>>20, s.late.resident>>20)
	}
}

// A storm is a wall without a screen.
type storm struct {
	cameras []*restarter
	players []*stream.Player
	feeds   []*stream.Feed

	early, late remains // in the middle and in the end, while all play

	mu    sync.Mutex
	worst map[string]time.Duration // until a picture is back
	times int
}

func newStorm(cameras []*restarter) *storm {
	s := &storm{cameras: cameras, worst: map[string]time.Duration{}}
	turns := stream.NewTurns(8, 2)
	for _, c := range cameras {
		p := stream.NewPlayer(stream.Source{URL: "rtsp://" + c.address + "/cam"}, &rtsp.Opener{}, decode.New, nil)
		p.Turns = turns
		s.players, s.feeds = append(s.players, p), append(s.feeds, p.Watch())
	}
	return s
}

// String tells how long the cameras took to be back, at worst.
func (s *storm) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	text := strconv.Itoa(s.times) + " restarts, pictures back after at most"
	for _, a := range absences() {
		text += " " + s.worst[a.name].Round(time.Millisecond).String() + " (" + a.name + ")"
	}
	return text
}

// play lasts as long as the flag says.
func (s *storm) play(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var players, storms sync.WaitGroup
	for _, p := range s.players {
		players.Go(func() { p.Run(ctx) })
	}
	half, over := time.After(*stormLasts/2), time.After(*stormLasts)
	for i, a := range absences() {
		storms.Go(func() { s.disturb(t, 4*i, a, time.Now().Add(*stormLasts)) })
	}
	s.watch(half)
	s.early = leftovers(t)
	s.watch(over)
	storms.Wait()
	for _, c := range s.cameras {
		c.paused.Store(true)
	}
	s.watch(time.After(500 * time.Millisecond))
	s.late = leftovers(t)
	s.compare(t)
	cancel()
	players.Wait()
	for i, p := range s.players {
		p.Unwatch(s.feeds[i])
	}
}

// watch takes the pictures until it is over.
func (s *storm) watch(over <-chan time.Time) {
	screen := time.NewTicker(5 * time.Millisecond)
	defer screen.Stop()
	for {
		select {
		case <-over:
			return
		case <-screen.C:
			for _, f := range s.feeds {
				f.Frames.Take().Release()
			}
		}
	}
}

// disturb has camera i go away every 10 s.
func (s *storm) disturb(t *testing.T, i int, a absence, end time.Time) {
	for time.Until(end) > stormEvery-2*time.Second {
		time.Sleep(2 * time.Second)
		up := a.begin(s.cameras[i])
		time.Sleep(4500 * time.Millisecond)
		if s.players[i].Status().State == stream.Live {
			t.Errorf("a camera that %s is live", a.name)
		}
		if err := up(); err != nil {
			t.Error(err)
			return
		}
		took := s.back(s.players[i])
		if took > stormBack {
			t.Errorf("a camera that %s: no picture %v after it answers: %+v", a.name, took, s.players[i].Status())
		}
		s.note(a, took)
		time.Sleep(stormEvery - 6500*time.Millisecond - took)
	}
}

func (s *storm) note(a absence, took time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.times++
	s.worst[a.name] = max(s.worst[a.name], took)
}

// back waits for a new picture.
func (s *storm) back(p *stream.Player) time.Duration {
	began, had := time.Now(), p.Stats().Decoded
	for time.Since(began) <= stormBack && (p.Status().State != stream.Live || p.Stats().Decoded == had) {
		time.Sleep(5 * time.Millisecond)
	}
	return time.Since(began)
}

// compare looks at the cameras that were left alone. A machine that others keep
// busy may be half a second late now and then, and skip to a key frame.
func (s *storm) compare(t *testing.T) {
	late, all := int64(0), int64(0)
	for i, p := range s.players {
		if i%4 == 0 {
			continue
		}
		st, sent := p.Stats(), s.cameras[i].sent.Load()
		if st.Units != sent || st.Decoded+st.Late != sent || st.Lost+st.Errors+st.Reconnects != 0 {
			t.Errorf("camera %d sent %d pictures, %d came: %+v", i, sent, st.Units, st)
		}
		late, all = late+st.Late, all+sent
	}
	t.Logf("cameras left alone: %d pictures sent, none lost, %d skipped as the machine was busy", all, late)
	if late > all/100 {
		t.Errorf("%d of %d pictures were skipped: is the machine busy?", late, all)
	}
}

// remains is what a test may leave behind.
type remains struct {
	goroutines, files int
	heap, resident    int64 // bytes
}

// leftovers is what there is now. Descriptors and resident memory are known on
// Linux only.
func leftovers(t *testing.T) (r remains) {
	t.Helper()
	r.goroutines = runtime.NumGoroutine()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	r.heap = int64(m.HeapAlloc)
	if runtime.GOOS != "linux" {
		return r
	}
	files, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		t.Fatal(err)
	}
	resident, err := strconv.ParseInt(strings.Fields(string(pages))[1], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	r.files, r.resident = len(files), resident*int64(os.Getpagesize())
	return r
}
