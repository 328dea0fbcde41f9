package cli

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestGroupWaitsForItsParts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGroup(context.Background(), slog.New(slog.DiscardHandler))
		ended := false
		g.start(func(ctx context.Context) {
			<-ctx.Done()
			time.Sleep(time.Second)
			ended = true
		})
		g.stop()
		if !ended {
			t.Error("stop did not wait")
		}
	})
}

func TestGroupDoesNotWaitForEver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		g := newGroup(context.Background(), slog.New(slog.NewTextHandler(&out, nil)))
		release := make(chan struct{})
		g.start(func(context.Context) { <-release })
		start := time.Now()
		g.stop()
		if waited := time.Since(start); waited != patience {
			t.Errorf("waited %v, want %v", waited, patience)
		}
		if !strings.Contains(out.String(), "TestGroupDoesNotWaitForEver") {
			t.Errorf("the stack of the late part is not logged: %s", out.String())
		}
		close(release)
	})
}
