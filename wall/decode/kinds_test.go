package decode_test

import (
	"bytes"
	"crypto/md5"
	"encoding/binary"
	"encoding/hex"
	"image"
	"image/color"
	"strings"
	"testing"
	"time"

	"watchfloor/wall/decode"
	"watchfloor/wall/stream"
)

// first is the first picture of a file.
func first(t testing.TB, path string) (*stream.Frame, stream.RecordingInfo) {
	t.Helper()
	r := openFile(t, path)
	f, err := r.Next()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Release)
	return f, r.Info()
}

// TestTurnedFilesAreShownUpright as the ffmpeg program turns them.
func TestTurnedFilesAreShownUpright(t *testing.T) {
	data := readFile(t, film(t, "x.mp4", "SRC -t 0.2 -c:v libx264 -preset ultrafast"))
	for turn, m := range map[int][4]int32{0: {1, 0, 0, 1}, 1: {0, 1, -1, 0}, 2: {-1, 0, 0, -1}, 3: {0, -1, 1, 0}} {
		path := write(t, beside(t, "x.mp4"), turned(t, data, m))
		out, _ := run(t, "-i", path, "-vf", "extractplanes=y", "-frames:v", "1", "-f", "framemd5", "-")
		f, info := first(t, path)
		if f.Turn != turn || info.Turn != turn {
			t.Errorf("matrix %v: turn %d and %d, want %d", m, f.Turn, info.Turn, turn)
		}
		if got, want := uprightSum(f), sums(t, out)[0].md5; got != want {
			t.Errorf("matrix %v: a turn of %d shows %s, want %s", m, turn, got, want)
		}
	}
}

// turned is an MP4 with another display matrix (ISO/IEC 14496-12, 8.3.2).
func turned(t *testing.T, mp4 []byte, m [4]int32) []byte {
	t.Helper()
	b := bytes.Clone(mp4)
	i := bytes.Index(b, []byte("tkhd"))
	if i < 0 || b[i+4] != 0 {
		t.Fatal("no track header of version 0")
	}
	matrix := b[i+4+40:]
	for k, at := range []int{0, 4, 12, 16} {
		binary.BigEndian.PutUint32(matrix[at:], uint32(m[k]<<16))
	}
	return b
}

// uprightSum is the MD5 of the luma, turned as the frame says.
func uprightSum(f *stream.Frame) string {
	size := f.Size
	if f.Turn%2 == 1 {
		size = image.Pt(size.Y, size.X)
	}
	h := md5.New()
	for y := range size.Y {
		for x := range size.X {
			p := image.Pt(x, y)
			switch f.Turn {
			case 1:
				p = image.Pt(y, f.Size.Y-1-x)
			case 2:
				p = image.Pt(f.Size.X-1-x, f.Size.Y-1-y)
			case 3:
				p = image.Pt(f.Size.X-1-y, x)
			}
			h.Write(f.Planes[0].Pix[p.Y*f.Planes[0].Stride+p.X:][:1])
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

func TestInfo(t *testing.T) {
	path := film(t, "x.mp4", "SRC -t 2 -c:v libx264 -preset ultrafast -g 25 -vf setsar=4/3 -metadata creation_time=2024-05-06T07:08:09Z")
	f, i := first(t, path)
	if i.Codec != "h264" || !strings.Contains(i.Format, "mp4") || i.Size != image.Pt(128, 96) || i.FPS != 25 || i.Duration != 2*time.Second {
		t.Errorf("%+v", i)
	}
	if want := time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC); !i.Created.Equal(want) {
		t.Errorf("created %v, want %v", i.Created, want)
	}
	if !i.Indexed || len(i.Keys) != 2 || i.Keys[0] != 0 || i.Keys[1] != time.Second {
		t.Errorf("keys %v", i.Keys)
	}
	if f.SAR < 1.33 || f.SAR > 1.34 {
		t.Errorf("SAR %v, want 4/3", f.SAR)
	}
}

// TestColoursOfFiles of many pixel formats: red is red.
func TestColoursOfFiles(t *testing.T) {
	var s decode.Scaler
	defer s.Close()
	for _, format := range []string{
		"yuv420p", "yuvj420p", "yuv422p10le", "yuv444p", "gbrp", "bgr0", "yuv410p", "yuv420p16le",
	} {
		t.Run(format, func(t *testing.T) {
			path := film(t, "x.mkv", "-f lavfi -i color=red:size=64x48:d=0.2 -c:v ffv1 -strict experimental -pix_fmt "+format)
			f, _ := first(t, path)
			wantPlain(t, &s, f, image.Pt(64, 48), color.RGBA{R: 254, A: 255})
		})
	}
}

// TestThreadsChangeNothing: large pictures are decoded by several.
func TestThreadsChangeNothing(t *testing.T) {
	for name, args := range map[string]string{
		"x.mp4": "-preset ultrafast -bf 2 -g 10 -c:v libx264", "x.avi": "-preset ultrafast -bf 2 -g 10 -c:v libx264",
		"x.ts": "-c:v libx265 -preset ultrafast -x265-params log-level=none:keyint=10:bframes=3:open-gop=1",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := film(t, name, "-f lavfi -i testsrc2=size=1280x720:rate=25:duration=1.2 -pix_fmt yuv420p "+args)
			want := shots(t, path)
			r := openFile(t, path)
			wantShots(t, rest(t, r), want)
			for i := range 8 {
				wantSeek(t, r, want, someTime(i, want), true)
			}
		})
	}
}

// TestEditedFilesStartWhereTheyWereCut: an edit list hides what comes before.
func TestEditedFilesStartWhereTheyWereCut(t *testing.T) {
	whole := film(t, "whole.mp4", h264)
	path := film(t, "cut.mp4", "-ss 1.5 -i "+whole+" -c copy")
	want := shots(t, path)
	r := openFile(t, path)
	wantShots(t, rest(t, r), want)
	for i := range 10 {
		wantSeek(t, r, want, someTime(i, want), false)
	}
}

func FuzzOpenFile(f *testing.F) {
	for name, args := range map[string]string{
		"x.mp4": "-c:v libx264 -preset ultrafast", "x.ts": "-c:v libx264 -preset ultrafast -bf 2", "x.avi": "-c:v mjpeg -pix_fmt yuvj420p",
		"x.mkv": "-c:v mpeg4", "live.mkv": "-c:v mpeg4 -live 1", "x.mjpeg": "-c:v mjpeg -pix_fmt yuvj420p",
		"fragments.mp4": "-c:v mpeg4 -movflags frag_keyframe+empty_moov", "x.flv": "-c:v flv1",
	} {
		data := readFile(f, film(f, name, "SRC -frames:v 8 -s 32x32 -g 4 "+args))
		f.Add(data, 0, byte(0))
		f.Add(data[:len(data)*2/3], 0, byte(0))
		for _, at := range []int{3, 20, len(data) / 3, len(data) / 2, len(data) - 30} {
			f.Add(data, at, byte(0xA5))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, at int, flip byte) {
		data = bytes.Clone(data)
		if len(data) > 0 {
			data[uint(at)%uint(len(data))] ^= flip
		}
		r, err := decode.OpenFile(write(t, beside(t, "x"), data))
		if err != nil {
			return
		}
		defer r.Close()
		for _, seek := range []time.Duration{0, 200 * time.Millisecond, time.Hour, -time.Hour, 1<<63 - 1} {
			if err := r.Seek(seek); err != nil {
				continue
			}
			for range 4 {
				p, err := r.Next()
				if err != nil {
					break
				}
				p.Release()
			}
		}
		if i := r.Info(); i.Duration < 0 || i.FPS < 0 {
			t.Errorf("%+v", i)
		}
	})
}
