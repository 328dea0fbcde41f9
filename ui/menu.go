package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/ask"
	"watchfloor/ui/frame"
	"watchfloor/ui/keymap"
	"watchfloor/ui/kinds"
	"watchfloor/ui/views"
)

// openTileMenu opens the menu of the selected tile, by key.
func (a *App) openTileMenu() {
	if !a.selected() {
		return
	}
	cell := a.wall.CellPixels(a.wall.Selected()).Min
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(a.wall)
	a.front = a.wallWindow()
	a.tileMenu(at.AddXY(float32(cell.X)+24, float32(cell.Y)+24))
}

// tileMenu offers what can be done with the selected tile.
func (a *App) tileMenu(at fyne.Position) {
	all := a.mapped()
	item := func(does, id string) frame.Item {
		c := all[slices.IndexFunc(all, func(c keymap.Command) bool { return c.ID == id })]
		return frame.Item{Key: frame.Key{Press: keymap.Write(c.Keys), Does: does}, Do: c.Do}
	}
	items := []frame.Item{
		item("Maximise, and back", "tile.maximise"),
		item("Picture as it comes", "tile.zoom_reset"),
		item("Fill the tile, or fit", "tile.fill"),
		item("Brightness, contrast …", "tile.adjust"),
		item("Freeze, and go on", "tile.freeze"),
		item("Keep the picture", "tile.snapshot"),
		item("Title bar on or off", "tile.title"),
		item("Rotate through cameras …", "sequence.edit"),
		{},
	}
	for _, k := range kindNames {
		items = append(items, frame.Item{Key: frame.Key{Does: k.name}, Do: func() { a.setKind(k.kind) }})
	}
	clear := "Clear"
	if a.wall.Editing() {
		clear = "Remove the tile"
	}
	items = append(items, frame.Item{}, item("Edit the layout", "layout.edit"), item(clear, "tile.clear"))
	a.popUp(items, at)
}

// popUp shows a menu at a place, inside the window.
func (a *App) popUp(items []frame.Item, at fyne.Position) {
	a.closeOverlay()
	c := a.front.Canvas()
	var menu *widget.PopUp
	content := frame.Menu(items, func(i frame.Item) {
		menu.Hide()
		i.Do()
	})
	menu = widget.NewPopUp(content, c)
	size, room := menu.MinSize(), c.Size()
	menu.ShowAtPosition(fyne.NewPos(min(at.X, room.Width-size.Width), min(at.Y, room.Height-size.Height)))
	focus(c, content)
}

// focus gives the keyboard to what a pop-up holds.
func focus(c fyne.Canvas, content fyne.CanvasObject) {
	if f, ok := content.(fyne.Focusable); ok {
		c.Focus(f)
	}
}

// wallWindow is the window that the wall is in.
func (a *App) wallWindow() fyne.Window {
	if w := a.own.Window(wallPanel); w != nil {
		return w
	}
	return a.win
}

// setKind makes the selected tile one of another kind.
func (a *App) setKind(kind views.Kind) {
	switch kind {
	case views.Text:
		a.askText()
	case views.Picture:
		a.askPicture()
	default:
		a.setTile(views.Tile{Kind: kind, Bare: a.stage.Now().Tile(a.wall.Selected()).Bare})
	}
}

func (a *App) askText() {
	q := ask.Question{
		Title: "Text of the tile", Value: a.stage.Now().Tile(a.wall.Selected()).Text, Button: "Show it",
		Help: "Plain text, shown as large as it fits.",
	}
	ask.Text(a.front.Canvas(), q, func(text string) {
		if letters := []rune(text); len(letters) > kinds.MaxLetters {
			text = string(letters[:kinds.MaxLetters])
		}
		a.setTile(views.Tile{Kind: views.Text, Text: text})
	})
}

func (a *App) askPicture() {
	a.chooseFile(pictureFiles, func(path string) {
		a.setTile(views.Tile{Kind: views.Picture, File: path})
	})
}

// chooseFile lets the operator choose a file with one of the endings.
func (a *App) chooseFile(endings []string, done func(path string)) {
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		if err != nil {
			a.notify(err.Error())
		}
		if f == nil {
			return
		}
		_ = f.Close() // only its name is of use here
		done(f.URI().Path())
	}, a.front)
	if len(endings) > 0 {
		d.SetFilter(storage.NewExtensionFileFilter(endings))
	}
	a.showFiles(d)
}

// showFiles shows a dialog of files, large enough for long names.
func (a *App) showFiles(d *dialog.FileDialog) {
	if dir, err := os.Getwd(); err == nil {
		if here, err := storage.ListerForURI(storage.NewFileURI(dir)); err == nil {
			d.SetLocation(here)
		}
	}
	d.SetView(dialog.ListView) // the others cut names
	d.Show()                   // it has no size before
	size := a.front.Canvas().Size()
	d.Resize(fyne.NewSize(min(1000, size.Width*0.85), min(700, size.Height*0.85)))
}

// chooseTarget asks where a file is to be written, and before one that is
// there is replaced.
func (a *App) chooseTarget(title, name string, done func(path string)) {
	dir, err := os.Getwd()
	if err != nil {
		dir = "."
	}
	q := ask.Question{
		Title: title, Label: "File", Value: filepath.Join(dir, name), Button: "Save", Check: checkTarget,
		Help: "The whole path; folders must be there.",
	}
	ask.Line(a.front.Canvas(), q, func(path string) {
		path = homely(path)
		if _, err := os.Stat(path); err != nil {
			done(path)
			return
		}
		ask.Sure(a.front.Canvas(), "Replace "+filepath.Base(path)+"?", "There is a file of this name in "+filepath.Dir(path)+".",
			"Replace", func() { done(path) })
	})
}

// checkTarget says what is wrong with a path to write to.
func checkTarget(path string) error {
	path = homely(path)
	if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
		return fmt.Errorf("there is no folder %s", filepath.Dir(path))
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return fmt.Errorf("%s is a folder: add a name", path)
	}
	return nil
}

// homely writes out a path in the user's home directory.
func homely(path string) string {
	path = strings.TrimSpace(path)
	if home, err := os.UserHomeDir(); err == nil && strings.HasPrefix(path, "~/") {
		return filepath.Join(home, path[2:])
	}
	return path
}
