package still

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// noise is a picture that does not compress.
func noise(w, h int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	r := rand.New(rand.NewPCG(1, 2))
	for i := range img.Pix {
		img.Pix[i] = byte(r.Uint32())
	}
	return img
}

var fields = []Field{
	{"Title", "Platform 2 north.mkv"},
	{"Source", "/Fälle/2026-117/Gleis 2.mkv"},
	{"Creation Time", "2026-11-25T14:07:22.120+01:00"},
	{"Comment", "two\nlines"},
	{"Correction", "−120 ms"},
	{"Software", ""},
}

func written(t testing.TB, img image.Image, text []Field) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, img, text); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestPictureAndWordsComeBack(t *testing.T) {
	img := noise(67, 31)
	data := written(t, img, fields)
	decoded, err := png.Decode(bytes.NewReader(data)) // checks every checksum
	if err != nil {
		t.Fatal(err)
	}
	for y := range 31 {
		for x := range 67 {
			if got := color.NRGBAModel.Convert(decoded.At(x, y)); got != img.NRGBAAt(x, y) {
				t.Fatalf("pixel %d,%d is %v, not %v", x, y, got, img.NRGBAAt(x, y))
			}
		}
	}
	got, err := Read(bytes.NewReader(data))
	if err != nil || !slices.Equal(got, fields) {
		t.Errorf("%q %v", got, err)
	}
}

// order is the names of a PNG's chunks.
func order(t *testing.T, data []byte) (names []string) {
	t.Helper()
	for at := len(signature); at < len(data); {
		length := int(binary.BigEndian.Uint32(data[at:]))
		names = append(names, string(data[at+4:at+8]))
		at += 12 + length
	}
	return names
}

func TestASCIIIsPlainAndAllElseInternational(t *testing.T) {
	names := order(t, written(t, noise(2, 2), fields))
	want := []string{"IHDR", "tEXt", "iTXt", "tEXt", "tEXt", "iTXt", "tEXt", "IDAT", "IEND"}
	if !slices.Equal(names, want) {
		t.Errorf("%q, want %q", names, want)
	}
}

func TestWhatNoPNGCanHoldIsRefused(t *testing.T) {
	for _, f := range []Field{
		{"", "x"},
		{strings.Repeat("n", 80), "x"},
		{"Größe", "x"},
		{"a\nb", "x"},
		{" a", "x"},
		{"a  b", "x"},
		{"Comment", "a\x00b"},
		{"Comment", "\xff"},
		{"Comment", strings.Repeat("x", textLimit+1)},
	} {
		var out bytes.Buffer
		if err := Write(&out, noise(1, 1), []Field{f}); err == nil || out.Len() > 0 {
			t.Errorf("%.20q: %v, and %d bytes written", f, err, out.Len())
		}
	}
	if Write(io.Discard, noise(1, 1), make([]Field, fieldsLimit+1)) == nil {
		t.Error("more fields than the limit were written")
	}
	if Write(io.Discard, image.NewGray(image.Rect(0, 0, 0, 0)), nil) == nil {
		t.Error("an empty picture was written")
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriteSaysWhyItFailed(t *testing.T) {
	if err := Write(full{}, noise(1, 1), nil); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Error(err)
	}
}

// damaged are files that are no whole PNG.
func damaged(t testing.TB) map[string][]byte {
	good := written(t, noise(9, 9), fields)
	flipped := bytes.Clone(good)
	flipped[bytes.Index(flipped, []byte("Platform"))] ^= 1
	long := bytes.Clone(good)
	binary.BigEndian.PutUint32(long[len(signature):], 1<<31)
	return map[string][]byte{
		"empty": nil, "no PNG": []byte("GIF89a, not this"), "cut off": good[:len(good)-5],
		"cut in a text": good[:60], "a changed letter": flipped, "too long a chunk": long,
		"signature only": []byte(signature),
	}
}

func TestDamageIsNoticed(t *testing.T) {
	for name, data := range damaged(t) {
		if got, err := Read(bytes.NewReader(data)); err == nil {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(written(f, noise(9, 9), fields))
	for _, data := range damaged(f) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		read, err := Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		again, err := Read(bytes.NewReader(written(t, noise(1, 1), read)))
		if err != nil || !slices.Equal(again, read) {
			t.Errorf("%q became %q, %v", read, again, err)
		}
	})
}
