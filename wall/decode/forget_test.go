package decode

import (
	"context"
	"testing"
	"testing/synctest"
	"time"
)

func TestForgettingEndsByItself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		Forget(t.Context())
		if took := time.Since(start); took < 30*time.Second || took > 2*time.Minute {
			t.Errorf("a start is forgotten for %v, want about a minute", took)
		}
	})
}

func TestForgettingEndsWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		start := time.Now()
		Forget(ctx)
		if took := time.Since(start); took != time.Second {
			t.Errorf("Forget ended %v after its start, want 1s", took)
		}
	})
}
