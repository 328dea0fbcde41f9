package decode_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"watchfloor/wall/decode"
	"watchfloor/wall/stream"
)

// A shot is a picture as the ffmpeg program sees it.
type shot struct {
	pts time.Duration // from the first
	md5 string
	key bool
}

// run runs the ffmpeg program and returns what it writes and what it says.
func run(t testing.TB, args ...string) (out, said string) {
	t.Helper()
	path, err := exec.LookPath("ffmpeg")
	if err != nil {
		t.Fatalf("this test needs the ffmpeg program (make deps-test installs it): %v", err)
	}
	var stdout, stderr strings.Builder
	c := exec.Command(path, append([]string{"-hide_banner", "-nostdin", "-y"}, args...)...)
	c.Stdout, c.Stderr = &stdout, &stderr
	if err := c.Run(); err != nil {
		t.Fatalf("ffmpeg %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return stdout.String(), stderr.String()
}

// film makes a file with the ffmpeg program: its arguments, without the name.
// "SRC" stands for a moving picture of 128 by 96 pixels at 25 a second, six
// seconds long.
func film(t testing.TB, name, args string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	make := []string{"-loglevel", "error"}
	for _, a := range strings.Fields(args) {
		if a == "SRC" {
			make = append(make, "-f", "lavfi", "-i", "testsrc2=size=128x96:rate=25:duration=6", "-pix_fmt", "yuv420p")
			continue
		}
		make = append(make, a)
	}
	run(t, append(make, path)...)
	age(t, path)
	return path
}

// shots are a file's pictures by the ffmpeg program.
func shots(t testing.TB, path string) []shot {
	t.Helper()
	out, said := run(t, "-copyts", "-noautorotate", "-i", path, "-map", "0:v:0", "-vf", "showinfo",
		"-fps_mode", "passthrough", "-enc_time_base", "1:1000000", "-f", "framemd5", "-")
	keys := regexp.MustCompile(`iskey:(\d)`).FindAllStringSubmatch(said, -1)
	all := sums(t, out)
	if len(keys) != len(all) {
		t.Fatalf("ffmpeg tells of %d pictures whether they are keys, of %d what they show", len(keys), len(all))
	}
	for i := range all {
		all[i].key = keys[i][1] == "1"
	}
	return all
}

// sums reads framemd5's lines.
func sums(t testing.TB, out string) (all []shot) {
	t.Helper()
	for line := range strings.Lines(out) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, ",")
		us, err := strconv.ParseInt(strings.TrimSpace(f[2]), 10, 64)
		if err != nil {
			t.Fatalf("framemd5: %q", line)
		}
		all = append(all, shot{pts: time.Duration(us) * time.Microsecond, md5: strings.TrimSpace(f[5])})
	}
	first := all[0].pts
	for i := range all {
		all[i].pts -= first
	}
	return all
}

func openFile(t testing.TB, path string) stream.Recording {
	t.Helper()
	r, err := decode.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Close)
	return r
}

// seen is a frame of ours as a shot.
func seen(f *stream.Frame) shot {
	s := shot{pts: f.PTS, md5: sum(f)}
	f.Release()
	return s
}

func (s shot) String() string { return fmt.Sprintf("%v %s", s.pts, s.md5) }

// is compares to the microsecond, which is how exactly ffmpeg was asked.
func (s shot) is(want shot) bool {
	off := s.pts - want.pts
	return s.md5 == want.md5 && off > -2*time.Microsecond && off < 2*time.Microsecond
}

// rest reads to the end.
func rest(t testing.TB, r stream.Recording) []shot {
	t.Helper()
	var all []shot
	for {
		f, err := r.Next()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, seen(f))
	}
}

func wantShots(t testing.TB, got, want []shot) {
	t.Helper()
	for i := range min(len(got), len(want)) {
		if !got[i].is(want[i]) {
			t.Fatalf("picture %d is %v, want %v", i, got[i], want[i])
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%d pictures, want %d", len(got), len(want))
	}
}

const (
	h264 = "SRC -c:v libx264 -preset veryfast -x264-params keyint=60:min-keyint=25:bframes=3:b-pyramid=normal "
	hevc = "SRC -c:v libx265 -preset ultrafast -x265-params log-level=none:keyint=50:open-gop=1:bframes=4:b-pyramid=1 "
)

// recordings are the files whose pictures must be exactly FFmpeg's.
var recordings = []struct {
	name, args string
	scans      bool // the file has no index
}{
	{"pyramid.mp4", h264, false},
	{"long gop.mp4", "SRC -c:v libx264 -preset veryfast -g 250 -bf 3", false},
	{"open gop.mp4", hevc, false},
	{"open gop h264.mkv", "SRC -c:v libx264 -preset veryfast -x264-params open-gop=1:keyint=40:bframes=3", false},
	{"variable.mp4", h264 + "-vf setpts='(N*40+mod(N*7,11)*3)/1000/TB' -fps_mode passthrough -enc_time_base 1:1000", false},
	{"variable.mkv", h264 + "-vf select='not(mod(n*n,3))' -fps_mode passthrough", false},
	{"transport.ts", h264, true},
	{"wraps.ts", h264 + "-output_ts_offset 95440", true},
	{"open gop.ts", hevc, true},
	{"program.mpg", "SRC -c:v mpeg2video -g 15 -bf 2", true},
	{"fragments.mp4", h264 + "-movflags frag_keyframe+empty_moov+default_base_moof", false},
	{"late.mp4", h264 + "-output_ts_offset 1000000", false},
	{"early.mkv", h264 + "-output_ts_offset 100000", false},
	{"motion.avi", "SRC -c:v mjpeg -pix_fmt yuvj420p", false},
	{"motion.mjpeg", "SRC -c:v mjpeg -pix_fmt yuvj420p", true},
	{"h264.avi", h264, false},
	{"mpeg4.avi", "SRC -c:v mpeg4 -g 25 -bf 2", false},
	{"raw.h264", h264, true},
	{"raw.h265", hevc, true},
	{"odd.mkv", "SRC -vf scale=121:91 -c:v ffv1 -pix_fmt yuv420p", false},
	{"flash.flv", h264, true},
	{"vp9.webm", "SRC -t 2 -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 20", false},
}

func TestFilePicturesAreFFmpegs(t *testing.T) {
	for _, c := range recordings {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			path := film(t, c.name, c.args)
			want := shots(t, path)
			r := openFile(t, path)
			wantShots(t, rest(t, r), want)
			if i := r.Info(); i.Damaged != 0 || i.Indexed == c.scans {
				t.Errorf("%+v", i)
			}
			wantDuration(t, r, want)
			for i := range 40 {
				wantSeek(t, r, want, someTime(i, want), c.scans)
			}
		})
	}
}

// someTime is one of many times to seek to: exactly at pictures, just before
// and after them, and before and beyond all.
func someTime(i int, all []shot) time.Duration {
	rng := rand.New(rand.NewPCG(uint64(i), 3))
	at := all[rng.IntN(len(all))].pts
	switch i % 5 {
	case 0:
		at -= time.Millisecond
	case 1:
		at += time.Duration(rng.IntN(40)) * time.Millisecond
	case 2:
		at = time.Duration(rng.Int64N(int64(all[len(all)-1].pts * 2)))
	}
	return at
}

// wantSeek seeks, and reads some pictures from there.
func wantSeek(t *testing.T, r stream.Recording, all []shot, at time.Duration, scans bool) {
	t.Helper()
	if err := r.Seek(at); err != nil {
		t.Fatalf("seek to %v: %v", at, err)
	}
	f, err := r.Next()
	if err != nil {
		t.Fatalf("after a seek to %v: %v", at, err)
	}
	got := seen(f)
	i := 0
	for i < len(all) && !got.is(all[i]) {
		i++
	}
	nearest := 0
	for k, s := range all {
		if s.key && s.pts <= at+time.Microsecond {
			nearest = k
		}
	}
	if i > nearest || !scans && i < nearest {
		t.Fatalf("a seek to %v went to %v (picture %d), want picture %d", at, got, i, nearest)
	}
	for k := i + 1; k < min(i+6, len(all)); k++ {
		f, err := r.Next()
		if err != nil {
			t.Fatal(err)
		}
		if got := seen(f); !got.is(all[k]) {
			t.Fatalf("picture %d after a seek to %v is %v, want %v", k, at, got, all[k])
		}
	}
}

func wantDuration(t *testing.T, r stream.Recording, all []shot) {
	t.Helper()
	last := all[len(all)-1].pts
	if d := r.Info().Duration; d < last || d > last+200*time.Millisecond {
		t.Errorf("it shows for %v, its last picture is at %v", d, last)
	}
}

// write makes a file that nobody is writing to any more.
func write(t testing.TB, path string, data []byte) string {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	age(t, path)
	return path
}

func age(t testing.TB, path string) {
	t.Helper()
	old := time.Now().Add(-time.Hour)
	if err := os.Chtimes(path, old, old); err != nil {
		t.Fatal(err)
	}
}
