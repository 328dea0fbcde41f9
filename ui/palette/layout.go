package palette

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// The measures of a palette, in Fyne units.
const (
	mostRows   = 12
	widest     = 720
	margin     = 40 // beside the panel, at least
	corner     = 10
	fieldText  = 17
	fieldHigh  = 50
	footHigh   = 30
	inset      = 8 // around the rows
	emptyHigh  = 96
	thumbWidth = 4
	upper      = 0.13 // of the window's height lies above the panel
)

// shadow is what the window lies in while the palette is open.
var shadow = color.NRGBA{A: 0x73}

// CreateRenderer implements fyne.Widget.
func (p *Palette) CreateRenderer() fyne.WidgetRenderer {
	r := (*renderer)(p)
	r.paint()
	return r
}

// visible is how many rows there is room for.
func (p *Palette) visible() int {
	room := p.Size().Height*(1-2*upper/1.5) - fieldHigh - footHigh - 2*inset
	return max(1, min(mostRows, int(room/rowHeight)))
}

// at is where the panel lies.
func (p *Palette) at() (fyne.Position, fyne.Size) {
	size := p.Size()
	width := max(0, min(widest, size.Width-2*margin))
	high := float32(emptyHigh)
	if n := min(len(p.items), p.visible()); n > 0 {
		high = float32(n)*rowHeight + 2*inset
	}
	return fyne.NewPos((size.Width-width)/2, size.Height*upper), fyne.NewSize(width, fieldHigh+high+footHigh)
}

func (p *Palette) onPanel(pos fyne.Position) bool {
	at, size := p.at()
	d := pos.Subtract(at)
	return d.X >= 0 && d.Y >= 0 && d.X < size.Width && d.Y < size.Height
}

// renderer is the palette as its renderer.
type renderer Palette

// Objects implements fyne.WidgetRenderer.
func (r *renderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.shade, r.panel, r.field, r.cover, r.line}
	for _, row := range r.rows {
		all = append(all, row)
	}
	return append(all, r.thumb, r.empty.Text, r.advice.Text, r.hint.Text, r.count.Text)
}

// MinSize implements fyne.WidgetRenderer.
func (r *renderer) MinSize() fyne.Size { return fyne.NewSize(0, 0) }

// Refresh implements fyne.WidgetRenderer.
func (r *renderer) Refresh() {
	r.paint()
	r.Layout(r.BaseWidget.Size())
	canvas.Refresh((*Palette)(r))
}

// paint takes colours from the theme and words from the items.
func (r *renderer) paint() {
	r.panel.FillColor, r.panel.StrokeColor = look.Colour(look.Panel), look.Colour(look.Line)
	r.line.FillColor, r.thumb.FillColor = look.Colour(look.Line), look.Colour(look.Faint)
	r.hint.Retheme()
	none := len(r.items) == 0
	parts.Show(r.empty.Text, none)
	parts.Show(r.advice.Text, none)
	r.count.Set(counted(len(r.items)), look.Faint)
}

func counted(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "1 found"
	}
	return fmt.Sprintf("%d found", n)
}

// Layout implements fyne.WidgetRenderer.
func (r *renderer) Layout(size fyne.Size) {
	p := (*Palette)(r)
	at, panel := p.at()
	r.shade.Resize(size)
	parts.Place(r.panel, at.X, at.Y, panel.Width, panel.Height)
	field := r.field.MinSize().Height
	parts.Place(r.field, at.X+inset+4, at.Y+(fieldHigh-field)/2, panel.Width-2*inset-4, field)
	parts.Place(r.cover, at.X, at.Y, panel.Width, fieldHigh)
	parts.Place(r.line, at.X, at.Y+fieldHigh, panel.Width, 1)
	r.layoutRows(at.Add(fyne.NewPos(inset, fieldHigh+inset)), panel.Width-2*inset)
	r.layoutEmpty(at, panel.Width)
	foot := at.Y + panel.Height - footHigh
	parts.Place(r.hint.Text, at.X+inset+side, foot, panel.Width, footHigh-4)
	parts.Place(r.count.Text, at.X, foot, panel.Width-inset-side, footHigh-4)
}

func (r *renderer) layoutRows(at fyne.Position, width float32) {
	p := (*Palette)(r)
	shown := min(len(r.items), p.visible())
	r.first = max(0, min(r.first, len(r.items)-shown)) // the window may have grown
	scrolls := len(r.items) > shown
	if scrolls {
		width -= thumbWidth + 4
	}
	for i, row := range r.rows {
		parts.Show(row, i < shown)
		if i < shown {
			row.set(r.first+i, r.items[r.first+i], r.query, r.first+i == r.cursor)
			parts.Place(row, at.X, at.Y+float32(i)*rowHeight, width, rowHeight)
		}
	}
	parts.Show(r.thumb, scrolls)
	if scrolls {
		track := float32(shown) * rowHeight
		long := max(24, track*float32(shown)/float32(len(r.items)))
		down := (track - long) * float32(r.first) / float32(len(r.items)-shown)
		parts.Place(r.thumb, at.X+width+4, at.Y+down, thumbWidth, long)
	}
}

// layoutEmpty says in words that nothing was found.
func (r *renderer) layoutEmpty(at fyne.Position, width float32) {
	words, advice := "There is nothing to choose from", "Esc closes this field"
	if r.query != "" {
		words = fmt.Sprintf("Nothing is called “%s”", r.query)
		advice = "Try fewer letters, one word of the name, or the number of a camera"
	}
	left, room := at.X+inset+side, width-2*(inset+side)
	r.empty.Set(parts.Fit(words, room, r.empty.TextSize, r.empty.TextStyle), look.Dim)
	r.advice.Set(parts.Fit(advice, room, r.advice.TextSize, r.advice.TextStyle), look.Faint)
	parts.Place(r.empty.Text, left, at.Y+fieldHigh+24, room, 22)
	parts.Place(r.advice.Text, left, at.Y+fieldHigh+50, room, 20)
}

// Destroy implements fyne.WidgetRenderer.
func (r *renderer) Destroy() {}
