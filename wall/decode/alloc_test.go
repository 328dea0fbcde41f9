package decode_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"watchfloor/wall/decode"
	"watchfloor/wall/stream"
)

// play decodes the units again and again, one a call, and lets go of each
// picture when the next has come, as a tile does.
func play(t testing.TB, d stream.Decoder, units []stream.AccessUnit) (next func()) {
	var shown *stream.Frame
	i := 0
	t.Cleanup(func() { shown.Release() })
	return func() {
		f, err := d.Decode(units[i%len(units)])
		if err != nil {
			t.Fatal(err)
		}
		i++
		if f != nil {
			shown.Release()
			shown = f
		}
	}
}

// TestPlayingAllocatesNothing in Go, once the first pictures are through.
func TestPlayingAllocatesNothing(t *testing.T) {
	for name, args := range map[string]string{
		"x.h264": x264 + "-bf 0", "10 bit.h264": x264 + "-bf 2 -pix_fmt yuv420p10le",
		"x.mjpeg": "SRC -t 1 -c:v mjpeg -pix_fmt yuvj420p",
	} {
		t.Run(name, func(t *testing.T) {
			units, _ := coded(t, name, args)
			next := play(t, open(t, units[0].Codec), units)
			for range 2 * len(units) {
				next()
			}
			if n := testing.AllocsPerRun(200, next); n != 0 {
				t.Errorf("%v allocations a picture", n)
			}
		})
	}
}

func TestFramesAreUsedAgain(t *testing.T) {
	units := cut264(t, read(t, "pattern.h264"))
	d := open(t, stream.H264)
	seen := map[*stream.Frame]bool{}
	for _, u := range units {
		f, err := d.Decode(u)
		if err != nil || f == nil {
			t.Fatal(f, err)
		}
		seen[f] = true
		f.Release()
	}
	if len(seen) != 1 {
		t.Errorf("%d frames for %d pictures of which one at a time is held", len(seen), len(units))
	}
}

// TestFramesAreReleasedElsewhere, on other goroutines, while decoding goes on
// and after its end.
func TestFramesAreReleasedElsewhere(t *testing.T) {
	units, want := cut264(t, read(t, "pattern.h264")), strings.Fields(string(read(t, "pattern.h264.md5")))
	d, err := decode.New(stream.Coding{Codec: stream.H264})
	if err != nil {
		t.Fatal(err)
	}
	var holders sync.WaitGroup
	for round := range 4 {
		for i, u := range units {
			f, err := d.Decode(u)
			if err != nil || f == nil {
				t.Fatal(f, err)
			}
			f.Retain()
			for k := range 2 {
				holders.Go(func() {
					defer f.Release()
					time.Sleep(time.Duration((i*7+k*5+round)%13) * time.Millisecond)
					if sum(f) != want[i] {
						t.Errorf("picture %d changed while it was held", i)
					}
				})
			}
		}
	}
	d.Close()
	holders.Wait()
}

func BenchmarkDecode(b *testing.B) {
	for _, c := range []struct{ name, args string }{
		{"360p.h264", "-f lavfi -i testsrc2=size=640x360:rate=25:duration=4 -pix_fmt yuv420p -c:v libx264 -preset veryfast -b:v 1M -bf 0 -g 50"},
		{"360p.h265", "-f lavfi -i testsrc2=size=640x360:rate=25:duration=4 -pix_fmt yuv420p -c:v libx265 -preset ultrafast -b:v 600k -x265-params log-level=none:bframes=0:keyint=50"},
		{"1080p.h264", "-f lavfi -i testsrc2=size=1920x1080:rate=25:duration=2 -pix_fmt yuv420p -c:v libx264 -preset veryfast -b:v 4M -bf 0 -g 50"},
	} {
		b.Run(c.name, func(b *testing.B) {
			units, _ := coded(b, c.name, c.args)
			d, err := decode.New(stream.Coding{Codec: units[0].Codec, Hardware: stream.HardwareOff})
			if err != nil {
				b.Fatal(err)
			}
			defer d.Close()
			next := play(b, d, units)
			b.ReportAllocs()
			for b.Loop() {
				next()
			}
		})
	}
}
