package shelf

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"watchfloor/ui/parts"
)

// A tool is a button of a row; the row says what it does while it is pointed
// at.
type tool struct {
	*parts.Button
	row *row
	tip string
}

func newTool(r *row, icon fyne.Resource, tip string, tapped func()) *tool {
	return &tool{parts.NewIcon(icon, tapped), r, tip}
}

// MouseIn implements desktop.Hoverable.
func (t *tool) MouseIn(e *desktop.MouseEvent) {
	t.Button.MouseIn(e)
	t.row.tip = t.tip
	t.row.point(true)
}

// MouseOut implements desktop.Hoverable.
func (t *tool) MouseOut() {
	t.Button.MouseOut()
	t.row.tip = ""
	t.row.point(false)
}
