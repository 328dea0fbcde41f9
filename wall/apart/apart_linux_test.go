package apart_test

import (
	"bytes"
	"context"
	"crypto/md5"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"io"
	"log/slog"
	"math"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"watchfloor/wall/apart"
	"watchfloor/wall/decode"
	"watchfloor/wall/stream"
)

// child makes this program a child; its decoder does what units ask for.
// parent makes it one that has a child.
const (
	child  = "child"
	parent = "parent"
)

func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == child {
		if err := apart.Serve(newWicked); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	if len(os.Args) == 3 && os.Args[1] == "lie" {
		apart.Lie(os.Args[2])
	}
	if len(os.Args) == 2 && os.Args[1] == parent {
		beParent()
	}
	os.Exit(m.Run())
}

// What a wicked decoder can be told to do, as the data of a unit.
var (
	crash = []byte("write where there is no memory")
	eat   = []byte("take all memory")
	hang  = []byte("never answer, and compute")
	sleep = []byte("never answer, and do nothing")
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
			all = append(all, make([]byte, 16<<20))
		}
	case bytes.Equal(u.Data, hang):
		for n := 0; ; n++ {
			runtime.KeepAlive(n)
		}
	case bytes.Equal(u.Data, sleep):
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

// A journal is a log to look into. Safe for concurrent use.
type journal struct {
	mu   sync.Mutex
	text strings.Builder
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(p)
}

func (j *journal) has(what string) bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	return strings.Contains(j.text.String(), what)
}

// TestAWickedStreamEndsItsDecoderOnly has a decoder do harm: it is found out
// and said, the pictures it gave out stay, and the next is there soon.
func TestAWickedStreamEndsItsDecoderOnly(t *testing.T) {
	for name, c := range map[string]struct {
		unit []byte
		said string
	}{
		"crash":         {crash, "exit status 2"},
		"out of memory": {eat, "a decoder process died"},
		"hang":          {hang, "did not answer"},
		"sleep":         {sleep, "did not answer"},
		"shout":         {shout, "broken pipe"},
		"exit":          {exit, "exit status 3"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			testWicked(t, c.unit, c.said)
		})
	}
}

func testWicked(t *testing.T, unit []byte, said string) {
	var log journal
	k := keeper(t, slog.New(slog.NewTextHandler(&log, nil)))
	units := units264(read(t, "pattern.h264"))
	d, err := k.NewDecoder(stream.Coding{Codec: stream.H264, Size: image.Pt(336, 192)})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
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
	eventually(t, 5*time.Second, "the log says "+said, func() bool { return log.has(said) })
}

func TestHeldPicturesAreBoundedAndStayAsTheyAre(t *testing.T) {
	k := keeper(t, nil)
	units := units264(read(t, "pattern.h264"))
	want := strings.Fields(string(read(t, "pattern.h264.md5")))
	d := open(t, k, stream.H264)
	held := decodeAll(t, d, units[:20])
	if len(held) != 16 {
		t.Fatalf("%d pictures are held, want 16", len(held))
	}
	for i, f := range held {
		if sum(f) != want[i] {
			t.Errorf("picture %d has changed while it was held", i)
		}
		f.Release()
	}
	f, err := d.Decode(stream.AccessUnit{Data: units[20]})
	if err != nil || f == nil {
		t.Fatalf("after release: %v, %v", f, err)
	}
	if sum(f) != want[20] {
		t.Error("after release: another picture")
	}
	f.Release()
}

func TestPicturesMayGrow(t *testing.T) {
	k := keeper(t, nil)
	d := open(t, k, stream.H264)
	for _, size := range []image.Point{{320, 180}, {1280, 720}, {640, 360}, {1920, 1080}} {
		inside, err := decode.New(stream.Coding{Codec: stream.H264})
		if err != nil {
			t.Fatal(err)
		}
		units := film(t, size.X, size.Y, 5)
		for i, want := range decodeAll(t, inside, units) {
			got, err := d.Decode(stream.AccessUnit{Data: units[i], Key: i == 0})
			if err != nil || got == nil {
				t.Fatalf("picture %d of %v: %v, %v", i, size, got, err)
			}
			if got.Size != size || sum(got) != sum(want) || got.Colour != want.Colour || got.SAR != want.SAR {
				t.Errorf("picture %d of %v is another: %v %v", i, size, got.Size, got.Colour)
			}
			got.Release()
			want.Release()
		}
		inside.Close()
	}
}

func TestPlayingAllocatesNothing(t *testing.T) {
	d := open(t, keeper(t, nil), stream.H264)
	units := units264(read(t, "pattern.h264"))
	var shown *stream.Frame
	i := 0
	next := func() {
		f, err := d.Decode(stream.AccessUnit{Data: units[i%len(units)], Key: i%len(units) == 0})
		if err != nil || f == nil {
			t.Fatal(f, err)
		}
		shown.Release()
		shown = f
		i++
	}
	next()
	if n := testing.AllocsPerRun(100, next); n != 0 {
		t.Errorf("%v allocations a picture", n)
	}
	shown.Release()
}

// mappings is how much shared memory of ours this process has mapped, and how
// many descriptors are open.
func mappings(t *testing.T) (maps, descriptors int) {
	t.Helper()
	b, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		t.Fatal(err)
	}
	fds, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Count(string(b), "watchfloor pictures"), len(fds)
}

func TestNothingIsLeftBehind(t *testing.T) {
	runtime.GC() // closes what earlier tests forgot
	maps0, fds0 := mappings(t)
	pids := map[int]bool{}
	t.Run("play", func(t *testing.T) {
		k := keeper(t, nil)
		units := units264(read(t, "pattern.h264"))
		for i := range 8 {
			d := open(t, k, stream.H264)
			pids[apart.PID(d)] = true
			for _, f := range decodeAll(t, d, units[:5]) {
				f.Release()
			}
			if i%2 == 0 {
				_, _ = d.Decode(stream.AccessUnit{Data: crash})
			}
		}
	})
	maps, fds := mappings(t)
	if maps != maps0 || fds > fds0+1 { // a poller, perhaps
		t.Errorf("%d mappings and %d descriptors, were %d and %d", maps, fds, maps0, fds0)
	}
	for pid := range pids {
		if unix.Kill(pid, 0) == nil {
			t.Errorf("process %d still runs", pid)
		}
	}
}

// beParent opens a decoder, says which process it is, and waits to be killed.
func beParent() {
	k := apart.New(apart.Config{Command: []string{os.Args[0], child}})
	go k.Run(context.Background())
	d, err := k.NewDecoder(stream.Coding{Codec: stream.H264})
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println(apart.PID(d))
	time.Sleep(time.Hour)
}

func TestChildrenEndWithTheirParent(t *testing.T) {
	cmd := exec.Command(os.Args[0], parent)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var pid int
	_, err = fmt.Fscan(out, &pid)
	if err == nil {
		err = unix.Kill(pid, 0)
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	if err != nil {
		t.Fatal("there was no child: ", err)
	}
	eventually(t, 5*time.Second, "the child has ended", func() bool { return unix.Kill(pid, 0) != nil })
}
