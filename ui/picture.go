package ui

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/still"
	"watchfloor/ui/tune"
	"watchfloor/wall"
	"watchfloor/wall/adjust"
	"watchfloor/wall/lens"
)

// resetPicture shows the selected picture as the camera sends it.
func (a *App) resetPicture() {
	if a.selected() {
		a.wall.Reset(a.wall.Selected())
	}
}

func (a *App) toggleFill() {
	if a.selected() {
		slot := a.wall.Selected()
		a.wall.SetFill(slot, !a.wall.Filled(slot))
		a.stage.Looked(slot)
	}
}

func (a *App) toggleFreeze() {
	if a.selected() {
		slot := a.wall.Selected()
		a.wall.Freeze(slot, !a.wall.Frozen(slot))
	}
}

// toggleDewarp straightens a fisheye's picture; dragging and the wheel then
// turn and bring it nearer.
func (a *App) toggleDewarp() {
	if !a.selected() {
		return
	}
	slot := a.wall.Selected()
	if !a.wall.Content(slot).Lens.Fisheye() {
		a.notify("This camera is not known as a fisheye: its backend would say so")
		return
	}
	to := lens.First()
	if a.wall.Dewarp(slot) != (lens.View{}) {
		to = lens.View{}
	}
	a.wall.SetDewarp(slot, to)
	a.stage.Looked(slot)
}

// tune opens the panel that adjusts the selected picture, beside it.
func (a *App) tune() {
	if !a.selected() {
		return
	}
	a.closeOverlay()
	slot := a.wall.Selected()
	panel := tune.New(cmp.Or(a.wall.Content(slot).Title, "Picture"), a.wall.Adjust(slot))
	panel.OnChange = func(to adjust.Adjust) {
		a.wall.SetAdjust(slot, to)
		a.stage.Looked(slot)
	}
	a.front = a.wallWindow()
	c := a.front.Canvas()
	up := widget.NewPopUp(panel, c)
	panel.OnClose = up.Hide
	up.ShowAtPosition(a.beside(slot, up.MinSize()))
	c.Focus(panel.First())
}

// beside is where something of that size hides least of a slot's picture: at
// its right, or its left, within the window.
func (a *App) beside(slot int, size fyne.Size) fyne.Position {
	cell := a.wall.CellPixels(slot)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(a.wall)
	room := a.front.Canvas().Size()
	x := at.X + float32(cell.Max.X)
	if x+size.Width > room.Width {
		x = at.X + float32(cell.Min.X) - size.Width
	}
	return fyne.NewPos(min(max(0, x), room.Width-size.Width), min(at.Y+float32(cell.Min.Y), room.Height-size.Height))
}

// snapshot keeps the picture of the selected tile as a file: of footage the
// frame at rest, of a camera what is shown, in all its pixels.
func (a *App) snapshot() {
	slot := a.wall.Selected()
	if a.review.Open() && (slot < 0 || a.wall.Content(slot).Footage != nil) {
		a.review.Still()
		return
	}
	if !a.selected() {
		return
	}
	shot, err := a.wall.Snapshot(slot)
	if err != nil {
		a.notify(err.Error())
		return
	}
	doing := a.aside.Do(func(context.Context) func() {
		path, err := still.Save(picturesDirs(), shotName(shot), shot.Image, shotFields(shot))
		return func() {
			if err != nil {
				a.notify("The picture is not written: " + err.Error())
				return
			}
			a.notify("Picture written: " + path)
		}
	})
	if !doing {
		a.notify("Too much is going on at once: try again in a moment")
	}
}

// picturesDirs are where pictures are kept: with the user's own, else at home,
// else where the program was started.
func picturesDirs() []string {
	home, err := os.UserHomeDir()
	if err != nil {
		return []string{"."}
	}
	return []string{filepath.Join(home, "Pictures", "Watchfloor"), home, "."}
}

// shotName is the camera and the time, as files are sorted by.
func shotName(s wall.Shot) string {
	return cmp.Or(s.Title, s.Camera, "picture") + s.Time.Local().Format("_20060102_150405.000")
}

func shotFields(s wall.Shot) []still.Field {
	return []still.Field{
		{Name: "Title", Text: s.Title},
		{Name: "Source", Text: s.Camera},
		{Name: "Creation Time", Text: s.Time.Format(time.RFC3339Nano)},
		{Name: "Time by", Text: s.Clock},
		{Name: "Size", Text: fmt.Sprintf("%dx%d", s.Image.Rect.Dx(), s.Image.Rect.Dy())},
		{Name: "Software", Text: "Watchfloor"},
	}
}
