package rtsp

import (
	"bytes"
	"testing"
)

var messages = []struct {
	name     string
	sei      []byte
	frames   uint
	recovers bool
}{
	{"at once", []byte{6, 1, 0xC4, 0x80}, 0, true},
	{"after 3 frames", []byte{6, 1, 0x24, 0x80}, 3, true},
	{"after 29 frames", []byte{6, 2, 0x0F, 0x40, 0x80}, 29, true},
	{"behind another message", []byte{5, 3, 1, 2, 3, 6, 1, 0xC4, 0x80}, 0, true},
	{"behind a long one", append(append([]byte{5, 255, 2}, make([]byte, 257)...), 6, 1, 0x80, 0x80), 0, true},
	{"another message", []byte{5, 1, 0xC4, 0x80}, 0, false},
	{"of a type beyond 255", []byte{255, 6, 1, 0xC4, 0x80}, 0, false},
	{"cut off", []byte{6, 9, 0xC4, 0x80}, 0, false},
	{"without a number", []byte{6, 0, 0x80}, 0, false},
	{"with too long a number", []byte{6, 4, 0, 0, 0, 1, 0x80}, 0, false},
	{"nothing", nil, 0, false},
	{"endless", bytes.Repeat([]byte{255}, 64), 0, false},
}

func TestRecoveryPoints(t *testing.T) {
	for _, c := range messages {
		if frames, ok := recovery(c.sei); frames != c.frames || ok != c.recovers {
			t.Errorf("%s: %d, %v, want %d, %v", c.name, frames, ok, c.frames, c.recovers)
		}
	}
}

func FuzzRecovery(f *testing.F) {
	for _, c := range messages {
		f.Add(c.sei)
	}
	f.Fuzz(func(t *testing.T, sei []byte) { recovery(sei) })
}

// TestRefreshingStreams get their parameter sets where pictures begin to
// become whole, and are key only where they are at once.
func TestRefreshingStreams(t *testing.T) {
	sps, pps, slice := []byte{0x67, 1}, []byte{0x68, 2}, []byte{0x41, 0x9A, 3}
	for _, c := range []struct {
		name   string
		sei    []byte
		key    bool
		params bool
	}{
		{"an I picture", []byte{6, 6, 1, 0xC4, 0x80}, true, true},
		{"intra refresh", []byte{6, 6, 1, 0x24, 0x80}, false, true},
		{"nothing of the kind", []byte{6, 5, 1, 0xC4, 0x80}, false, false},
	} {
		s := &nals{kind: h264Kind, params: [][]byte{sps, pps}}
		data, key := s.join([][]byte{c.sei, slice}, true)
		want := annexB(nil, [][]byte{c.sei, slice})
		if c.params {
			want = annexB([][]byte{sps, pps}, [][]byte{c.sei, slice})
		}
		if key != c.key || !bytes.Equal(data, want) {
			t.Errorf("%s: key %v, %x", c.name, key, data)
		}
	}
}
