package bench

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/wall/stream"
	"watchfloor/wall/walltest"
)

// TestSinkCountsEveryFrame plays patterns in virtual time, where nothing can
// be late.
func TestSinkCountsEveryFrame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var d walltest.Decoders
		r, err := Run(t.Context(), Config{
			URLs: []string{"a", "b", "c"}, Tiles: 6, Duration: 10 * time.Second, Sink: true,
			Opener: walltest.Pattern{}, NewDecoder: d.New,
		})
		if err != nil {
			t.Fatal(err)
		}
		if r.Tiles != 6 || r.Seconds < 9.9 || r.Seconds > 10.1 || r.Renderer != "sink" {
			t.Errorf("%+v", r)
		}
		if r.DecodedFPS < 149 || r.DecodedFPS > 151 || r.ShownFPS < 149 || r.ShownFPS > 151 || r.MinShownFPS < 24.8 || r.Dropped != 0 {
			t.Errorf("%+v: want 150 frames a second", r)
		}
		if r.LatencyP50 == nil || *r.LatencyP50 > 17 || *r.LatencyP95 > 17 {
			t.Errorf("latency %v, %v: want less than a look of the screen", r.LatencyP50, r.LatencyP95)
		}
		if d.Open() != 0 || d.Held() != 0 {
			t.Errorf("%d decoders and %d frames are left", d.Open(), d.Held())
		}
	})
}

func TestSinkThatIsCutShortIsAnError(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		var d walltest.Decoders
		if _, err := Run(ctx, Config{URLs: []string{"a"}, Sink: true, Opener: walltest.Pattern{}, NewDecoder: d.New}); err == nil {
			t.Error("no error")
		}
	})
}

func TestTilesShareTheURLs(t *testing.T) {
	c := Config{URLs: []string{"a", "b"}, Transport: stream.UDP}
	for i, want := range []string{"a", "b", "a"} {
		if got := c.source(i); got != (stream.Source{URL: want, Transport: stream.UDP}) {
			t.Errorf("tile %d plays %v", i, got)
		}
	}
}

func TestNonsenseIsRefused(t *testing.T) {
	for _, c := range []Config{{}, {URLs: []string{"a"}, Tiles: 65}, {URLs: []string{"a"}, Tiles: -1}} {
		if _, err := Run(t.Context(), c); err == nil {
			t.Errorf("%+v: no error", c)
		}
	}
}

// TestImpossibleLatencyIsNotCounted: cameras' clocks are often wrong.
func TestImpossibleLatencyIsNotCounted(t *testing.T) {
	m := meter{began: true}
	now := time.Now()
	for _, ago := range []time.Duration{40 * time.Millisecond, -time.Second, time.Hour, 20 * time.Millisecond} {
		m.painted(now, now.Add(-ago), now)
	}
	m.painted(now, time.Time{}, now)
	if p50, p95 := quantile(m.latency, 0.5), quantile(m.latency, 1); *p50 != 20 || *p95 != 40 {
		t.Errorf("%v, %v ms, want 20 and 40", *p50, *p95)
	}
	if quantile(nil, 0.5) != nil {
		t.Error("nothing has a median")
	}
}
