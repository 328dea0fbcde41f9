//go:build linux

package e2e

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"watchfloor/assets/generate/footage/recording"
	"watchfloor/assets/mark"
	"watchfloor/feed"
	"watchfloor/ui"
	"watchfloor/wall/decode"
)

// play lets it play for a second, among keys.
const play = ""

// frames reads the marks of the three tiles, once they stand still and are
// right.
func (st *desk) frames(tw *twin, what string, right func(at [3]int) bool) (at [3]int) {
	st.t.Helper()
	last, all := [3]int{-1, -1, -1}, false
	defer func() {
		if st.t.Failed() {
			st.t.Logf("the tiles show the frames %v, each a picture: %v", at, all)
		}
	}()
	await(st.t, 20*time.Second, 100*time.Millisecond, what, func() bool {
		last, all = at, true
		img := picture(st.t, st.s)
		for slot := range at {
			_, frame, ok := mark.Find(img, tw.tile(slot))
			at[slot], all = frame, all && ok
		}
		return all && at == last && right(at)
	})
	return at
}

// ahead is by how many frames a is ahead of b in marks that begin again.
func ahead(a, b int) int {
	n := ((a-b)%mark.Frames + mark.Frames) % mark.Frames
	if n > mark.Frames/2 {
		n -= mark.Frames
	}
	return n
}

// apart is how many frames the three files are apart at most.
func apart(at [3]int) (most int) {
	for _, frame := range at[1:] {
		most = max(most, ahead(frame, at[0]), ahead(at[0], frame))
	}
	return most
}

// TestFootage plays recordings of half a minute, and damaged ones.
func TestFootage(t *testing.T) {
	build(t)
	dir := t.TempDir()
	var three []string
	for _, f := range recording.Files()[:3] {
		f.Length = 30 * time.Second
		path := filepath.Join(dir, f.Name)
		if err := f.Make(t.Context(), path); err != nil {
			t.Fatal(err)
		}
		three = append(three, path)
	}
	if err := recording.Damage(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	t.Run("three files stay together", func(t *testing.T) { together(t, three) })
	t.Run("damaged files say what is wrong", func(t *testing.T) { damaged(t, filepath.Join(dir, "damaged")) })
}

// together jumps, steps, and plays both ways through a file with B-frames and
// a group of ten seconds, one named by its time, and one whose start is typed
// in.
func together(t *testing.T, three []string) {
	st := &desk{t: t, s: startScreen(t), home: t.TempDir(), args: []string{"--fullscreen"}}
	st.args = append(st.args, three...)
	st.start()
	keep(t, st.s)
	tw := newTwin(t, feed.NewStore(), func(c *ui.Config) { c.Files = three })
	eventually(t, 60*time.Second, "the first file is open", func() bool {
		_, _, ok := mark.Find(picture(t, st.s), tw.tile(0))
		return ok
	})
	st.keys("alt+3", "shift+s", "ctrl+a")
	st.typed("2026-11-24 15:30:08.400\n")
	st.keys("alt+1")
	var was [3]int
	for i, do := range []struct {
		keys []string // pressed, after going to the time if there is one
		to   string
		by   int // frames from where it was, without a time; 0: not told
	}{
		{to: "15:30:25"},
		{keys: []string{"Right"}, by: 1},
		{keys: []string{"Right", "Right", "Right"}, by: 3},
		{keys: []string{"Left"}, by: -1},
		{to: "15:30:19.960"}, // before a key frame of the first
		{keys: []string{"Right"}, by: 1},
		{keys: []string{"Left", "Left"}, by: -2},
		{keys: []string{"ctrl+Right"}, by: 25},
		{keys: []string{"ctrl+Left", "ctrl+Left"}, by: -50},
		{keys: []string{"space", play, "space"}},
		{keys: []string{"r", play, "space"}},
		{keys: []string{"Left"}, by: -1},
		{to: "15:30:29.900"},                           // among the last of the first
		{keys: []string{"space", play, play, "space"}}, // backwards still
		{to: "15:30:12.040"},                           // among the first of the second
		{keys: []string{"Right"}, by: 1},
	} {
		if do.to != "" {
			st.keys("slash", "ctrl+a")
			st.typed(do.to + "\n")
		}
		for _, key := range do.keys {
			if key == play {
				time.Sleep(time.Second)
				continue
			}
			st.keys(key)
		}
		what := fmt.Sprintf("%d, %s %q: the files are together where they belong", i, do.to, do.keys)
		was = st.frames(tw, what, func(at [3]int) bool {
			there := do.to == "" || ahead(at[0], frameAt(t, do.to)) == 0
			return there && apart(at) <= 1 && (do.by == 0 || ahead(at[0], was[0]) == do.by)
		})
	}
}

// frameAt is the frame that is due at a time of the recordings' day.
func frameAt(t *testing.T, clock string) int {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04:05", recording.Epoch().Format("2006-01-02 ")+clock, time.Local)
	if err != nil {
		t.Fatal(err)
	}
	return recording.FrameAt(at)
}

// damaged opens a folder of such files: the program goes on, and each tile
// says its problem.
func damaged(t *testing.T, folder string) {
	s := startScreen(t)
	out := startConsole(t, s, folder)
	keep(t, s)
	eventually(t, 60*time.Second, "the program has tried all files", func() bool {
		return strings.Count(out.String(), "file cannot be played") == 4
	})
	tw := newTwin(t, feed.NewStore(), func(c *ui.Config) {
		c.Files, c.OpenRecording = []string{folder}, decode.OpenFile
	})
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); tw.app.Run(ctx) }()
	t.Cleanup(func() { cancel(); <-done })
	for _, why := range []string{"has no usable index (moov)", "is empty (0 bytes)", "is no video file", "holds sound but no picture"} {
		eventually(t, 10*time.Second, "a tile says: "+why, func() bool { return strings.Contains(tw.words(), why) })
	}
	eventually(t, 10*time.Second, "what is left of the stream plays", func() bool {
		_, _, ok := mark.Find(picture(t, s), tw.tile(1))
		return ok
	})
}
