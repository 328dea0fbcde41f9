package decode_test

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/wall/decode"
	"watchfloor/wall/stream"
)

// complain makes FFmpeg complain.
func complain(t testing.TB, times int) {
	t.Helper()
	d := open(t, stream.H264)
	for range times {
		if f, err := d.Decode(stream.AccessUnit{Data: []byte{0, 0, 0, 1, 0x65, 1, 2, 3}}); f != nil || err == nil {
			t.Fatalf("a slice without parameter sets gave %v, %v", f, err)
		}
	}
}

func TestWatchTellsOnceASecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() {
			defer close(done)
			decode.Watch(ctx, slog.New(slog.NewTextHandler(&out, nil)))
		}()
		synctest.Wait()
		complain(t, 50)
		complain(t, 50)
		time.Sleep(10 * time.Second)
		complain(t, 1)
		cancel()
		<-done
		lines := strings.Split(strings.TrimSpace(out.String()), "\n")
		if len(lines) != 2 {
			t.Fatalf("%d lines: %s", len(lines), out.String())
		}
		for _, want := range []string{"level=WARN", "h264: ", "errors="} {
			if !strings.Contains(lines[0], want) {
				t.Errorf("%s does not say %q", lines[0], want)
			}
		}
	})
}
