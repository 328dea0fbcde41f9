package stream_test

import (
	"context"
	"errors"
	"fmt"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/wall/stream"
	"watchfloor/wall/walltest"
)

// rebooting is a camera that is away for a while: it plays until down, and
// from up on again. In between it answers as away does.
type rebooting struct {
	down, up time.Time
	silent   bool // the connection stays, and nothing comes: the power is out
	away     func(ctx context.Context, up time.Time) error
}

// Open implements stream.Opener.
func (r rebooting) Open(ctx context.Context, src stream.Source, sink stream.Sink) (stream.Conn, error) {
	now := time.Now()
	p := walltest.Pattern{}
	if now.After(r.down) && now.Before(r.up) {
		if err := r.away(ctx, r.up); err != nil {
			return nil, err
		}
	}
	if left := int(r.down.Sub(now) / (40 * time.Millisecond)); left > 0 {
		p.Units = left
		if r.silent {
			p.Units, p.Mute = 0, func(i int) bool { return i >= left }
		}
	}
	return p.Open(ctx, src, sink)
}

// refuses answers at once that nobody listens.
func refuses(context.Context, time.Time) error {
	return fmt.Errorf("camera.example: %w", syscall.ECONNREFUSED)
}

// closes accepts and hangs up, as some cameras do while they start.
func closes(context.Context, time.Time) error {
	return errors.New("the camera closed the connection")
}

// ignores answers to none of the SYNs, which TCP sends at once and after 1 s;
// dialling ends after 1.5 s. One that the camera is up for is answered.
func ignores(ctx context.Context, up time.Time) error {
	again := time.Now().Add(time.Second)
	if !again.Before(up) {
		time.Sleep(time.Second)
		return nil
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(1500 * time.Millisecond):
		return fmt.Errorf("camera.example: %w", stream.ErrNoAnswer)
	}
}

// unreachable is what the router says after a while.
func unreachable(context.Context, time.Time) error {
	time.Sleep(time.Second)
	return fmt.Errorf("camera.example: %w: no route", stream.ErrNoAnswer)
}

// TestARebootedCameraIsBackWithinThreeSeconds of answering again, however it
// was away, whenever between two attempts it comes back.
func TestARebootedCameraIsBackWithinThreeSeconds(t *testing.T) {
	const boot, outage = 45 * time.Second, 8 * time.Minute
	for _, c := range []struct {
		name   string
		away   func(context.Context, time.Time) error
		silent bool
		lasts  time.Duration
	}{
		{"refuses", refuses, false, boot},
		{"closes", closes, false, boot},
		{"ignores", ignores, false, boot},
		{"is unreachable", unreachable, false, boot},
		{"falls silent, refuses", refuses, true, boot},
		{"falls silent, closes", closes, true, boot},
		{"falls silent, ignores", ignores, true, boot},
		{"falls silent, is unreachable", unreachable, true, boot},
		{"falls silent for a moment", refuses, true, 5 * time.Second},
		{"refuses for long", refuses, false, outage},
		{"ignores for long", ignores, true, outage},
		{"is unreachable for long", unreachable, true, outage},
	} {
		t.Run(c.name, func(t *testing.T) {
			for i := range 16 {
				synctest.Test(t, func(t *testing.T) {
					down := time.Now().Add(10 * time.Second)
					comesBack(t, rebooting{
						down: down, up: down.Add(c.lasts + time.Duration(i)*170*time.Millisecond),
						silent: c.silent, away: c.away,
					})
				})
			}
		})
	}
}

func comesBack(t *testing.T, r rebooting) {
	t.Helper()
	b := play(t, r, &walltest.Decoders{})
	feed := b.Watch()
	b.after(time.Until(r.down))
	feed.Frames.Take().Release()
	for time.Now().Before(r.up) {
		b.after(min(100*time.Millisecond, time.Until(r.up)))
		if s := b.Status(); s.State == stream.Live && time.Now().Before(r.up) && time.Since(r.down) > 2100*time.Millisecond {
			t.Fatalf("live %v after the camera went away", time.Since(r.down))
		}
	}
	feed.Frames.Take().Release()
	if got := collect(feed, 3*time.Second); len(got) == 0 {
		t.Errorf("no picture within 3 s of coming back after %v: %+v", r.up.Sub(r.down), b.Status())
	}
	wantState(t, b.Status(), stream.Live)
	b.Unwatch(feed)
	b.closed(t)
}
