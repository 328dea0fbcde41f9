package ui

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"slices"
	"time"

	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/frame"
	"watchfloor/ui/keymap"
	"watchfloor/ui/look"
	"watchfloor/ui/parts"
	"watchfloor/ui/shot"
)

func (a *App) setTheme(t look.Theme) {
	a.day = t.Day
	a.cfg.App.Settings().SetTheme(t)
	a.header.SetDay(t.Day)
	parts.Show(a.night, t.Day) // by night the window's own ground will do
	a.setMapStyle(a.mapping.style)
}

func (a *App) toggleTheme() { a.setTheme(look.Theme{Day: !a.day}) }

func (a *App) toggleFullscreen() { a.front.SetFullScreen(!a.front.FullScreen()) }

// toggleSheet opens or closes the sheet of keys.
func (a *App) toggleSheet() {
	if !a.closeOverlay() {
		c := a.front.Canvas()
		widget.NewModalPopUp(frame.Sheet(a.keySheet(), c.Size()), c).Show()
	}
}

// closeOverlay closes the sheet or the menu, and says whether one was open.
func (a *App) closeOverlay() bool {
	top := a.front.Canvas().Overlays().Top()
	if top != nil {
		a.front.Canvas().Overlays().Remove(top)
		top.Hide()
	}
	return top != nil
}

// keySheet groups the commands that have a line on the sheet.
func (a *App) keySheet() []frame.Group {
	var groups []frame.Group
	for _, c := range a.mapped() {
		if c.Hidden || c.Group == "" {
			continue
		}
		if n := len(groups); n == 0 || groups[n-1].Title != c.Group {
			groups = append(groups, frame.Group{Title: c.Group, Keys: summaries()[c.Group]})
		}
		last := &groups[len(groups)-1]
		last.Keys = append(last.Keys, frame.Key{Press: keymap.Write(c.Keys), Does: c.Does})
	}
	return groups
}

// openMenu offers by mouse what has no button of its own.
func (a *App) openMenu() {
	var items []frame.Item
	for _, c := range a.mapped() {
		if slices.Contains(inMenu, c.ID) {
			items = append(items, frame.Item{Key: frame.Key{Press: keymap.Write(c.Keys), Does: c.Does}, Do: c.Do})
		}
	}
	items = append(items, frame.Item{}, frame.Item{Key: frame.Key{Does: "Quit"}, Do: a.win.Close})
	a.popUp(items, a.header.MenuAt())
}

// inMenu are the commands that the menu offers, in the order of the table.
var inMenu = []string{
	"cameras.search", "wall.undo", "wall.redo", "layout.edit", "view.save", "view.save_as", "sequence.tour", "palette",
	"window.keys", "zones", "map.home", "window.wall", "window.map", "window.own_list", "window.own_map", "window.own_wall",
	"window.theme", "footage.open", "footage.folder", "footage.close",
}

// Capture is what the window shows now.
func (a *App) Capture() image.Image { return shot.Of(a.win) }

// shoot writes the screenshot when it is due, and ends the program.
func (a *App) shoot(now time.Time) {
	shot := a.cfg.Screenshot
	if shot.File == "" || a.started.IsZero() || now.Sub(a.started) < shot.After {
		return
	}
	a.cfg.Screenshot.File = ""
	if a.err = write(shot.File, a.Capture()); a.err == nil {
		a.log.Info("screenshot written", "file", shot.File)
	}
	a.cfg.App.Quit()
}

func write(file string, img image.Image) error {
	f, err := os.Create(file)
	if err != nil {
		return fmt.Errorf("write the screenshot: %w", err)
	}
	err = png.Encode(f, img)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return fmt.Errorf("write the screenshot %s: %w", file, err)
	}
	return nil
}
