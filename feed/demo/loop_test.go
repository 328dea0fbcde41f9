package demo

import (
	"context"
	"io/fs"
	"sync"
	"testing"

	"github.com/bluenviron/gortsplib/v4"
)

func film(t *testing.T) []byte {
	t.Helper()
	data, err := fs.ReadFile(shortClips(t), "cam-01-sub.h264")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestLoopPlaysItsFilmAtItsRate(t *testing.T) {
	l, err := NewLoop(LoopConfig{Film: film(t), Rate: 50, Cameras: 2})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	var group sync.WaitGroup
	group.Go(func() { l.Run(ctx) })
	t.Cleanup(func() { cancel(); group.Wait() })
	if len(l.URLs()) != 2 || l.URLs()[0] == l.URLs()[1] {
		t.Fatal(l.URLs())
	}
	for _, url := range l.URLs() {
		seen := watch(t, url, gortsplib.TransportTCP, 60) // longer than the film
		for i := 1; i < len(seen.frames); i++ {
			if step := seen.frames[i].timestamp - seen.frames[i-1].timestamp; step != clockRate/50 {
				t.Fatalf("%s: frame %d comes %d ticks after the one before", url, i, step)
			}
		}
	}
}

func TestLoopRefusesNonsense(t *testing.T) {
	for name, c := range map[string]LoopConfig{
		"no film":    {Rate: 25, Cameras: 1},
		"noise":      {Film: []byte("\x00\x00\x01nothing"), Rate: 25, Cameras: 1},
		"no rate":    {Film: film(t), Cameras: 1},
		"no cameras": {Film: film(t), Rate: 25},
		"no address": {Film: film(t), Rate: 25, Cameras: 1, RTSP: "nowhere"},
	} {
		if _, err := NewLoop(c); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
