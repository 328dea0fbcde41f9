package frame

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
)

// sixty are groups of as many keys as the program has.
func sixty() []Group {
	sizes := []struct {
		title string
		keys  int
	}{{"INCIDENTS", 6}, {"WALL", 16}, {"PLACING CAMERAS", 9}, {"VIEWS AND SEQUENCES", 10}, {"FOOTAGE", 14}, {"MAP AND WINDOW", 9}}
	presses := []string{"N", "Space", "Ctrl+Shift+S", "Alt+1 … Alt+9", "Shift+Left", "Ctrl+K or F2", "F11"}
	var groups []Group
	for _, s := range sizes {
		g := Group{Title: s.title}
		for i := range s.keys {
			g.Keys = append(g.Keys, Key{presses[i%len(presses)], fmt.Sprintf("Filter: all, unacknowledged, mine %d", i)})
		}
		groups = append(groups, g)
	}
	return groups
}

func TestSheetOfSixtyKeysFits(t *testing.T) {
	for _, day := range []bool{false, true} {
		for _, size := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 1920, Height: 1080}, {Width: 3840, Height: 2160}} {
			test.NewTempApp(t).Settings().SetTheme(look.Theme{Day: day})
			win := test.NewTempWindow(t, canvas.NewRectangle(look.Colour(look.Ground)))
			win.SetPadded(false)
			win.Resize(size)
			sheet := Sheet(sixty(), win.Canvas().Size())
			widget.NewModalPopUp(sheet, win.Canvas()).Show()
			if min := sheet.MinSize(); min.Width > size.Width-20 || min.Height > size.Height-20 {
				t.Errorf("%v: the sheet is %v", size, min)
			}
			if scrolls(sheet) {
				t.Errorf("%v: the sheet must be scrolled", size)
			}
		}
	}
}

func scrolls(o fyne.CanvasObject) bool {
	if _, ok := o.(*container.Scroll); ok {
		return true
	}
	c, ok := o.(*fyne.Container)
	return ok && slices.ContainsFunc(c.Objects, scrolls)
}

func TestSheetScrollsInASmallWindow(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	size := fyne.NewSize(700, 400)
	sheet := Sheet(sixty(), size)
	if min := sheet.MinSize(); min.Width > size.Width || min.Height > size.Height || !scrolls(sheet) {
		t.Errorf("in %v the sheet is %v and scrolls: %v", size, min, scrolls(sheet))
	}
	if Sheet(nil, size) == nil {
		t.Error("no sheet without keys")
	}
}

func TestBalance(t *testing.T) {
	for _, c := range []struct {
		heights []float32
		n       int
		want    []int
	}{
		{nil, 3, nil},
		{[]float32{5}, 3, []int{1}},
		{[]float32{6, 16, 9, 10, 14, 9}, 3, []int{2, 2, 2}},
		{[]float32{1, 1, 1, 9}, 2, []int{3, 1}},
		{[]float32{9, 1, 1, 1}, 2, []int{1, 3}},
		{[]float32{3, 3, 3}, 1, []int{3}},
	} {
		if got := balance(c.heights, c.n); !slices.Equal(got, c.want) {
			t.Errorf("balance(%v, %d) = %v, want %v", c.heights, c.n, got, c.want)
		}
	}
}
