package probe_test

import (
	"context"
	"encoding/json"
	"errors"
	"image"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/ui/cli/probe"
	"watchfloor/wall/stream"
	"watchfloor/wall/walltest"
)

var camera = stream.Source{URL: "rtsp://operator:secret@camera.example/main"}

// run probes in a bubble, whose clock is exact and whose goroutines must end.
func run(t *testing.T, o stream.Opener, d time.Duration) (r probe.Report, took time.Duration, err error) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		var decoders walltest.Decoders
		r, err = probe.Run(t.Context(), probe.Config{Source: camera, Opener: o, NewDecoder: decoders.New, Duration: d})
		took = time.Since(began)
		if decoders.Held() != 0 || decoders.Open() != 0 {
			t.Errorf("%d frames and %d decoders are left", decoders.Held(), decoders.Open())
		}
	})
	return r, took, err
}

func TestRunMeasures(t *testing.T) {
	lose := func(i int) bool { return i == 40 }
	r, took, err := run(t, walltest.Pattern{Size: image.Pt(640, 360), FPS: 20, GOP: 10, Lose: lose}, 4*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	if took < 4*time.Second || took > 4100*time.Millisecond {
		t.Errorf("it took %v, want 4 s", took)
	}
	if r.KeyInterval == nil || *r.KeyInterval != 0.5 {
		t.Errorf("key interval %v, want 0.5", r.KeyInterval)
	}
	r.KeyInterval = nil
	// Pictures 40 to 49 are missing: one lost, and what depends on it.
	want := probe.Report{Codec: "H264", Width: 640, Height: 360, FPS: 17.5, Lost: 1, Clock: "rtcp", Transport: "TCP"}
	if r.FPS < 17 || r.FPS > 18 {
		t.Errorf("%v pictures a second, want %v", r.FPS, want.FPS)
	}
	if r.FirstPicture > 50 {
		t.Errorf("first picture after %v ms, want one of the first two", r.FirstPicture)
	}
	r.FPS, r.FirstPicture = want.FPS, 0
	if r != want {
		t.Errorf("got  %+v\nwant %+v", r, want)
	}
}

func TestRunSaysWhyThereIsNoPicture(t *testing.T) {
	for name, c := range map[string]struct {
		opener stream.Opener
		want   string
		within time.Duration
	}{
		"refused": {&walltest.Failing{Times: 1, Then: walltest.Pattern{}}, walltest.ErrFailing.Error(), 100 * time.Millisecond},
		"deaf":    {walltest.Silent{Deaf: true}, "does not answer", 16 * time.Second},
		"silent":  {walltest.Silent{}, "sends no pictures", 11 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			r, took, err := run(t, c.opener, time.Second)
			if err == nil || !strings.Contains(err.Error(), c.want) || r.Error != err.Error() {
				t.Errorf("error %v, reported %q, want %q", err, r.Error, c.want)
			}
			if took > c.within {
				t.Errorf("it took %v, want at most %v", took, c.within)
			}
		})
	}
}

// TestRunWaitsForAStreamWithoutKeyFrames: after a while what comes is decoded.
func TestRunWaitsForAStreamWithoutKeyFrames(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		decoders := walltest.Decoders{Lax: true} // as libavcodec is
		r, err := probe.Run(t.Context(), probe.Config{
			Source: camera, Opener: walltest.Pattern{GOP: -1}, NewDecoder: decoders.New, Duration: 2 * time.Second,
		})
		if err != nil || r.FPS < 24 || r.FirstPicture < 10_000 || r.FirstPicture > 15_000 || r.KeyInterval != nil {
			t.Errorf("%+v, %v", r, err)
		}
	})
}

func TestRunKeepsWhatItSawWhenTheCameraLeaves(t *testing.T) {
	r, took, err := run(t, walltest.Pattern{Units: 30}, time.Minute)
	if err != nil || r.FPS < 24.9 || r.FPS > 25.1 || took > 2*time.Second {
		t.Errorf("%+v after %v, %v", r, took, err)
	}
}

func TestRunEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(errors.New("enough"))
	var decoders walltest.Decoders
	_, err := probe.Run(ctx, probe.Config{Source: camera, Opener: walltest.Silent{Deaf: true}, NewDecoder: decoders.New})
	if err == nil || !strings.Contains(err.Error(), "interrupted") {
		t.Errorf("got %v", err)
	}
}

func TestReportsFields(t *testing.T) {
	text, err := json.Marshal(probe.Report{})
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]any
	if err := json.Unmarshal(text, &fields); err != nil {
		t.Fatal(err)
	}
	want := strings.Fields("clock codec first_picture_ms fps height keyframe_interval_s lost transport width")
	if got := slices.Sorted(maps.Keys(fields)); !slices.Equal(got, want) {
		t.Errorf("fields %v, want %v", got, want)
	}
}

func TestPrint(t *testing.T) {
	two := 2.0
	r := probe.Report{
		Codec: "H265", Width: 1920, Height: 1080, FPS: 12.5, KeyInterval: &two,
		FirstPicture: 312.4, Lost: 3, Clock: "arrival", Transport: "UDP",
	}
	var text strings.Builder
	if err := r.Print(&text); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"H265", "1920 x 1080", "12.50", "every 2.00 s", "312 ms", "lost         3", "arrival", "UDP"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("%q is missing in\n%s", want, text.String())
		}
	}
}
