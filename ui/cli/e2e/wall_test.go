//go:build linux

package e2e

import (
	"encoding/json"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"watchfloor/assets/mark"
	"watchfloor/feed"
	"watchfloor/ui/cli/e2e/screen"
	"watchfloor/ui/views"
	"watchfloor/wall/layout"
)

// A desk is a console that can be killed and started again on its data.
type desk struct {
	t     *testing.T
	s     *screen.Screen
	store *feed.Store
	args  []string
	home  string
	cmd   *exec.Cmd
}

// startDesk runs a console of a demo city and waits until its wall plays.
func startDesk(t *testing.T) *desk {
	t.Helper()
	s, c := startScreen(t), startCity(t)
	st := &desk{
		t: t, s: s, store: secondStation(t, c), home: t.TempDir(),
		args: []string{"--hub", c.hub, "--token-file", c.tokenFile, "--fullscreen"},
	}
	st.start()
	keep(t, s) // taken before the program ends
	tw := newTwin(t, st.store)
	eventually(t, 30*time.Second, "the wall plays", func() bool { return len(cameras(picture(t, s), tw, 16)) > 12 })
	return st
}

func (st *desk) start() {
	st.cmd = exec.Command(build(st.t), append(st.args, "--data", st.home)...)
	st.cmd.Env = append(st.s.Env(), "FYNE_SCALE=1", "XDG_CONFIG_HOME="+st.home, "HOME="+st.home)
	launch(st.t, st.cmd)
}

// kill ends the console as a crash does.
func (st *desk) kill() {
	if err := st.cmd.Process.Kill(); err != nil {
		st.t.Fatal(err)
	}
	_ = st.cmd.Wait() // it was killed
}

// keys presses chords, with time to take effect.
func (st *desk) keys(chords ...string) {
	st.t.Helper()
	for _, c := range chords {
		if err := st.s.Key(c); err != nil {
			st.t.Fatal(err)
		}
		time.Sleep(250 * time.Millisecond)
	}
}

func (st *desk) typed(text string) {
	st.t.Helper()
	if err := st.s.Type(text); err != nil {
		st.t.Fatal(err)
	}
	time.Sleep(500 * time.Millisecond)
}

func (st *desk) drag(from, to image.Point) {
	st.t.Helper()
	if err := st.s.Drag(from, to, 12); err != nil {
		st.t.Fatal(err)
	}
	time.Sleep(700 * time.Millisecond)
}

// kept is the arrangement that the console has written down.
func (st *desk) kept() views.View {
	st.t.Helper()
	data, err := os.ReadFile(filepath.Join(st.home, "views.json"))
	if err != nil {
		st.t.Fatal(err)
	}
	var book struct {
		Last views.View `json:"last"`
	}
	if err := json.Unmarshal(data, &book); err != nil {
		st.t.Fatal(err)
	}
	return book.Last
}

// laid is a twin with a layout.
func (st *desk) laid(l layout.Layout) *twin {
	tw := newTwin(st.t, st.store)
	tw.wall.SetLayout(l)
	return tw
}

// title is in the title bar of a slot, away from what stands there.
func title(tw *twin, slot int) image.Point {
	r := tw.tile(slot)
	return image.Pt(r.Min.X+r.Dx()/2, r.Min.Y-5)
}

// shows reads which cameras the tiles of a layout show, 0 for none.
func (st *desk) shows(tw *twin) []int {
	img := picture(st.t, st.s)
	all := make([]int, tw.wall.Len())
	for slot := range all {
		all[slot], _, _ = mark.Find(img, tw.tile(slot))
	}
	return all
}

// expects waits until the tiles show cameras; 0 stands for none.
func (st *desk) expects(what string, l layout.Layout, want ...int) {
	st.t.Helper()
	tw := st.laid(l)
	var got []int
	defer func() {
		if st.t.Failed() {
			st.t.Logf("the tiles show %v, want %v", got, want)
		}
	}()
	eventually(st.t, 40*time.Second, what, func() bool {
		got = st.shows(tw)
		return slices.Equal(got, want)
	})
}

// TestFreeLayoutSurvivesAKill builds a free layout of seven tiles by dragging,
// saves it, kills the program, and finds it again.
func TestFreeLayoutSurvivesAKill(t *testing.T) {
	st := startDesk(t)
	grid := layout.Square(9)
	st.keys("ctrl+=", "e") // nine tiles, edited
	before := st.shows(st.laid(grid))
	tw := st.laid(grid)
	for _, slot := range []int{8, 7} {
		if err := st.s.Click(middle(tw.tile(slot))); err != nil {
			t.Fatal(err)
		}
		st.keys("Delete")
	}
	last := tw.tile(8)
	edge := image.Pt(tw.tile(6).Max.X-2, middle(tw.tile(6)).Y)
	st.drag(edge, edge.Add(image.Pt(tw.tile(7).Dx()/2, 0))) // the seventh tile grows to the right
	st.drag(middle(tw.tile(5)), middle(last))               // the sixth goes down to the corner
	st.keys("e", "ctrl+shift+s")
	st.typed("Night\n")
	time.Sleep(2 * time.Second) // it is written
	was := st.kept()
	if was.Layout.Len() != 7 || was.Layout.Name() != "free" || was.Layout.Validate() != nil {
		t.Fatalf("kept: %+v", was.Layout)
	}
	want := st.shows(st.laid(was.Layout))
	if !slices.Equal(want[:5], before[:5]) || slices.Contains(want, 0) {
		t.Fatalf("before %v, after %v", before, want)
	}
	if moved, old := was.Layout.Tiles[5], grid.Free().Tiles[5]; moved.Min.Y <= old.Min.Y {
		t.Errorf("the dragged tile lies at %v, before at %v", moved, old)
	}
	if wider, old := was.Layout.Tiles[6], grid.Free().Tiles[6]; wider.Dx() <= old.Dx() {
		t.Errorf("the tile that was made wider is %v, before %v", wider, old)
	}
	st.kill()
	st.start()
	st.expects("the layout is back after kill -9", was.Layout, want...)
	st.keys("l")
	st.expects("another layout", layout.Square(1), want[0])
	st.keys("ctrl+1")
	st.expects("the saved view is back by its key", was.Layout, want...)
}

// TestSwapUndoAndViewsByKey drags a tile onto another, and calls view 3.
func TestSwapUndoAndViewsByKey(t *testing.T) {
	st := startDesk(t)
	four := layout.Square(16)
	tw := st.laid(four)
	was := st.shows(tw)
	st.drag(title(tw, 0), middle(tw.tile(5)))
	swapped := slices.Clone(was)
	swapped[0], swapped[5] = was[5], was[0]
	st.expects("the two are swapped", four, swapped...)
	st.keys("ctrl+z")
	st.expects("undone", four, was...)
	st.keys("ctrl+y")
	st.expects("done again", four, swapped...)
	for _, name := range []string{"One", "Two", "Three"} {
		st.keys("ctrl+shift+s")
		st.typed(name + "\n")
		st.keys("ctrl+=") // fewer tiles
	}
	st.keys("ctrl+3")
	st.expects("view 3 by its key", layout.Square(4), swapped[:4]...)
	st.keys("ctrl+k")
	st.typed("Two\n")
	st.expects("view Two by its name", layout.Square(9), swapped[:9]...)
	st.keys("alt+2", "1", "2", "Return")
	dialled := slices.Clone(swapped[:9])
	dialled[1] = 12
	st.expects("camera 12 by its number", layout.Square(9), dialled...)
	st.keys("Delete")
	dialled[1] = 0
	st.expects("a cleared tile", layout.Square(9), dialled...)
}

// TestSequenceShowsNoBlack rotates a tile through four cameras for 30 s.
func TestSequenceShowsNoBlack(t *testing.T) {
	st := startDesk(t)
	st.keys("ctrl+=", "ctrl+=", "alt+1", "q", "ctrl+a")
	st.typed("1-4")
	st.keys("Tab", "ctrl+a")
	st.typed("3\n")
	tw := st.laid(layout.Square(4))
	seen := map[int]int{}
	pictures := 0
	time.Sleep(time.Second)
	enough := func(since time.Duration) bool { // on a slow machine pictures are rare
		return since > 30*time.Second && len(seen) == 4 || since > 2*time.Minute
	}
	for start := time.Now(); !enough(time.Since(start)); pictures++ {
		img := picture(t, st.s)
		camera, _, ok := mark.Find(img, tw.tile(0))
		if !ok {
			t.Fatalf("picture %d: the tile is black or bears no mark", pictures)
		}
		seen[camera]++
	}
	for camera := 1; camera <= 4; camera++ {
		if seen[camera] == 0 {
			t.Errorf("camera %d never showed: %v", camera, seen)
		}
	}
	t.Logf("%d pictures, by camera %v", pictures, seen)
}

// TestCamerasAreDraggedFromTheTree and from the map onto tiles.
func TestCamerasAreDraggedFromTheTree(t *testing.T) {
	st := startDesk(t)
	st.keys("ctrl+f")
	st.typed("Larvotto")
	time.Sleep(time.Second)
	tw := newTwin(t, st.store)
	tw.press("Ctrl+F")
	row := image.Pt(150, tw.origin(tw.wall).Y+95)
	target := middle(tw.tile(9))
	eventually(t, 15*time.Second, "the camera that was found plays where it was dropped", func() bool {
		st.drag(row, target)
		camera, _, ok := mark.Find(picture(t, st.s), tw.tile(9))
		return ok && camera == 12
	})
}
