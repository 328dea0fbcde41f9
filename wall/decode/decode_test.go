package decode_test

import (
	"bytes"
	"crypto/md5"
	"encoding/hex"
	"image"
	"image/color"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"watchfloor/wall/decode"
	"watchfloor/wall/stream"
)

// drainer is what the concrete decoder has beside stream.Decoder.
type drainer interface{ Drain() (*stream.Frame, error) }

func read(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func open(t testing.TB, c stream.Codec) stream.Decoder {
	t.Helper()
	d, err := decode.New(stream.Coding{Codec: c})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

// decodeAll decodes every unit and drains the decoder.
func decodeAll(t testing.TB, d stream.Decoder, units []stream.AccessUnit) (frames []*stream.Frame) {
	t.Helper()
	keep := func(f *stream.Frame, err error) bool {
		if err != nil {
			t.Fatal(err)
		}
		if f != nil {
			frames = append(frames, f)
		}
		return f != nil
	}
	for _, u := range units {
		keep(d.Decode(u))
	}
	for keep(d.(drainer).Drain()) {
	}
	return frames
}

// sum is the MD5 of the visible samples, as ffmpeg's framemd5 has it.
func sum(f *stream.Frame) string {
	h := md5.New()
	for i, p := range f.Planes {
		if p == nil {
			continue
		}
		w, rows := extent(f, i)
		for y := range rows {
			h.Write(p.Pix[y*p.Stride : y*p.Stride+w])
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// extent is how many bytes of how many rows a plane of a frame shows.
func extent(f *stream.Frame, plane int) (w, rows int) {
	half := func(n int) int { return (n + 1) / 2 }
	w, rows = f.Size.X, f.Size.Y
	switch {
	case plane == 0 || f.Colour.Layout == stream.YUV444:
		return w, rows
	case f.Colour.Layout == stream.YUV422:
		return half(w), rows
	case f.Colour.Layout == stream.NV12:
		return 2 * half(w), half(rows)
	}
	return half(w), half(rows)
}

func TestPicturesAreFFmpegs(t *testing.T) {
	for _, c := range []struct {
		file string
		cut  cutter
	}{
		{"pattern.h264", cut264},
		{"pattern.h265", cut265},
	} {
		t.Run(c.file, func(t *testing.T) {
			want := strings.Fields(string(read(t, c.file+".md5")))
			units := numbered(c.cut(t, read(t, c.file)))
			frames := decodeAll(t, open(t, units[0].Codec), units)
			if len(frames) != len(want) {
				t.Fatalf("%d pictures, want %d", len(frames), len(want))
			}
			for i, f := range frames {
				if got := sum(f); got != want[i] {
					t.Fatalf("picture %d is %s, want %s", i, got, want[i])
				}
				if f.Size != image.Pt(322, 182) || f.Colour.Layout != stream.YUV420 {
					t.Fatalf("picture %d is %v %v", i, f.Size, f.Colour)
				}
				if f.Arrived != time.Unix(int64(i), 0) {
					t.Fatalf("picture %d arrived %v", i, f.Arrived)
				}
				f.Release()
			}
		})
	}
}

func TestFramesOutliveTheDecoder(t *testing.T) {
	d, err := decode.New(stream.Coding{Codec: stream.H264})
	if err != nil {
		t.Fatal(err)
	}
	frames := decodeAll(t, d, cut264(t, read(t, "pattern.h264")))
	d.Close()
	want := strings.Fields(string(read(t, "pattern.h264.md5")))
	for i, f := range frames {
		if sum(f) != want[i] {
			t.Fatalf("picture %d changed after Close", i)
		}
		f.Release()
	}
}

func TestOtherFormatsAreConverted(t *testing.T) {
	b := read(t, "pattern10.h264") // 10 bit 4:2:2, B frames
	frames := decodeAll(t, open(t, stream.H264), cut264(t, b))
	if len(frames) != 10 {
		t.Fatalf("%d pictures, want 10", len(frames))
	}
	for _, f := range frames {
		if f.Colour.Layout != stream.YUV422 || f.Size != image.Pt(320, 180) {
			t.Errorf("%v %v", f.Colour, f.Size)
		}
		f.Release()
	}
}

func TestBadInput(t *testing.T) {
	if _, err := decode.New(stream.Coding{Codec: "MPEG-9"}); err == nil {
		t.Error("an unknown codec opened")
	}
	d := open(t, stream.H264)
	for _, data := range [][]byte{nil, make([]byte, decode.MaxUnit+1)} {
		if _, err := d.Decode(stream.AccessUnit{Data: data}); err == nil {
			t.Errorf("%d bytes decoded", len(data))
		}
	}
	before := decode.Errors()
	if f, err := d.Decode(stream.AccessUnit{Data: []byte{0, 0, 0, 1, 0x65, 1, 2, 3}}); f != nil || err == nil {
		t.Errorf("a slice without parameter sets gave %v, %v", f, err)
	}
	if decode.Errors() == before {
		t.Error("libavcodec's complaint was not counted")
	}
	if got := decodeAll(t, d, cut264(t, read(t, "pattern.h264"))); len(got) != 30 {
		t.Errorf("%d pictures after an error, want 30", len(got))
	}
}

// plain is a picture of one colour.
func plain(size image.Point, c stream.Colour, yuv ...byte) *stream.Frame {
	f := stream.NewFrame(nil)
	f.Size, f.Colour = size, c
	for i, v := range yuv {
		w, h := (size.X+3)/4, size.Y
		if i > 0 && c.Layout != stream.YUV444 {
			w = (size.X/2 + 3) / 4
		}
		if i > 0 && c.Layout == stream.YUV420 {
			h = (h + 1) / 2
		}
		f.Planes[i] = image.NewRGBA(image.Rect(0, 0, w, h))
		for k := range f.Planes[i].Pix {
			f.Planes[i].Pix[k] = v
		}
	}
	return f
}

// TestScaleKeepsColours in every pixel of many sizes, and writes nothing else.
func TestScaleKeepsColours(t *testing.T) {
	red := color.RGBA{255, 0, 0, 255}
	for name, c := range map[string]struct {
		frame *stream.Frame
		want  color.RGBA
	}{
		"limited BT.709": {plain(image.Pt(64, 32), stream.Colour{Matrix: stream.BT709}, 63, 102, 240), red},
		"limited BT.601": {plain(image.Pt(64, 32), stream.Colour{Matrix: stream.BT601}, 81, 90, 240), red},
		"full BT.601":    {plain(image.Pt(64, 32), stream.Colour{Full: true}, 76, 85, 255), red},
		"4:2:2":          {plain(image.Pt(64, 32), stream.Colour{Layout: stream.YUV422, Matrix: stream.BT709}, 63, 102, 240), red},
		"4:4:4":          {plain(image.Pt(64, 32), stream.Colour{Layout: stream.YUV444, Matrix: stream.BT709}, 63, 102, 240), red},
		"grey":           {plain(image.Pt(64, 32), stream.Colour{Layout: stream.Gray, Full: true}, 180), color.RGBA{180, 180, 180, 255}},
	} {
		t.Run(name, func(t *testing.T) {
			var s decode.Scaler
			defer s.Close()
			for w := 31; w < 70; w++ {
				for _, h := range []int{17, 32, 33, 90} {
					wantPlain(t, &s, c.frame, image.Pt(w, h), c.want)
				}
			}
			wantPlain(t, &s, c.frame, image.Pt(480, 270), c.want)
		})
	}
	var s decode.Scaler
	defer s.Close()
	if err := s.Scale(image.NewRGBA(image.Rectangle{}), plain(image.Pt(4, 4), stream.Colour{}, 1, 1, 1)); err == nil {
		t.Error("scaled to no pixels")
	}
}

func wantPlain(t *testing.T, s *decode.Scaler, f *stream.Frame, size image.Point, want color.RGBA) {
	t.Helper()
	const guard = 256
	n := 4 * size.X * size.Y
	memory := bytes.Repeat([]byte{0xA5}, n+guard)
	dst := &image.RGBA{Pix: memory[:n:n], Stride: 4 * size.X, Rect: image.Rectangle{Max: size}}
	if err := s.Scale(dst, f); err != nil {
		t.Fatal(err)
	}
	for i := range dst.Pix {
		component := []uint8{want.R, want.G, want.B, want.A}[i%4]
		if off := int(dst.Pix[i]) - int(component); off < -6 || off > 6 {
			t.Fatalf("pixel %d of %v is %v, want %v", i/4, size, dst.Pix[i&^3:i|3+1], want)
		}
	}
	if !bytes.Equal(memory[n:], bytes.Repeat([]byte{0xA5}, guard)) {
		t.Fatalf("%v: wrote beyond the picture", size)
	}
}

// codecs are all that a decoder is made for.
var codecs = []stream.Codec{
	stream.H264, stream.H265, stream.MJPEG, stream.MPEG4, stream.AV1, stream.VP8, stream.VP9,
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte{0, 0, 0, 1, 0x67}, byte(0), 0)
	for name, args := range map[string]string{
		"x.h264": "-c:v libx264 -preset ultrafast -bf 1", "x.h265": "-c:v libx265 -preset ultrafast -x265-params log-level=none",
		"x.mjpeg": "-c:v mjpeg -pix_fmt yuvj420p", "x.m4v": "-c:v mpeg4 -bf 1 -f m4v",
		"av1.ivf": "-c:v libaom-av1 -usage realtime -cpu-used 8", "vp8.ivf": "-c:v libvpx -deadline realtime",
		"vp9.ivf": "-c:v libvpx-vp9 -deadline realtime",
	} {
		units, _ := coded(f, name, "SRC -frames:v 3 -s 32x32 "+args)
		kind := byte(slices.Index(codecs, units[0].Codec))
		for _, u := range units {
			f.Add(u.Data, kind, len(u.Data)/2)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, kind byte, cut int) {
		d := open(t, codecs[int(kind)%len(codecs)])
		cut = int(uint(cut) % uint(len(data)+1))
		for i, part := range [][]byte{data, data[:cut], data[cut:], data} {
			d.Skip(stream.Level(i % 3))
			got, _ := d.Decode(stream.AccessUnit{Data: part, Key: i == 3})
			got.Release()
		}
	})
}

func BenchmarkScale(b *testing.B) {
	frames := decodeAll(b, open(b, stream.H264), cut264(b, read(b, "pattern.h264")))
	var s decode.Scaler
	defer s.Close()
	dst := image.NewRGBA(image.Rect(0, 0, 241, 136))
	for b.Loop() {
		if err := s.Scale(dst, frames[0]); err != nil {
			b.Fatal(err)
		}
	}
}
