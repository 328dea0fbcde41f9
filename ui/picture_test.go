package ui

import (
	"image"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"watchfloor/feed"
	"watchfloor/ui/views"
	"watchfloor/wall"
	"watchfloor/wall/adjust"
	"watchfloor/wall/lens"
	"watchfloor/wall/mask"
)

func TestPictureToolsAskForATileFirst(t *testing.T) {
	d := newDesk(t)
	d.step(live, hubCameras(1))
	for _, key := range []string{"X", "Shift+X", "J", "Shift+J", "Y", "S"} {
		d.notice = notice{}
		d.press(key)
		d.step()
		if !strings.Contains(d.notice.words, "Select a tile") {
			t.Errorf("%s without a tile says %q", key, d.notice.words)
		}
	}
}

func TestFillStaysWithTheView(t *testing.T) {
	d := newDesk(t)
	d.step(live, hubCameras(1))
	d.press("Alt+1", "Shift+X")
	expect(t, "filled", d.wall.Filled(0), true)
	expect(t, "kept", d.stage.Now().Tile(0).Look, views.Look{Fill: true})
	d.press("Shift+X")
	expect(t, "kept", d.stage.Now().Tile(0).Look, views.Look{})
}

func TestAdjustingThePicture(t *testing.T) {
	d := newDesk(t)
	d.step(live, hubCameras(1))
	d.press("Alt+1", "J")
	d.step()
	focused := d.win.Canvas().Focused()
	if focused == nil {
		t.Fatal("no panel has the keyboard")
	}
	for _, key := range []fyne.KeyName{fyne.KeyRight, fyne.KeyDown, fyne.KeyRight, fyne.KeyUp} {
		d.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
	expect(t, "adjusted", d.wall.Adjust(0), adjust.Adjust{Brightness: 0.05, Contrast: 0.05})
	expect(t, "kept", d.stage.Now().Tile(0).Look, views.Look{Brightness: 0.05, Contrast: 0.05})
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	d.press("X")
	expect(t, "as it comes", d.wall.Adjust(0), adjust.Adjust{})
	expect(t, "kept", d.stage.Now().Tile(0).Look, views.Look{})
}

// TestMasksAndLensReachTheWall: what the backend says of a camera.
func TestMasksAndLensReachTheWall(t *testing.T) {
	d := newDesk(t)
	cameras := hubCameras(2)
	c := &cameras.Entities.Cameras[0]
	c.Masks, c.Mosaic = []feed.Mask{{{0, 0}, {0.5, 0}, {0, 0.5}}}, true
	c.Lens = feed.Lens{X: 0.5, Y: 0.5, Radius: 0.4, FOV: 190}
	d.step(live, cameras)
	got := d.wall.Content(0)
	if !mask.Equal(got.Masks, []mask.Mask{{{X: 0, Y: 0}, {X: 0.5, Y: 0}, {X: 0, Y: 0.5}}}) || !got.Mosaic {
		t.Errorf("masks %v, mosaic %v", got.Masks, got.Mosaic)
	}
	expect(t, "lens", got.Lens, lens.Lens{CX: 0.5, CY: 0.5, Radius: 0.4, FOV: 190})
	c.Masks, c.Lens.FOV = []feed.Mask{{{0, 0}, {1, 0}, {0, 1}}}, 180
	d.step(cameras)
	got = d.wall.Content(0)
	if !mask.Equal(got.Masks, []mask.Mask{{{X: 0, Y: 0}, {X: 1, Y: 0}, {X: 0, Y: 1}}}) || got.Lens.FOV != 180 {
		t.Errorf("changed: masks %v, lens %v", got.Masks, got.Lens)
	}
	expect(t, "role", got.Streams[0].Role, "main")
	d.press("Alt+1", "Shift+J")
	expect(t, "straightened", d.wall.Dewarp(0), lens.First())
	d.press("Shift+J")
	expect(t, "and back", d.wall.Dewarp(0), lens.View{})
	d.press("Alt+2", "Shift+J")
	expect(t, "said", strings.Contains(d.notice.words, "not known as a fisheye"), true)
}

func TestSnapshotSaysWhatIsMissing(t *testing.T) {
	d := newDesk(t)
	d.step(live, hubCameras(1))
	d.press("Alt+1", "S")
	expect(t, "said", d.notice.words, "tile 1 shows no picture to keep")
}

func TestShotsAreNamedByCameraAndTime(t *testing.T) {
	s := wall.Shot{
		Image: image.NewRGBA(image.Rect(0, 0, 1280, 720)), Camera: "cam-1", Title: "Gate 1",
		Time: time.Date(2026, 11, 25, 3, 14, 15, 926e6, time.Local), Clock: "camera's clock",
	}
	expect(t, "name", shotName(s), "Gate 1_20261125_031415.926")
	fields := shotFields(s)
	expect(t, "source", fields[1].Text, "cam-1")
	expect(t, "clock", fields[3].Text, "camera's clock")
	s.Title, s.Camera = "", ""
	expect(t, "without a name", shotName(s), "picture_20261125_031415.926")
}

func TestFiguresOnAndOff(t *testing.T) {
	d := newDesk(t)
	d.press("D")
	expect(t, "on", d.wall.Truth(), true)
	d.press("D")
	expect(t, "off", d.wall.Truth(), false)
}
