package archive_test

import (
	"context"
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"watchfloor/wall/archive"
	"watchfloor/wall/decode"
	"watchfloor/wall/stream"
)

// A shot is a picture of a file as the ffmpeg program sees it.
type shot struct {
	pts time.Duration // from the first, to the microsecond
	md5 string
}

// ffmpeg runs the ffmpeg program.
func ffmpeg(t *testing.T, args ...string) string {
	t.Helper()
	path, err := exec.LookPath("ffmpeg")
	if err != nil {
		t.Fatalf("this test needs the ffmpeg program (make deps-test installs it): %v", err)
	}
	var out, said strings.Builder
	c := exec.Command(path, append([]string{"-hide_banner", "-nostdin", "-y", "-loglevel", "error"}, args...)...)
	c.Stdout, c.Stderr = &out, &said
	if err := c.Run(); err != nil {
		t.Fatalf("ffmpeg %s: %v\n%s", strings.Join(args, " "), err, said.String())
	}
	return out.String()
}

// A real file, and its pictures.
type real struct {
	path  string
	shots []shot
}

// record makes a file of a moving pattern that begins in its own way, and
// lists its pictures.
func record(t *testing.T, name, args string, seconds int) real {
	t.Helper()
	f := real{path: filepath.Join(t.TempDir(), name)}
	source := fmt.Sprintf("testsrc2=size=128x96:rate=25:duration=%d", seconds)
	making := append([]string{"-f", "lavfi", "-i", source, "-pix_fmt", "yuv420p"}, strings.Fields(args)...)
	ffmpeg(t, append(making, f.path)...)
	old := time.Date(1999, 1, 1, 0, 0, 0, 0, time.UTC) // before a bubble begins: not being written
	if err := os.Chtimes(f.path, old, old); err != nil {
		t.Fatal(err)
	}
	list := ffmpeg(t, "-copyts", "-i", f.path, "-map", "0:v:0", "-fps_mode", "passthrough",
		"-enc_time_base", "1:1000000", "-f", "framemd5", "-")
	for line := range strings.Lines(list) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, ",")
		us, err := strconv.ParseInt(strings.TrimSpace(fields[2]), 10, 64)
		if err != nil {
			t.Fatalf("framemd5: %q", line)
		}
		f.shots = append(f.shots, shot{time.Duration(us) * time.Microsecond, strings.TrimSpace(fields[5])})
	}
	for i := range f.shots[1:] {
		f.shots[i+1].pts -= f.shots[0].pts
	}
	f.shots[0].pts = 0
	return f
}

// at is the picture for a time.
func (f real) at(t time.Duration) shot {
	i := sort.Search(len(f.shots), func(i int) bool { return f.shots[i].pts > t+2*time.Microsecond })
	if i == 0 {
		return shot{}
	}
	return f.shots[i-1]
}

func (f real) length() time.Duration { return f.shots[len(f.shots)-1].pts }

// shown is what a lane shows; the zero shot: nothing.
func shown(l *archive.Lane) shot {
	f := l.Frame()
	if f == nil {
		return shot{}
	}
	defer f.Release()
	h := md5.New()
	for i, p := range f.Planes {
		w, rows := f.Size.X, f.Size.Y
		if i > 0 {
			w, rows = (w+1)/2, (rows+1)/2
		}
		for y := range rows {
			h.Write(p.Pix[y*p.Stride : y*p.Stride+w])
		}
	}
	return shot{f.PTS, hex.EncodeToString(h.Sum(nil))}
}

// A counted recording counts the pictures that are not released.
type counted struct {
	stream.Recording
	live *atomic.Int64
}

func (c counted) Next() (*stream.Frame, error) {
	inner, err := c.Recording.Next()
	if err != nil {
		return nil, err
	}
	c.live.Add(1)
	f := stream.NewFrame(func() { c.live.Add(-1); inner.Release() })
	f.Planes, f.Size, f.PTS = inner.Planes, inner.Size, inner.PTS
	return f, nil
}

// review plays real files in a synctest bubble, in which decoding takes no
// time, each begun later than the one before by a second and some.
func review(t *testing.T, files []real, do func(c cinema, lanes []*archive.Lane)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		var live atomic.Int64
		open := func(path string) (stream.Recording, error) {
			r, err := decode.OpenFile(path)
			return counted{r, &live}, err
		}
		c := cinema{t: t, Playback: archive.New(archive.Config{Open: open})}
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() { c.Run(ctx); close(done) }()
		defer func() {
			cancel()
			<-done
			if n := live.Load(); n != 0 {
				t.Errorf("%d pictures not released", n)
			}
		}()
		var lanes []*archive.Lane
		for i, f := range files {
			lanes = append(lanes, c.Add(f.path, noon, time.Duration(i)*begins))
		}
		c.settle()
		do(c, lanes)
	})
}

const begins = 1013 * ms // so much later does each file begin

// right compares every lane with the ffmpeg program, and with each other.
func right(c cinema, files []real, lanes []*archive.Lane, did string) {
	c.t.Helper()
	at := c.position()
	for i, l := range lanes {
		own := at - time.Duration(i)*begins
		got, want := shown(l), files[i].at(own)
		if own > files[i].length() && got.md5 == "" {
			continue // its last picture is over
		}
		if got.md5 != want.md5 {
			c.t.Fatalf("%s: %s shows %v at %v, want %v", did, filepath.Base(l.Path()), got, own, want)
		}
	}
}

// stroll gives n random commands and looks at every lane after each.
func stroll(c cinema, files []real, lanes []*archive.Lane, n int) {
	random := rand.New(rand.NewPCG(uint64(n), 7))
	span := c.State().To.Sub(c.State().From)
	for i := range n {
		did := ""
		switch random.IntN(3) {
		case 0:
			at := time.Duration(random.Int64N(int64(span)))
			did = fmt.Sprint("seek ", at)
			c.Seek(noon.Add(at), false)
			c.seek(at)
		case 1:
			l := random.IntN(len(lanes))
			by := random.IntN(7) - 3
			did = fmt.Sprintf("step %d in lane %d", by, l)
			c.SelectLane(lanes[l])
			c.Step(by)
		case 2:
			rate := []float64{-8, -2, -1, -0.5, 0.125, 1, 4, 16}[random.IntN(8)]
			did = fmt.Sprint("play at ", rate)
			c.Play(rate)
			time.Sleep(time.Duration(random.IntN(900)) * ms)
			if rate >= -2 && rate <= 4 {
				synctest.Wait()
			}
			c.Pause()
		}
		c.settle()
		right(c, files, lanes, fmt.Sprintf("command %d, %s", i, did))
	}
}

const x264 = "-c:v libx264 -preset veryfast "

var kinds = []struct{ name, args string }{
	{"pyramid.mp4", x264 + "-x264-params keyint=60:min-keyint=25:bframes=3:b-pyramid=normal"},
	{"long.mp4", x264 + "-g 250 -bf 3"},
	{"uneven.mkv", x264 + "-bf 3 -g 50 -vf settb=1/1000,setpts=N*40+mod(N*7\\,11)*3 -fps_mode passthrough -enc_time_base 1:1000"},
	{"doubled.mkv", x264 + "-bf 3 -g 50 -vf setpts=N-gt(mod(N\\,9)\\,7) -fps_mode passthrough"},
	{"sparse.mp4", x264 + "-g 250 -vf select='not(mod(n*n,7))' -fps_mode passthrough"},
	{"transport.ts", x264 + "-g 50 -bf 3"},
	{"open.mkv", x264 + "-x264-params open-gop=1:keyint=40:bframes=3"},
	{"motion.avi", "-c:v mjpeg -pix_fmt yuvj420p"},
	{"raw.h264", x264 + "-g 100"},
}

// TestFilesShowFFmpegsPictures gives 200 random commands for each of several
// hard files and compares the picture at rest with the ffmpeg program's.
func TestFilesShowFFmpegsPictures(t *testing.T) {
	for _, k := range kinds {
		t.Run(k.name, func(t *testing.T) {
			files := []real{record(t, k.name, k.args, 25)}
			review(t, files, func(c cinema, lanes []*archive.Lane) { stroll(c, files, lanes, 200) })
		})
	}
}

// TestFilesTogetherShowFFmpegsPictures does the same with all of them on one
// clock. The right picture in each lane is at most one picture from the clock.
func TestFilesTogetherShowFFmpegsPictures(t *testing.T) {
	var files []real
	for _, k := range kinds[:6] {
		files = append(files, record(t, k.name, k.args, 12))
	}
	review(t, files, func(c cinema, lanes []*archive.Lane) { stroll(c, files, lanes, 200) })
}
