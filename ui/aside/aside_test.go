package aside

import (
	"context"
	"testing"
	"testing/synctest"
	"time"
)

func TestWhatFollowsIsCalledByTick(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := New()
		go a.Run(t.Context())
		done := 0
		for range 3 {
			if !a.Do(func(context.Context) func() { time.Sleep(time.Second); return func() { done++ } }) {
				t.Error("a job is refused")
			}
		}
		a.Do(func(context.Context) func() { return nil })
		synctest.Wait()
		a.Tick()
		if done != 0 {
			t.Error("something follows before its job is done")
		}
		time.Sleep(time.Second)
		synctest.Wait()
		if done != 0 {
			t.Error("something followed without Tick")
		}
		if a.Tick(); done != 3 {
			t.Errorf("%d of 3 followed", done)
		}
	})
}

func TestTooManyJobsAreRefused(t *testing.T) {
	a := New()
	for range pending {
		a.Do(func(context.Context) func() { return nil })
	}
	if a.Do(func(context.Context) func() { return nil }) {
		t.Error("the queue has no end")
	}
}

func TestRunWaitsForItsJobs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a, ended := New(), false
		ctx, cancel := context.WithCancel(t.Context())
		a.Do(func(ctx context.Context) func() {
			<-ctx.Done()
			time.Sleep(time.Second)
			ended = true
			return func() { t.Error("called after the end") }
		})
		running := make(chan struct{})
		go func() { defer close(running); a.Run(ctx) }()
		synctest.Wait()
		cancel()
		if <-running; !ended {
			t.Error("Run has left a job behind")
		}
	})
}
