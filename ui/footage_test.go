package ui

import (
	"testing"

	"fyne.io/fyne/v2"
)

// The dialogs of files and folders open by their keys, as large as the window
// allows.
func TestFileDialogsOpen(t *testing.T) {
	for _, chord := range []string{"O", "Shift+O"} {
		d := newDesk(t)
		d.win.Resize(fyne.NewSize(1366, 768))
		d.press(chord)
		d.step()
		if d.win.Canvas().Overlays().Top() == nil {
			t.Errorf("%s opens no dialog", chord)
		}
	}
}
