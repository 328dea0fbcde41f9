package demo

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"watchfloor/assets"
)

// A cutting is an Annex B stream and the access units in it: a letter for
// each NAL unit, a key frame's in capitals.
type cutting struct {
	name   string
	h265   bool
	stream []byte
	want   string
}

// nal264 and nal265 make NAL units, by letter, behind a start code.
func nal264(letters string) (stream []byte) {
	units := map[rune][]byte{
		'd': {9, 0xf0}, 's': {0x67, 66}, 'p': {0x68, 1}, 'e': {6, 5}, 'i': {0x65, 0x88}, 'c': {0x65, 0x40},
		'f': {0x41, 0x9a}, 'n': {0x41, 0x20}, 'x': {12, 1},
	}
	for _, l := range letters {
		stream = append(append(stream, 0, 0, 0, 1), units[l]...)
	}
	return stream
}

func nal265(letters string) (stream []byte) {
	units := map[rune][]byte{
		'd': {35 << 1, 1, 0x50}, 'v': {32 << 1, 1, 1}, 's': {33 << 1, 1, 1}, 'p': {34 << 1, 1, 1}, 'e': {39 << 1, 1, 5},
		'i': {19 << 1, 1, 0x80}, 'c': {19 << 1, 1, 0x20}, 'f': {1 << 1, 1, 0x80}, 'n': {1 << 1, 1, 0x20}, 'x': {40 << 1, 1, 1},
	}
	for _, l := range letters {
		stream = append(append(stream, 0, 0, 0, 1), units[l]...)
	}
	return stream
}

func cuttings() []cutting {
	return []cutting{
		{"nothing", false, nil, ""},
		{"no start code", false, []byte("garbage"), ""},
		{"only parameters", false, nal264("sp"), ""},
		{"one picture", false, nal264("spi"), "SPI"},
		{"delimiters", false, nal264("dspidfdf"), "SPI f f"},
		{"no delimiters", false, nal264("spifff"), "SPI f f f"},
		{"slices", false, nal264("spicccfnnfnn"), "SPICCC fnn fnn"},
		{"prefixes and suffixes", false, nal264("dspeixdefxspei"), "SPEIX efx SPEI"},
		{"slices without a beginning go with the next picture", false, nal264("nnspi"), "NNSPI"},
		{"three byte codes and padding", false, bytes.ReplaceAll(nal264("spif"), []byte{0, 0, 0, 1}, []byte{0, 0, 0, 0, 0, 1}), "SPI f"},
		{"empty units", false, append([]byte{0, 0, 1, 0, 0, 1}, nal264("spi")...), "SPI"},
		{"cut off", false, append(nal264("spif"), 0, 0, 1), "SPI f"},
		{"one byte units", false, []byte{0, 0, 1, 0x65, 0, 0, 1, 0x41}, ""},
		{"one picture", true, nal265("vspi"), "VSPI"},
		{"slices", true, nal265("dvspeiccdfnndfn"), "VSPEICC fnn fn"},
		{"prefixes and suffixes", true, nal265("vspixefxf"), "VSPIX efx f"},
		{"one byte units", true, []byte{0, 0, 1, 38, 0, 0, 1, 2}, ""},
	}
}

// spell writes access units as a cutting wants them.
func spell(c *clip, h265 bool) string {
	var words []string
	alphabet := "dvspeicfnx"
	make1 := nal264
	if h265 {
		make1 = nal265
	}
	for i, unit := range c.frames {
		word := ""
		for _, nal := range unit {
			word += string(alphabet[strings.IndexFunc(alphabet, func(l rune) bool {
				made := make1(string(l))
				return len(made) > 4 && bytes.Equal(made[4:], nal)
			})])
		}
		if c.key[i] {
			word = strings.ToUpper(word)
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

func TestCut(t *testing.T) {
	for _, c := range cuttings() {
		if got := spell(cut(c.stream, kinds(c.h265)), c.h265); got != c.want {
			t.Errorf("%s, H.265 %v: cut into %q, want %q", c.name, c.h265, got, c.want)
		}
	}
}

func FuzzCut(f *testing.F) {
	for _, c := range cuttings() {
		f.Add(c.stream, c.h265)
	}
	f.Fuzz(func(t *testing.T, data []byte, h265 bool) {
		c := cut(data, kinds(h265))
		if len(c.frames) != len(c.key) {
			t.Fatalf("%d frames, %d marks of key frames", len(c.frames), len(c.key))
		}
		rest := nalUnits(data)
		for _, unit := range c.frames {
			if len(unit) == 0 {
				t.Fatal("an empty access unit")
			}
			for _, nal := range unit {
				i := slices.IndexFunc(rest, func(x []byte) bool { return &x[0] == &nal[0] })
				if i < 0 || len(nal) == 0 {
					t.Fatal("a NAL unit that is not in the stream, or not in its order")
				}
				rest = rest[i+1:]
			}
		}
	})
}

func TestReadClip(t *testing.T) {
	clips := fstest.MapFS{
		"good.h264":  {Data: nal264("spif")},
		"good.h265":  {Data: nal265("vspif")},
		"late.h264":  {Data: nal264("fspi")},
		"bare.h264":  {Data: nal264("if")},
		"novps.h265": {Data: nal265("spif")},
		"empty.h264": {},
	}
	for name, problem := range map[string]string{
		"good.h264": "", "good.h265": "", "late.h264": "begin", "bare.h264": "begin", "novps.h265": "begin",
		"empty.h264": "begin", "none.h264": "go generate",
	} {
		_, err := readClip(clips, name, strings.HasSuffix(name, "5"))
		if problem == "" && err != nil || problem != "" && (err == nil || !strings.Contains(err.Error(), problem) || !strings.Contains(err.Error(), name)) {
			t.Errorf("%s: %v, want %q", name, err, problem)
		}
	}
}

// The clips of the program: a viewer waits a second for a picture at most,
// and needs nothing but what is in the stream.
func TestEmbeddedClips(t *testing.T) {
	town := monaco(t)
	for _, c := range town.cameras {
		for _, role := range []string{"main", "sub"} {
			name := c.ID + "-" + role + "." + strings.ToLower(c.Codec)
			film, err := readClip(assets.Clips(), name, c.Codec == "H265")
			if err != nil {
				t.Error(err)
				continue
			}
			if len(film.frames)%frameRate != 0 || len(film.frames) < 2*frameRate {
				t.Errorf("%s has %d frames, not some whole seconds", name, len(film.frames))
			}
			for i, unit := range film.frames {
				key, params := contents(unit, c.Codec == "H265")
				if wanted := i%frameRate == 0; key != wanted || film.key[i] != wanted || params != wanted {
					t.Fatalf("%s, frame %d: key %v (%v), parameter sets %v", name, i, key, film.key[i], params)
				}
			}
		}
	}
	files, err := fs.Glob(assets.Clips(), "*.h26?")
	if err != nil || len(files) != 2*len(town.cameras) {
		t.Errorf("%d clips for %d cameras, %v", len(files), len(town.cameras), err)
	}
}
