package stream_test

import (
	"image"
	"testing"

	"watchfloor/wall/stream"
)

// TestAFrameLivesAgain once all its holders have let it go, and not before.
func TestAFrameLivesAgain(t *testing.T) {
	freed := 0
	f := stream.NewFrame(func() { freed++ })
	f.Size, f.Number = image.Pt(64, 36), 7
	f.Retain()
	f.Release()
	if freed != 0 {
		t.Fatal("freed while it is held")
	}
	wantPanic(t, "a frame that is held is used again", f.Renew)
	f.Release()
	wantPanic(t, "a frame is released twice", f.Release)

	f = stream.NewFrame(func() { freed++ })
	f.Size, f.Number = image.Pt(64, 36), 7
	f.Release()
	f.Renew()
	if f.Size != (image.Point{}) || f.Number != 0 {
		t.Errorf("a renewed frame remembers %v, number %d", f.Size, f.Number)
	}
	f.Release()
	if freed != 3 {
		t.Errorf("freed %d times, want 3: once in each life", freed)
	}
	(*stream.Frame)(nil).Release() // no frame
}

func wantPanic(t *testing.T, what string, do func()) {
	t.Helper()
	defer func() {
		if recover() == nil {
			t.Errorf("%s without a panic", what)
		}
	}()
	do()
}
