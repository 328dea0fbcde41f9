package decode_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"watchfloor/wall/decode"
)

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// beside is a path in a folder of its own.
func beside(t testing.TB, name string) string { return filepath.Join(t.TempDir(), name) }

func TestOpenFileSaysWhyNot(t *testing.T) {
	whole := film(t, "whole.mp4", "SRC -t 1 -c:v libx264 -preset veryfast")
	data := readFile(t, whole)
	for _, c := range []struct{ name, path, says string }{
		{"missing", beside(t, "x.mp4"), "x.mp4: no such file"},
		{"folder", t.TempDir(), "is a folder"},
		{"empty", write(t, beside(t, "x.mp4"), nil), "is empty"},
		{"text", write(t, beside(t, "x.mp4"), bytes.Repeat([]byte("Dear madam,\n"), 500)), "is no video file"},
		{"zeros", write(t, beside(t, "x.mp4"), make([]byte, 1<<20)), "is no video file"},
		{"cut off", write(t, beside(t, "x.mp4"), data[:len(data)*2/3]), "(moov)"},
		{"only the beginning", write(t, beside(t, "x.mp4"), data[:40]), "(moov)"},
		{"sound in mp4", film(t, "x.mp4", "-f lavfi -i sine=d=1 -c:a aac"), "holds sound but no picture"},
		{"sound in wav", film(t, "x.wav", "-f lavfi -i sine=d=1"), "holds sound but no picture"},
		{"playlist", write(t, beside(t, "x.ts"), []byte("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:5\n#EXTINF:5\n"+whole+"\n#EXT-X-ENDLIST\n")), "not a video file"},
		{"script", write(t, beside(t, "x.mp4"), []byte("ffconcat version 1.0\nfile whole.mp4\n")), "not a video file"},
		{"session", write(t, beside(t, "x.sdp"), []byte("v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5000 RTP/AVP 96\na=rtpmap:96 H264/90000\n")), "not a video file"},
		{"huge", film(t, "x.mp4", "-f lavfi -i color=size=8208x32:d=0.1 -c:v libx264 -preset ultrafast"), "8208 × 32 pixels"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := decode.OpenFile(c.path)
			if err == nil {
				r.Close()
				t.Fatal("it opened")
			}
			if !strings.Contains(err.Error(), c.says) || !strings.HasPrefix(err.Error(), filepath.Base(c.path)+": ") {
				t.Errorf("it says %q, want %q", err, c.says)
			}
		})
	}
}

// TestTruncatedFilesPlayToTheirEnd in every container that can.
func TestTruncatedFilesPlayToTheirEnd(t *testing.T) {
	for name, args := range map[string]string{
		"x.ts": h264, "x.avi": h264, "x.mkv": h264, "x.mjpeg": "SRC -c:v mjpeg -pix_fmt yuvj420p",
		"front.mp4":     h264 + "-movflags +faststart",
		"fragments.mp4": h264 + "-movflags frag_keyframe+empty_moov",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := film(t, name, args)
			want := shots(t, path)
			data := readFile(t, path)
			cut := openFile(t, write(t, path, data[:len(data)*7/10]))
			got := rest(t, cut)
			if n := len(got); n < len(want)/3 || n >= len(want) {
				t.Fatalf("%d pictures of %d", n, len(want))
			}
			sure := len(got) - 4 // the last lack pictures that follow in the file but show before
			wantShots(t, got[:sure], want[:sure])
			wantDuration(t, cut, got)
			for _, at := range []time.Duration{time.Hour, want[len(want)-1].pts, want[len(got)/2].pts} {
				wantSeek(t, cut, want[:sure], min(at, want[sure-1].pts), true)
			}
		})
	}
}

// TestDamageIsSkipped: pictures before and behind it are as ever.
func TestDamageIsSkipped(t *testing.T) {
	for name, args := range map[string]string{"x.ts": h264, "x.mkv": h264, "x.mp4": h264, "x.avi": h264} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := film(t, name, args)
			want := shots(t, path)
			data := readFile(t, path)
			for i := range 3000 {
				data[len(data)*4/10+i] ^= byte(37 * i)
			}
			r := openFile(t, write(t, path, data))
			got := rest(t, r)
			wantShots(t, got[:len(want)/4], want[:len(want)/4])
			if last := got[len(got)-1]; last.md5 != want[len(want)-1].md5 {
				t.Errorf("the last picture is %v, want %v", last, want[len(want)-1])
			}
			if r.Info().Damaged == 0 {
				t.Errorf("no damage is told; %d pictures of %d", len(got), len(want))
			}
		})
	}
}

func TestAVIWithoutItsIndex(t *testing.T) {
	for name, args := range map[string]string{"m.avi": "SRC -c:v mjpeg -pix_fmt yuvj420p", "h.avi": h264, "x.avi": "SRC -c:v mpeg4 -g 25"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := film(t, name, args)
			want := shots(t, path)
			data := readFile(t, path)
			r := openFile(t, write(t, path, data[:bytes.LastIndex(data, []byte("idx1"))]))
			wantShots(t, rest(t, r), want)
			for i := range 10 {
				wantSeek(t, r, want, someTime(i, want), true)
			}
		})
	}
}

func TestMatroskaWithoutItsIndex(t *testing.T) {
	// Long enough for many clusters.
	path := film(t, "x.mkv", "-f lavfi -i testsrc2=size=320x240:rate=25:duration=20 -pix_fmt yuv420p -c:v mjpeg -q 2 -f matroska -cluster_time_limit 500 -live 1")
	want := shots(t, path)
	r := openFile(t, path)
	if i := r.Info(); i.Indexed {
		t.Fatalf("%+v has an index", i)
	}
	wantDuration(t, r, want)
	for i := range 30 {
		wantSeek(t, r, want, someTime(i, want), true)
	}
	if err := r.Seek(0); err != nil {
		t.Fatal(err)
	}
	wantShots(t, rest(t, r), want)
}

func TestGrowingFilesGoOn(t *testing.T) {
	for name, args := range map[string]string{
		"x.ts": h264, "live.mkv": h264 + "-live 1", "fragments.mp4": h264 + "-movflags frag_keyframe+empty_moov",
		"x.mjpeg": "SRC -c:v mjpeg -pix_fmt yuvj420p",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := film(t, name, args)
			want := shots(t, path)
			data := readFile(t, path)
			write(t, path, data[:len(data)*6/10])
			now := time.Now()
			if err := os.Chtimes(path, now, now); err != nil {
				t.Fatal(err)
			}
			r := openFile(t, path)
			got := rest(t, r)
			if len(got) >= len(want) {
				t.Fatalf("%d pictures of %d before it grew", len(got), len(want))
			}
			before := r.Info().Duration
			write(t, path, data)
			time.Sleep(600 * time.Millisecond)
			got = append(got, rest(t, r)...)
			wantShots(t, got, want)
			if after := r.Info().Duration; after <= before {
				t.Errorf("it shows for %v, before %v", after, before)
			}
		})
	}
}

func TestPicturesChangeTheirSize(t *testing.T) {
	small := film(t, "a.ts", "SRC -t 1 -c:v libx264 -preset veryfast")
	large := film(t, "b.ts", "SRC -t 1 -vf scale=192:160 -c:v libx264 -preset veryfast -output_ts_offset 1")
	r := openFile(t, write(t, beside(t, "x.ts"), slices.Concat(readFile(t, small), readFile(t, large))))
	var widths []int
	for {
		f, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		widths = append(widths, f.Size.X)
		f.Release()
	}
	if len(widths) != 50 || widths[0] != 128 || widths[49] != 192 {
		t.Errorf("widths %v", widths)
	}
}
