package apart_test

import (
	"testing"

	"watchfloor/wall/stream"
)

// TestProcessorTimeIsThatOfTheChildren, also after they have ended.
func TestProcessorTimeIsThatOfTheChildren(t *testing.T) {
	k := keeper(t, nil)
	d := open(t, k, stream.H264)
	before := k.ProcessorTime()
	for range 3 {
		for _, f := range decodeAll(t, d, film(t, 640, 360, 50)) {
			f.Release()
		}
	}
	during := k.ProcessorTime()
	if during <= before {
		t.Errorf("%v after decoding, %v before", during, before)
	}
	d.Close()
	open(t, k, stream.H264).Close()
	if after := k.ProcessorTime(); after < during {
		t.Errorf("%v when a child has ended, %v before", after, during)
	}
}
