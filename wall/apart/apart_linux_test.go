package apart_test

import (
	"bytes"
	"crypto/md5"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math"
	"os"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"watchfloor/wall/apart"
	"watchfloor/wall/decode"
	"watchfloor/wall/stream"
)

// child makes this program a child; its decoder does what units ask for.
const child = "child"

func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == child {
		if err := apart.Serve(newWicked); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// What a wicked decoder can be told to do, as the data of a unit.
var (
	crash = []byte("write where there is no memory")
	eat   = []byte("take all memory")
	hang  = []byte("never answer")
	shout = []byte("write without end")
	exit  = []byte("exit")
)

// wicked is a real decoder that does harm when a unit says so, as one would
// that has been taken over.
type wicked struct{ stream.Decoder }

func newWicked(c stream.Coding) (stream.Decoder, error) {
	d, err := decode.New(c)
	return wicked{d}, err
}

func (w wicked) Decode(u stream.AccessUnit) (*stream.Frame, error) {
	switch {
	case bytes.Equal(u.Data, crash):
		memory, _ := unix.Mmap(-1, 0, 4096, unix.PROT_NONE, unix.MAP_ANON|unix.MAP_PRIVATE)
		memory[0] = 1 // SIGSEGV, by the processor
	case bytes.Equal(u.Data, eat):
		debug.SetGCPercent(-1)
		debug.SetMemoryLimit(math.MaxInt64)
		for all := [][]byte{}; ; {
			all = append(all, bytes.Repeat([]byte{1}, 16<<20))
		}
	case bytes.Equal(u.Data, hang):
		time.Sleep(time.Hour)
	case bytes.Equal(u.Data, shout):
		for {
			_, _ = io.WriteString(os.Stderr, strings.Repeat("no! ", 1000)+"\n")
		}
	case bytes.Equal(u.Data, exit):
		os.Exit(3)
	}
	return w.Decoder.Decode(u)
}

// keeper runs a Keeper whose children are this program, for the test.
func keeper(t testing.TB, log *slog.Logger) *apart.Keeper {
	t.Helper()
	k := apart.New(apart.Config{Command: []string{os.Args[0], child}, Log: log})
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		k.Run(t.Context())
	}()
	t.Cleanup(func() { <-ended })
	return k
}

func open(t testing.TB, k *apart.Keeper, c stream.Codec) stream.Decoder {
	t.Helper()
	d, err := k.NewDecoder(stream.Coding{Codec: c})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

func read(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile("../decode/testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// units264 cuts Annex B before each access unit delimiter.
func units264(b []byte) (all [][]byte) {
	delimiter := []byte{0, 0, 1, 9}
	for i := bytes.Index(b, delimiter); i >= 0; {
		end := bytes.Index(b[i+1:], delimiter)
		if end < 0 {
			return append(all, b[i:])
		}
		all = append(all, b[i:i+1+end])
		i += 1 + end
	}
	return all
}

// sum is the MD5 of the visible samples of yuv420p, as framemd5 has it.
func sum(f *stream.Frame) string {
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
	return hex.EncodeToString(h.Sum(nil))
}

// decodeAll returns the pictures of all units, in order.
func decodeAll(t testing.TB, d stream.Decoder, units [][]byte) (frames []*stream.Frame) {
	t.Helper()
	for i, u := range units {
		f, err := d.Decode(stream.AccessUnit{Data: u, Key: i == 0, Arrived: time.Unix(int64(i), 0)})
		if err != nil {
			t.Fatal(i, err)
		}
		if f != nil {
			frames = append(frames, f)
		}
	}
	return frames
}

func TestPicturesAreThoseOfTheDecoderInside(t *testing.T) {
	k := keeper(t, nil)
	units := units264(read(t, "pattern.h264"))
	want := strings.Fields(string(read(t, "pattern.h264.md5")))
	d := open(t, k, stream.H264)
	for i, u := range units {
		f, err := d.Decode(stream.AccessUnit{Data: u, Key: i == 0, Arrived: time.Unix(int64(i), 0)})
		if err != nil || f == nil {
			t.Fatalf("unit %d: %v %v", i, f, err)
		}
		if got := sum(f); got != want[i] {
			t.Fatalf("picture %d is %s, want %s", i, got, want[i])
		}
		if f.Arrived != time.Unix(int64(i), 0) {
			t.Fatalf("picture %d arrived %v", i, f.Arrived)
		}
		f.Release()
	}
	if d.Name() != "software, own process" {
		t.Error(d.Name())
	}
}

func TestFramesOutliveTheirDecoder(t *testing.T) {
	k := keeper(t, nil)
	d := open(t, k, stream.H264)
	frames := decodeAll(t, d, units264(read(t, "pattern.h264"))[:10])
	d.Close()
	want := strings.Fields(string(read(t, "pattern.h264.md5")))
	for i, f := range frames {
		if sum(f) != want[i] {
			t.Fatalf("picture %d changed after Close", i)
		}
		f.Release()
	}
}

func TestAWickedStreamEndsItsDecoderOnly(t *testing.T) {
	for name, unit := range map[string][]byte{
		"crash": crash, "out of memory": eat, "hang": hang, "shout": shout, "exit": exit,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			k := keeper(t, nil)
			units := units264(read(t, "pattern.h264"))
			d := open(t, k, stream.H264)
			kept := decodeAll(t, d, units[:3])
			began := time.Now()
			if f, err := d.Decode(stream.AccessUnit{Data: unit}); !errors.Is(err, stream.ErrGone) {
				t.Fatalf("%v %v, want stream.ErrGone", f, err)
			}
			died := time.Since(began)
			if _, err := d.Decode(stream.AccessUnit{Data: units[0], Key: true}); !errors.Is(err, stream.ErrGone) {
				t.Errorf("after its end: %v", err)
			}
			began = time.Now()
			for _, f := range decodeAll(t, open(t, k, stream.H264), units[:1]) {
				f.Release()
			}
			replaced := time.Since(began)
			t.Logf("found out after %v, replaced after another %v", died, replaced)
			if replaced > 2*time.Second {
				t.Errorf("replaced after %v", replaced)
			}
			want := strings.Fields(string(read(t, "pattern.h264.md5")))
			for i, f := range kept {
				if sum(f) != want[i] {
					t.Errorf("picture %d of the dead decoder has changed", i)
				}
				f.Release()
			}
		})
	}
}
