package frame

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"watchfloor/ui/look"
	"watchfloor/ui/present"
)

func window(t *testing.T, o fyne.CanvasObject, width float32) fyne.Window {
	t.Helper()
	w := test.NewTempWindow(t, o)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, 60))
	return w
}

func TestHeaderHasRoomForAll(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	for _, width := range []float32{1024, 1366, 1920} {
		h := NewHeader([]int{1, 4, 9, 16, 25, 36, 49, 64})
		window(t, h, width)
		h.SetClock(time.Date(2026, 9, 30, 22, 22, 22, 0, time.UTC))
		h.SetStatus(present.Status{Link: "Link lost 12 min 34 s", Level: present.Fault, Open: [5]int{12, 12, 12, 12, 12}})
		last := h.grids[len(h.grids)-1]
		end, begin := last.Position().X+last.Size().Width, h.counters[0].badge.Position().X
		if end > begin {
			t.Errorf("%.0f wide: the grids end at %.0f, the counters begin at %.0f", width, end, begin)
		}
		if right := h.menu.Position().X + h.menu.Size().Width; right > width {
			t.Errorf("%.0f wide: the menu ends at %.0f", width, right)
		}
	}
}

func TestHeaderAnnounces(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	h := NewHeader([]int{1, 4})
	window(t, h, 1200)
	tiles, calls := 0, 0
	h.OnGrid = func(n int) { tiles = n }
	count := func() { calls++ }
	h.OnTheme, h.OnSide, h.OnExpand, h.OnMenu = count, count, count, count
	test.Tap(h.grids[1])
	for _, b := range []fyne.Tappable{h.theme, h.side, h.expand, h.menu} {
		test.Tap(b)
	}
	h.SetGrid(4)
	if tiles != 4 || calls != 4 || !h.grids[1].On() || h.grids[0].On() {
		t.Error(tiles, calls)
	}
}

func TestBarShortensTheLeftFirst(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	b := NewStatus()
	window(t, b, 300)
	b.Set("a long hint that has no room beside what stands at the right", "12 of 12 cameras")
	if b.right.Text.Text != "12 of 12 cameras" || b.left.Wide()+b.right.Wide() > 300 {
		t.Errorf("%q %q", b.left.Text.Text, b.right.Text.Text)
	}
}
