package palette

import (
	"fyne.io/fyne/v2"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// The measures of a row, in Fyne units.
const (
	rowHeight = 34
	chipWidth = 74
	chipHigh  = 20
	side      = 10 // at the left and the right
	gap       = 10
)

// rowRenderer is the row as its renderer.
type rowRenderer row

// Objects implements fyne.WidgetRenderer.
func (r *rowRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.ground, r.chip, r.kind.Text, r.detail.Text, r.plate, r.keys.Text}
	for _, t := range r.title {
		all = append(all, t.Text)
	}
	return all
}

// MinSize implements fyne.WidgetRenderer.
func (r *rowRenderer) MinSize() fyne.Size { return fyne.NewSize(chipWidth, rowHeight) }

// Refresh implements fyne.WidgetRenderer.
func (r *rowRenderer) Refresh() {
	r.ground.FillColor, r.chip.FillColor = look.Colour(look.Chosen), look.Colour(look.Raised)
	r.plate.FillColor = look.Colour(look.Raised)
	parts.Show(r.ground, r.chosen)
	r.Layout(r.BaseWidget.Size())
	r.ground.Refresh()
	r.chip.Refresh()
	r.plate.Refresh()
}

// Layout implements fyne.WidgetRenderer.
func (r *rowRenderer) Layout(size fyne.Size) {
	top := (size.Height - chipHigh) / 2
	parts.Place(r.ground, 0, 1, size.Width, size.Height-2)
	parts.Place(r.chip, side, top, chipWidth, chipHigh)
	r.kind.Set(parts.Fit(r.is.Kind, chipWidth-8, r.kind.TextSize, r.kind.TextStyle), look.Dim)
	parts.Place(r.kind.Text, side, top, chipWidth, chipHigh)
	left := float32(side + chipWidth + gap)
	right := r.placeKeys(size.Width-side, top)
	left = r.placeTitle(left, right, size.Height) + gap
	r.detail.Set(parts.Fit(r.is.Detail, right-left, r.detail.TextSize, r.detail.TextStyle), look.Dim)
	parts.Place(r.detail.Text, left, 0, right-left, size.Height)
}

// placeKeys puts the keys before the right end and returns what is left of it.
func (r *rowRenderer) placeKeys(right, top float32) float32 {
	r.keys.Set(r.is.Keys, look.Text)
	parts.Show(r.plate, r.is.Keys != "")
	if r.is.Keys == "" {
		return right
	}
	width := r.keys.Wide() + 16
	parts.Place(r.plate, right-width, top, width, chipHigh)
	parts.Place(r.keys.Text, right-width, top, width, chipHigh)
	return right - width - gap
}

// placeTitle puts the parts of the title side by side and returns their end;
// what does not fit is cut off with an ellipsis.
func (r *rowRenderer) placeTitle(left, right, height float32) float32 {
	for i := range r.title {
		t, words, ink := &r.title[i], "", look.Text
		if i < len(r.shown) && left < right {
			words = parts.Fit(r.shown[i], right-left, t.TextSize, t.TextStyle)
		}
		if i%2 == 1 {
			ink = look.Accent
		}
		t.Set(words, ink)
		parts.Place(t.Text, left, 0, t.Wide(), height)
		left += t.Wide()
		if i < len(r.shown) && words != r.shown[i] {
			right = left // nothing after the ellipsis
		}
	}
	return left
}

// Destroy implements fyne.WidgetRenderer.
func (r *rowRenderer) Destroy() {}
