package timeline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"watchfloor/ui/parts"
)

// A tool is a button that says what it does when it is pointed at.
type tool struct {
	*parts.Button
	t   *Timeline
	tip string
}

// tool makes a button with an icon.
func (t *Timeline) tool(name, tip string, tapped func()) *tool {
	return &tool{parts.NewIcon(quiet(name), tapped), t, tip}
}

// lettered makes a button with words.
func (t *Timeline) lettered(words, tip string, tapped func()) *tool {
	return &tool{parts.NewButton(words, parts.Flat, tapped).AtLeast(parts.ButtonHeight + 4), t, tip}
}

// MouseIn implements desktop.Hoverable.
func (b *tool) MouseIn(e *desktop.MouseEvent) {
	b.Button.MouseIn(e)
	b.t.explain(b, b.tip)
}

// MouseOut implements desktop.Hoverable.
func (b *tool) MouseOut() {
	b.Button.MouseOut()
	b.t.explain(b, "")
}

// explain says words under an object of the panel.
func (t *Timeline) explain(o fyne.CanvasObject, words string) {
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(t))
	t.tip.say(words, at.Add(fyne.NewPos(o.Size().Width/2, o.Size().Height+3)))
}
