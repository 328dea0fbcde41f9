//go:build linux

package e2e

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"watchfloor/assets/mark"
	"watchfloor/ui/still"
)

// TestThePictureOfATile freezes one and keeps it as a file, of which the
// picture's own mark tells that it is what was on the screen.
func TestThePictureOfATile(t *testing.T) {
	d := startDesk(t)
	tw := newTwin(t, d.store)
	read := func(slot int) (camera, frame int) {
		camera, frame, _ = mark.Find(picture(t, d.s), tw.tile(slot))
		return camera, frame
	}
	d.keys("alt+1", "y")
	time.Sleep(500 * time.Millisecond)
	camera, frozen := read(0)
	_, other := read(1)
	time.Sleep(time.Second)
	if c, f := read(0); c != camera || f != frozen || camera == 0 {
		t.Errorf("a frozen tile shows camera %d, frame %d, after %d, %d", c, f, camera, frozen)
	}
	if _, f := read(1); f == other {
		t.Error("the tile beside stands too")
	}
	d.keys("s")
	file := d.snapshot()
	if c, f := markOf(t, file); c != camera || f != frozen {
		t.Errorf("the file shows camera %d, frame %d, the tile %d, %d", c, f, camera, frozen)
	}
	d.keys("y")
	eventually(t, 10*time.Second, "the tile goes on", func() bool { _, f := read(0); return f != frozen })
}

// snapshot is the picture file that the console has written.
func (d *desk) snapshot() string {
	d.t.Helper()
	var files []string
	eventually(d.t, 10*time.Second, "the picture is a file", func() bool {
		files, _ = filepath.Glob(filepath.Join(d.home, "Pictures", "Watchfloor", "*.png"))
		return len(files) == 1 && complete(files[0])
	})
	return files[0]
}

func complete(file string) bool {
	f, err := os.Open(file)
	if err != nil {
		return false
	}
	defer f.Close()
	_, err = still.Read(f)
	return err == nil
}

// markOf reads a kept picture, which must say what it is.
func markOf(t *testing.T, file string) (camera, frame int) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	fields, err := still.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Title", "Source", "Creation Time", "Time by"} {
		if !slices.ContainsFunc(fields, func(f still.Field) bool { return f.Name == want && f.Text != "" }) {
			t.Errorf("the file does not tell its %s", want)
		}
	}
	if _, err := f.Seek(0, 0); err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if w := img.Bounds().Dx(); w < 640 {
		t.Errorf("the picture is %d pixels wide", w)
	}
	camera, frame, ok := mark.Read(img, img.Bounds())
	if !ok {
		t.Error("the file shows no mark")
	}
	return camera, frame
}

// TestADecoderThatCrashesHarmsNobodyElse kills decoders of a wall whose
// streams are decoded apart, and reads from the screen what plays.
func TestADecoderThatCrashesHarmsNobodyElse(t *testing.T) {
	s, c := startScreen(t), startCity(t)
	d := &desk{
		t: t, s: s, store: secondStation(t, c), home: t.TempDir(),
		args: []string{"--hub", c.hub, "--token-file", c.tokenFile, "--fullscreen", "--decoder", "process"},
	}
	d.start()
	keep(t, s)
	tw := newTwin(t, d.store)
	plays := func() int { return len(cameras(picture(t, s), tw, 16)) }
	eventually(t, 60*time.Second, "the wall plays", func() bool { return plays() > 12 })
	all := plays()
	for range 2 {
		children := decoders(t, d.cmd.Process.Pid)
		if len(children) < all {
			t.Fatalf("%d decoders for %d pictures", len(children), all)
		}
		if err := syscall.Kill(children[len(children)/2], syscall.SIGSEGV); err != nil {
			t.Fatal(err)
		}
		time.Sleep(200 * time.Millisecond)
		if n := plays(); n < all-1 {
			t.Errorf("%d of %d pictures are there after one decoder died", n, all)
		}
		time.Sleep(3 * time.Second)
	}
	before := marks(t, d, tw)
	time.Sleep(2 * time.Second)
	for slot, frame := range marks(t, d, tw) {
		if before[slot] == frame {
			t.Errorf("tile %d stands at frame %d", slot, frame)
		}
	}
}

// marks are the frames that the tiles show.
func marks(t *testing.T, d *desk, tw *twin) map[int]int {
	t.Helper()
	img, all := picture(t, d.s), map[int]int{}
	for slot := range 16 {
		if _, frame, ok := mark.Find(img, tw.tile(slot)); ok {
			all[slot] = frame
		}
	}
	return all
}

// decoders are the processes that a console decodes with.
func decoders(t *testing.T, console int) (pids []int) {
	t.Helper()
	names, err := filepath.Glob("/proc/[0-9]*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		line, err := os.ReadFile(name + "/cmdline")
		status, err2 := os.ReadFile(name + "/status")
		if err != nil || err2 != nil { // it has ended
			continue
		}
		pid, _ := strconv.Atoi(filepath.Base(name))
		if strings.Contains(string(line), "\x00decoder") && strings.Contains(string(status), fmt.Sprintf("\nPPid:\t%d\n", console)) {
			pids = append(pids, pid)
		}
	}
	return pids
}
