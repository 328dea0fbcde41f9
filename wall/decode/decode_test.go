package decode_test

import (
	"crypto/md5"
	"encoding/hex"
	"image"
	"image/color"
	"os"
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
	d, err := decode.New(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

// units cuts Annex B at the start codes of access units: before the first
// NALU of type first, or else at every slice.
func units(b []byte, starts func(header byte) bool) (all [][]byte) {
	from := -1
	for i := 0; i+4 < len(b); i++ {
		if b[i] == 0 && b[i+1] == 0 && b[i+2] == 1 && starts(b[i+3]) {
			if from >= 0 {
				all = append(all, b[from:i])
			}
			from = i
		}
	}
	return append(all, b[from:])
}

// decodeAll decodes every unit and drains the decoder.
func decodeAll(t testing.TB, d stream.Decoder, au [][]byte) (frames []*stream.Frame) {
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
	for i, u := range au {
		keep(d.Decode(stream.AccessUnit{Data: u, Arrived: time.Unix(int64(i), 0)}))
	}
	for keep(d.(drainer).Drain()) {
	}
	return frames
}

// sum is the MD5 of the visible samples, as ffmpeg's framemd5 has it.
func sum(f *stream.Frame) string {
	h := md5.New()
	size := f.Size
	for i, p := range f.Planes {
		w, rows := size.X, size.Y
		if i > 0 {
			w, rows = (w+1)/2, (rows+1)/2
		}
		for y := range rows {
			h.Write(p.Pix[y*p.Stride : y*p.Stride+w])
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

func isAUD264(b byte) bool { return b&0x1f == 9 }

// is265 is true at a VPS and at slices: the parts of one access unit that
// come before its slice are given with the unit before, which is harmless.
func is265(b byte) bool { return (b>>1)&0x3f == 32 || (b>>1)&0x3f < 16 }

func TestPicturesAreFFmpegs(t *testing.T) {
	for _, c := range []struct {
		file   string
		codec  stream.Codec
		starts func(byte) bool
	}{
		{"pattern.h264", stream.H264, isAUD264},
		{"pattern.h265", stream.H265, is265},
	} {
		t.Run(c.file, func(t *testing.T) {
			want := strings.Fields(string(read(t, c.file+".md5")))
			frames := decodeAll(t, open(t, c.codec), units(read(t, c.file), c.starts))
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
	d, err := decode.New(stream.H264)
	if err != nil {
		t.Fatal(err)
	}
	frames := decodeAll(t, d, units(read(t, "pattern.h264"), isAUD264))
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
	frames := decodeAll(t, open(t, stream.H264), units(b, func(h byte) bool { return h&0x1f == 1 || h&0x1f == 7 }))
	if len(frames) != 10 {
		t.Fatalf("%d pictures, want 10", len(frames))
	}
	for _, f := range frames {
		if f.Colour.Layout != stream.YUV420 || f.Size != image.Pt(320, 180) {
			t.Errorf("%v %v", f.Colour, f.Size)
		}
		f.Release()
	}
}

func TestBadInput(t *testing.T) {
	if _, err := decode.New("MPEG-9"); err == nil {
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
	if got := decodeAll(t, d, units(read(t, "pattern.h264"), isAUD264)); len(got) != 30 {
		t.Errorf("%d pictures after an error, want 30", len(got))
	}
}

func TestScaleKeepsColours(t *testing.T) {
	f := stream.NewFrame(nil)
	f.Size, f.Colour = image.Pt(64, 32), stream.Colour{Matrix: stream.BT709}
	for i, v := range []byte{63, 102, 240} { // red in limited BT.709
		r := image.Rect(0, 0, 16>>min(i, 1), 32>>min(i, 1))
		f.Planes[i] = image.NewRGBA(r)
		for k := range f.Planes[i].Pix {
			f.Planes[i].Pix[k] = v
		}
	}
	var s decode.Scaler
	defer s.Close()
	for _, size := range []image.Point{{64, 32}, {31, 17}, {200, 90}} {
		dst := image.NewRGBA(image.Rectangle{Max: size})
		if err := s.Scale(dst, f); err != nil {
			t.Fatal(err)
		}
		for _, at := range []image.Point{{0, 0}, size.Div(2), size.Sub(image.Pt(1, 1))} {
			c := dst.At(at.X, at.Y).(color.RGBA)
			if c.R < 250 || c.G > 6 || c.B > 6 || c.A != 255 {
				t.Errorf("%v of %v is %v, want red", at, size, c)
			}
		}
	}
	if err := s.Scale(image.NewRGBA(image.Rectangle{}), f); err == nil {
		t.Error("scaled to no pixels")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(read(f, "pattern.h264")[:4000], false)
	f.Add(read(f, "pattern.h265")[:4000], true)
	f.Add([]byte{0, 0, 0, 1, 0x67}, false)
	f.Fuzz(func(t *testing.T, data []byte, hevc bool) {
		codec := stream.H264
		if hevc {
			codec = stream.H265
		}
		d, err := decode.New(codec)
		if err != nil {
			t.Fatal(err)
		}
		defer d.Close()
		for range 3 {
			got, _ := d.Decode(stream.AccessUnit{Data: data})
			got.Release()
		}
	})
}

func BenchmarkScale(b *testing.B) {
	frames := decodeAll(b, open(b, stream.H264), units(read(b, "pattern.h264"), isAUD264))
	var s decode.Scaler
	defer s.Close()
	dst := image.NewRGBA(image.Rect(0, 0, 241, 136))
	for b.Loop() {
		if err := s.Scale(dst, frames[0]); err != nil {
			b.Fatal(err)
		}
	}
}
