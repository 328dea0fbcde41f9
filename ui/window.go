package ui

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/frame"
	"watchfloor/ui/look"
	"watchfloor/ui/parts"
	"watchfloor/ui/shot"
)

func (a *App) setTheme(t look.Theme) {
	a.day = t.Day
	a.cfg.App.Settings().SetTheme(t)
	a.header.SetDay(t.Day)
	parts.Show(a.night, t.Day) // by night the window's own ground will do
	if a.cfg.Themed != nil {
		a.cfg.Themed(t.Day)
	}
}

func (a *App) toggleTheme() { a.setTheme(look.Theme{Day: !a.day}) }

func (a *App) toggleFullscreen() { a.win.SetFullScreen(!a.win.FullScreen()) }

// toggleSheet opens or closes the sheet of keys.
func (a *App) toggleSheet() {
	if !a.closeOverlay() {
		widget.NewModalPopUp(frame.Sheet(a.keySheet()), a.win.Canvas()).Show()
	}
}

// closeOverlay closes the sheet or the menu, and says whether one was open.
func (a *App) closeOverlay() bool {
	overlays := a.win.Canvas().Overlays()
	top := overlays.Top()
	if top != nil {
		overlays.Remove(top)
	}
	return top != nil
}

// keySheet groups the commands that have a line on the sheet.
func (a *App) keySheet() (titles []string, groups [][]frame.Key) {
	for _, c := range a.commands() {
		if c.group == "" {
			continue
		}
		if len(titles) == 0 || titles[len(titles)-1] != c.group {
			titles, groups = append(titles, c.group), append(groups, nil)
		}
		last := len(groups) - 1
		groups[last] = append(groups[last], frame.Key{Press: c.press, Does: c.does})
	}
	return titles, groups
}

// openMenu offers the commands by mouse.
func (a *App) openMenu() {
	var menu *widget.PopUp
	menu = widget.NewPopUp(frame.Menu(a.menuItems(), func(i frame.Item) {
		menu.Hide()
		i.Do()
	}), a.win.Canvas())
	at := a.header.MenuAt()
	menu.ShowAtPosition(fyne.NewPos(at.X-menu.MinSize().Width, at.Y))
}

// menuItems are the commands that a mouse has no other way to.
func (a *App) menuItems() []frame.Item {
	var items []frame.Item
	group := ""
	for _, c := range a.commands() {
		if c.group == "" || c.do == nil {
			continue
		}
		if group != "" && group != c.group {
			items = append(items, frame.Item{})
		}
		group = c.group
		items = append(items, frame.Item{Key: frame.Key{Press: c.press, Does: c.does}, Do: c.do})
	}
	return append(items, frame.Item{}, frame.Item{Key: frame.Key{Does: "Quit"}, Do: a.win.Close})
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
