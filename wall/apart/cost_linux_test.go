package apart_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"watchfloor/wall/apart"
	"watchfloor/wall/decode"
	"watchfloor/wall/stream"
)

// film makes H.264 of a size with ffmpeg and returns its access units, the
// first with a key frame.
func film(tb testing.TB, width, height, pictures int) [][]byte {
	tb.Helper()
	name := filepath.Join(tb.TempDir(), "film.h264")
	size := fmt.Sprintf("testsrc2=size=%dx%d:rate=25", width, height)
	out, err := exec.Command("ffmpeg", "-v", "error", "-f", "lavfi", "-i", size, "-frames:v", strconv.Itoa(pictures),
		"-pix_fmt", "yuv420p",
		"-c:v", "libx264", "-preset", "veryfast", "-tune", "zerolatency", "-x264-params", "aud=1:keyint=25", name).CombinedOutput()
	if err != nil {
		tb.Fatalf("ffmpeg is needed to make test material: %v: %s", err, out)
	}
	b, err := os.ReadFile(name)
	if err != nil {
		tb.Fatal(err)
	}
	return units264(b)
}

// cpu is the time that a process has computed; 0 is this one.
func cpu(tb testing.TB, pid int) time.Duration {
	tb.Helper()
	clock := int32(unix.CLOCK_PROCESS_CPUTIME_ID)
	if pid != 0 {
		clock = int32(^uint32(pid)<<3 | 2) // as clock_getcpuclockid(3) has it
	}
	var t unix.Timespec
	if err := unix.ClockGettime(clock, &t); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(t.Nano())
}

// BenchmarkDecode tells what a picture of 640x360 costs inside and in a
// process: CPU time of both processes, and how long one waits for it.
func BenchmarkDecode(b *testing.B) {
	units := film(b, 640, 360, 25)
	b.Run("inside", func(b *testing.B) {
		d, err := decode.New(stream.Coding{Codec: stream.H264})
		if err != nil {
			b.Fatal(err)
		}
		defer d.Close()
		play(b, d, units, 0)
	})
	b.Run("apart", func(b *testing.B) {
		d := open(b, keeper(b, nil), stream.H264)
		play(b, d, units, apart.PID(d))
	})
}

// play decodes b.N units and holds a picture until the next, as a tile does.
func play(b *testing.B, d stream.Decoder, units [][]byte, pid int) {
	b.ReportAllocs()
	began := cpu(b, 0)
	if pid != 0 {
		began += cpu(b, pid)
	}
	var shown *stream.Frame
	n := 0
	for b.Loop() {
		i := n % len(units)
		f, err := d.Decode(stream.AccessUnit{Data: units[i], Key: i == 0})
		if err != nil || f == nil {
			b.Fatal(f, err)
		}
		shown.Release()
		shown = f
		n++
	}
	shown.Release()
	took := cpu(b, 0) - began
	if pid != 0 {
		took += cpu(b, pid)
	}
	b.ReportMetric(float64(took.Microseconds())/float64(n), "µs-cpu/op")
}
