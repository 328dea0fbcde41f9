package stream

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A sized is the beginning of an access unit, and what size it announces.
type sized struct {
	name string
	unit AccessUnit
	size image.Point
}

// sizedUnits are those that testdata/size/make.sh has encoders make, and some
// that no encoder makes.
func sizedUnits(t testing.TB) (all []sized) {
	t.Helper()
	files, err := filepath.Glob("testdata/size/*_*x*")
	if err != nil || len(files) < 28 {
		t.Fatalf("%d files in testdata/size: %v", len(files), err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		part := strings.Split(filepath.Base(f), "_")
		s := sized{name: part[0] + " " + part[1], unit: AccessUnit{Data: data, Codec: Codec(part[0]), Key: true}}
		if _, err := fmt.Sscanf(part[2], "%dx%d", &s.size.X, &s.size.Y); err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	return append(all, crafted(all)...)
}

// crafted are units in which the size does not stand where it is expected.
func crafted(plain []sized) []sized {
	of := func(name string) []byte {
		for _, s := range plain {
			if s.name == name {
				return s.unit.Data
			}
		}
		panic(name)
	}
	sei := []byte{0, 0, 1, 6, 5, 1, 0, 0x80}
	late := []byte{}
	for range 100 {
		late = append(late, sei...)
	}
	inter := "10 00 0 1 1 0 00 00000000 000000000000 000 " // VP9: not key, shown, not resilient, no size to take
	return []sized{
		{"H264 behind a hundred others", AccessUnit{Data: append(late, of("H264 wide")...), Codec: H264}, image.Pt(16384, 64)},
		{"H264 two sets", AccessUnit{Data: append(of("H264 fields")[:60:60], of("H264 wide")...), Codec: H264}, image.Pt(16384, 576)},
		{"MJPEG behind a scan", AccessUnit{Data: append([]byte{0xFF, 0xD8, 0xFF, 0xDA, 0, 2, 1, 0xFF, 0, 7, 0xFF, 0xD0, 9}, of("MJPEG wide")...), Codec: MJPEG}, image.Pt(16384, 16)},
		{"VP9 inter frame of a new size", AccessUnit{Data: fromBits(inter + "1111111111111110 0000000000001111"), Codec: VP9}, image.Pt(65535, 16)},
		{"VP9 superframe", AccessUnit{Data: superframe(of("VP9 420"), of("VP9 wide")), Codec: VP9}, image.Pt(16384, 360)},
		{"VP9 shows an earlier frame", AccessUnit{Data: fromBits("10 00 1 000"), Codec: VP9}, image.Point{}},
		{"VP8 inter frame", AccessUnit{Data: append([]byte{1}, of("VP8 wide")[1:]...), Codec: VP8}, image.Point{}},
		{"a codec without a parser", AccessUnit{Data: of("H264 wide"), Codec: "H261"}, image.Point{}},
		{"nothing", AccessUnit{Codec: AV1}, image.Point{}},
	}
}

// fromBits is a text of zeros and ones as bytes.
func fromBits(text string) (data []byte) {
	n := 0
	for _, c := range text {
		if c == ' ' {
			continue
		}
		if n%8 == 0 {
			data = append(data, 0)
		}
		data[n/8] |= byte(c-'0') << (7 - n%8)
		n++
	}
	return data
}

// superframe puts VP9 frames into one unit, with an index of two bytes each.
func superframe(frames ...[]byte) (data []byte) {
	marker := byte(6<<5 | 1<<3 | (len(frames) - 1))
	index := []byte{marker}
	for _, f := range frames {
		data = append(data, f...)
		index = append(index, byte(len(f)), byte(len(f)>>8))
	}
	return append(append(data, index...), marker)
}

func TestPictureSize(t *testing.T) {
	for _, s := range sizedUnits(t) {
		got, err := pictureSize(s.unit)
		if got != s.size {
			t.Errorf("%s: %v, want %v", s.name, got, s.size)
		}
		if large := s.size.X > maxSide; large != (err != nil) {
			t.Errorf("%s, %v: %v", s.name, s.size, err)
		}
	}
}

// TestPictureSizeOfWhatIsCutOff: a header that ends early announces nothing,
// or what it would.
func TestPictureSizeOfWhatIsCutOff(t *testing.T) {
	for _, s := range sizedUnits(t) {
		for n := range s.unit.Data {
			u := s.unit
			u.Data = u.Data[:n:n]
			if p := announced(u); p.X > max(s.size.X, 1<<16) || p.Y > max(s.size.Y, 1<<16) {
				t.Fatalf("%s, %d bytes of it: %v", s.name, n, p)
			}
		}
	}
}

// TestPictureSizeAllocatesNothing, as each unit is looked at.
func TestPictureSizeAllocatesNothing(t *testing.T) {
	for _, s := range sizedUnits(t) {
		if n := testing.AllocsPerRun(10, func() { announced(s.unit) }); n != 0 {
			t.Errorf("%s: %v allocations", s.name, n)
		}
	}
}

// fuzzSize feeds a parser what the test's table has for its codec.
func fuzzSize(f *testing.F, c Codec) {
	for _, s := range sizedUnits(f) {
		if s.unit.Codec == c {
			f.Add(s.unit.Data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := pictureSize(AccessUnit{Data: data, Codec: c})
		if p.X < 0 || p.Y < 0 {
			t.Fatalf("a size of %v", p)
		}
		if large := p.X > maxSide || p.Y > maxSide || p.X*p.Y > maxPixels; large != (err != nil) {
			t.Fatalf("%v is accepted or refused wrongly: %v", p, err)
		}
	})
}

func FuzzH264Size(f *testing.F)  { fuzzSize(f, H264) }
func FuzzH265Size(f *testing.F)  { fuzzSize(f, H265) }
func FuzzMJPEGSize(f *testing.F) { fuzzSize(f, MJPEG) }
func FuzzMPEG4Size(f *testing.F) { fuzzSize(f, MPEG4) }
func FuzzAV1Size(f *testing.F)   { fuzzSize(f, AV1) }
func FuzzVP8Size(f *testing.F)   { fuzzSize(f, VP8) }
func FuzzVP9Size(f *testing.F)   { fuzzSize(f, VP9) }
