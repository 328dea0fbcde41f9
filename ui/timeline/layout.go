package timeline

import (
	"fyne.io/fyne/v2"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// The headers' width is a third of the panel, within these limits; up to
// lanesShown lanes are seen without scrolling, in the least height.
const (
	leastHeaders = 310
	mostHeaders  = 400
	lanesShown   = 4
)

// CreateRenderer implements fyne.Widget.
func (t *Timeline) CreateRenderer() fyne.WidgetRenderer {
	r := (*timelineRenderer)(t)
	r.paint()
	return r
}

// timelineRenderer is the timeline as its renderer.
type timelineRenderer Timeline

// Objects implements fyne.WidgetRenderer.
func (r *timelineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		r.ground, r.empty, r.bar, r.area, r.corner.Text, r.scroll, r.rule, r.tip.plate, r.tip.text.Text,
	}
}

// Layout implements fyne.WidgetRenderer.
func (r *timelineRenderer) Layout(size fyne.Size) {
	r.tip.width = size.Width
	left := min(max(size.Width*0.26, leastHeaders), mostHeaders)
	height := size.Height - barHeight
	parts.Place(r.ground, 0, 0, size.Width, size.Height)
	parts.Place(r.empty, 0, 0, size.Width, size.Height)
	parts.Place(r.bar, 0, 0, size.Width, barHeight)
	parts.Place(r.area, left, barHeight, size.Width-left, height)
	parts.Place(r.corner.Text, headerLeft, barHeight+rulerHeight, left-2*headerLeft, marksHeight)
	parts.Place(r.scroll, 0, barHeight+lanesTop, left-1, height-lanesTop-stripHeight)
	parts.Place(r.rule, left-1, barHeight, 1, height)
}

// MinSize implements fyne.WidgetRenderer.
func (r *timelineRenderer) MinSize() fyne.Size {
	lanes := min(max(len(r.model.Lanes), 1), lanesShown)
	return fyne.NewSize(r.bar.MinSize().Width, barHeight+lanesTop+float32(lanes)*laneHeight+stripHeight)
}

// Refresh implements fyne.WidgetRenderer.
func (r *timelineRenderer) Refresh() {
	r.paint()
	r.Layout(r.BaseWidget.Size())
	for _, o := range []fyne.CanvasObject{r.empty, r.bar, r.area, r.scroll} {
		o.Refresh()
	}
}

func (r *timelineRenderer) paint() {
	r.ground.FillColor, r.rule.FillColor = look.Colour(look.Panel), look.Colour(look.Line)
	r.ground.Refresh()
	r.rule.Refresh()
	r.corner.Retheme()
	r.tip.paint()
}

// Destroy implements fyne.WidgetRenderer.
func (r *timelineRenderer) Destroy() {}

// column lays headers out below one another.
type column struct{}

// Layout implements fyne.Layout.
func (column) Layout(all []fyne.CanvasObject, size fyne.Size) {
	for i, o := range all {
		parts.Place(o, 0, float32(i)*laneHeight, size.Width, laneHeight)
	}
}

// MinSize implements fyne.Layout.
func (column) MinSize(all []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, float32(len(all))*laneHeight)
}
