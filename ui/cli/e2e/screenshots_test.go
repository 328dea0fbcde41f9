//go:build linux && screenshots

package e2e

import (
	"cmp"
	"context"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"watchfloor/assets/generate/footage/recording"
	"watchfloor/ui/cli/e2e/screen"
	"watchfloor/ui/views"
	"watchfloor/wall/layout"
)

// pictures is where the documentation has them.
const pictures = "../../../docs/screenshots"

// A scene is one run of the program, in which pictures are taken.
type scene struct {
	name string
	book views.Book // what the program finds
	args []string
	play func(*photographer)
	// mouse says that it clicks: the tests' window manager keeps clicks to
	// itself, and the keyboard needs none where there is one window.
	mouse bool
}

// TestScreenshots takes the pictures of the documentation, at both sizes.
func TestScreenshots(t *testing.T) {
	footage := t.TempDir()
	if err := recording.Make(t.Context(), footage); err != nil {
		t.Fatal(err)
	}
	for suffix, size := range map[string]image.Point{"": {X: 1920, Y: 1080}, "-1366": {X: 1366, Y: 768}} {
		for _, s := range slices.Concat(wallScenes(), footageScenes(footage), []scene{mapTools()}) {
			t.Run(s.name+suffix, func(t *testing.T) { s.run(t, size, suffix) })
		}
	}
	for _, s := range mapLooks() {
		t.Run(s.name, func(t *testing.T) { s.run(t, image.Pt(1366, 768), "") })
	}
}

func wallScenes() []scene {
	free := sevenTiles()
	named := views.Book{Views: []views.View{
		withCameras("Harbour", layout.Square(4), 5, 7, 8, 14), withCameras("Casino", layout.Square(9), 1, 2, 3, 4, 9, 10),
		withCameras("Night", layout.Square(4), 4, 9, 13),
	}, Last: &free}
	empty := views.View{Layout: layout.Square(9)}
	nine := withCameras("Nine", layout.Square(9), 1, 2, 3, 4, 5, 7, 9, 10, 14)
	return []scene{
		{"free-layout", named, nil, func(p *photographer) {
			p.wait(12 * time.Second)
			p.keys("alt+2", "e")
			p.save("free-layout")
		}, false},
		{"console", named, nil, func(p *photographer) {
			p.wait(12 * time.Second)
			p.keys("ctrl+f")
			p.typed("port")
			p.save("tree-search")
			p.keys("ctrl+a")
			p.typed("zeppelin")
			p.save("search-nothing")
			p.keys("Escape", "Escape", "c", "ctrl+k")
			p.typed("ha")
			p.save("palette")
			p.keys("Escape", "F1")
			p.save("keys")
		}, false},
		{"picture", views.Book{Last: &nine}, nil, func(p *photographer) {
			p.wait(12 * time.Second)
			p.keys("d")
			p.wait(4 * time.Second)
			p.save("figures")
			p.keys("d", "alt+4", "j", "Right", "Right", "Right", "Right", "Down", "Right", "Right", "Down", "Right", "Right")
			p.save("adjust")
		}, false},
		{"wall-empty", views.Book{Last: &empty}, nil, func(p *photographer) {
			p.wait(6 * time.Second)
			p.save("wall-empty")
			p.keys("b")
			p.save("footage-empty")
		}, false},
		{"tree-empty", views.Book{Last: &empty}, []string{"--hub", "ws://127.0.0.1:1/v1/ws"}, func(p *photographer) {
			p.wait(6 * time.Second)
			p.keys("c")
			p.save("tree-empty")
		}, false},
	}
}

func footageScenes(dir string) []scene {
	var three []string
	for _, f := range recording.Files()[:3] {
		three = append(three, filepath.Join(dir, f.Name))
	}
	return []scene{
		{"footage", views.Book{}, three, func(p *photographer) {
			p.wait(5 * time.Second)
			p.keys("space")
			p.wait(15 * time.Second) // all three have begun
			p.keys("space", "alt+3", "shift+s", "ctrl+a")
			p.typed("15:30:08.400\n") // which nothing in the third file tells
			p.keys("alt+1", "b")
			p.typed("White van stops at the quay\n")
			p.keys("ctrl+Right", "ctrl+Right", "i", "ctrl+Right", "ctrl+Right", "ctrl+Right", "u")
			p.save("footage")
		}, false},
		{"footage-errors", views.Book{}, []string{filepath.Join(dir, "damaged")}, func(p *photographer) {
			p.wait(6 * time.Second)
			p.save("footage-errors")
		}, false},
	}
}

// mapTools shows what can be done on the map.
func mapTools() scene {
	v := onMap("", 15.2)
	return scene{"map-tools", views.Book{Last: &v}, nil, func(p *photographer) {
		p.wait(12 * time.Second)
		p.keys("alt+l")
		p.save("map-layers")
		p.keys("Escape", "alt+m")
		for _, at := range []image.Point{{X: 500, Y: 300}, {X: 600, Y: 330}, {X: 660, Y: 420}, {X: 580, Y: 500}} {
			p.click(at)
		}
		p.save("map-measure")
		port := image.Pt(p.corner.X-46, 464) // the pencil of Port Hercule
		p.keys("Escape", "alt+z")
		p.click(port.Sub(image.Pt(174, 0)))
		p.click(port)
		p.wait(3 * time.Second)
		p.save("zone-edit")
	}, true}
}

// mapLooks are the map in each of its styles, far and near.
func mapLooks() []scene {
	var scenes []scene
	for style, theme := range map[string]string{"day": "light", "night": "dark", "contrast": "dark"} {
		for _, zoom := range []float64{3, 12, 16} {
			v, name := onMap(style, zoom), fmt.Sprintf("map-%s-z%.0f", style, zoom)
			scenes = append(scenes, scene{name, views.Book{Last: &v}, []string{"--theme", theme}, func(p *photographer) {
				p.wait(8 * time.Second)
				p.save(name)
			}, false})
		}
	}
	return scenes
}

// onMap is a view of nothing but the map of the demo city.
func onMap(style string, zoom float64) views.View {
	return views.View{
		Layout: layout.Square(1), Tiles: []views.Tile{{Kind: views.Chart, Bare: true}}, Panels: views.Panels{Show: "wall"},
		Map: views.Map{Lon: 7.4246, Lat: 43.7384, Zoom: zoom, Set: true, Style: style},
	}
}

// run starts the program on a screen of its own and plays the scene.
func (s scene) run(t *testing.T, size image.Point, suffix string) {
	start := screen.StartManaged
	if s.mouse {
		start = screen.Start
	}
	display, err := start(size)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(display.Close)
	home := t.TempDir()
	fillBook(t, filepath.Join(home, "data"), s.book)
	cmd := exec.Command(build(t), append([]string{"--fullscreen", "--data", filepath.Join(home, "data")}, s.args...)...)
	cmd.Env = append(display.Env(), "FYNE_SCALE=1", "XDG_CONFIG_HOME="+home)
	cmd.Dir = home
	launch(t, cmd)
	eventually(t, 30*time.Second, "the window is there", func() bool {
		all, err := display.Windows()
		return err == nil && len(all) > 0
	})
	s.play(&photographer{t, display, size.Sub(image.Pt(1, 1)), suffix})
}

// fillBook writes what the program shall find as its own views.
func fillBook(t *testing.T, dir string, b views.Book) {
	t.Helper()
	store, _, err := views.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	store.Save(b)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	store.Run(ctx) // writes, and ends
	if err := store.Problem(); err != nil {
		t.Fatal(err)
	}
}

// A photographer works the program and takes pictures of it. What fails ends
// the test.
type photographer struct {
	t      *testing.T
	screen *screen.Screen
	corner image.Point // the last of the screen
	suffix string      // of the files' names
}

// wait lets the program work for a while.
func (p *photographer) wait(d time.Duration) { time.Sleep(d) }

// keys presses chords, with time for each to be done.
func (p *photographer) keys(chords ...string) {
	p.t.Helper()
	for _, chord := range chords {
		if err := p.screen.Key(chord); err != nil {
			p.t.Fatal(err)
		}
		p.wait(400 * time.Millisecond)
	}
}

// click clicks, and waits until the next is not the second of two.
func (p *photographer) click(at image.Point) {
	p.t.Helper()
	if err := p.screen.Move(at); err != nil {
		p.t.Fatal(err)
	}
	p.wait(300 * time.Millisecond)
	if err := cmp.Or(p.screen.Press(at), p.screen.Release()); err != nil {
		p.t.Fatal(err)
	}
	p.wait(600 * time.Millisecond)
}

func (p *photographer) typed(text string) {
	p.t.Helper()
	if err := p.screen.Type(text); err != nil {
		p.t.Fatal(err)
	}
	p.wait(400 * time.Millisecond)
}

// save writes what the screen shows. The mouse is put where it covers and
// lights up nothing.
func (p *photographer) save(name string) {
	p.t.Helper()
	if err := p.screen.Move(p.corner); err != nil {
		p.t.Fatal(err)
	}
	p.wait(time.Second)
	img, err := p.screen.Picture()
	if err != nil {
		p.t.Fatal(err)
	}
	f, err := os.Create(filepath.Join(pictures, name+p.suffix+".png"))
	if err != nil {
		p.t.Fatal(err)
	}
	defer f.Close()
	small := png.Encoder{CompressionLevel: png.BestCompression}
	if err := small.Encode(f, screen.Compact(img)); err != nil {
		p.t.Fatal(err)
	}
}

// withCameras is a view of cameras of the demo city, by number.
func withCameras(name string, l layout.Layout, numbers ...int) views.View {
	v := views.View{Name: name, Layout: l}
	for _, n := range numbers {
		v.Tiles = append(v.Tiles, views.Tile{Kind: views.Camera, Camera: fmt.Sprintf("cam-%02d", n)})
	}
	return v
}

// sevenTiles is a free layout: one large tile, two beside it, three below and
// a clock.
func sevenTiles() views.View {
	v := withCameras("", layout.Layout{Columns: 24, Rows: 24, Tiles: []image.Rectangle{
		image.Rect(0, 0, 14, 14), image.Rect(14, 0, 24, 8), image.Rect(14, 8, 24, 14),
		image.Rect(0, 14, 8, 24), image.Rect(8, 14, 16, 24), image.Rect(16, 14, 24, 20), image.Rect(16, 20, 24, 24),
	}}, 7, 1, 5, 8, 12, 9)
	v.Tiles = append(v.Tiles, views.Tile{Kind: views.Clock})
	return v
}
