package shot

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func TestWindowWithoutScreenIsTakenFromItsCanvas(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, widget.NewLabel("here"))
	w.Resize(fyne.NewSize(120, 60))
	if b := Of(w).Bounds(); b.Dx() < 100 || b.Dy() < 50 {
		t.Errorf("a picture of %v", b)
	}
}
