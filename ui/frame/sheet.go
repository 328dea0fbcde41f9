package frame

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// A Key is one line of the sheet: what to press and what it does.
type Key struct{ Press, Does string }

// A Group is keys that belong together, under a title.
type Group struct {
	Title string
	Keys  []Key
}

// density is how close the lines of a sheet stand.
type density struct{ text, line, between, columns float32 }

// densities from roomy to dense.
var densities = [...]density{
	{look.BodyText, 24, 6, 44},
	{look.BodyText, 22, 3, 36},
	{look.SmallText, 19, 2, 30},
}

// The measures of a sheet, in Fyne units.
const (
	sheetSide = 24  // around it
	sheetRest = 120 // of a window's height that is not for columns
	sheetHigh = 860 // the columns at most: an eye finds nothing in longer ones
	groupGap  = 16
	plateSide = 8 // of a key beside its words
)

// Sheet lists groups of keys in columns of about one height, as roomy as they
// fit into a window of a size. What fits in no way can be scrolled.
func Sheet(groups []Group, window fyne.Size) fyne.CanvasObject {
	room := fyne.NewSize(window.Width-4*sheetSide, min(window.Height-sheetRest, sheetHigh))
	columns, fits := columned(groups, room)
	if !fits {
		scroll := container.NewScroll(columns)
		scroll.SetMinSize(fyne.NewSize(min(room.Width, columns.MinSize().Width), room.Height))
		columns = scroll
	}
	heading := parts.NewText(look.ClockText, true, look.Text)
	heading.Text.Text = "Keys"
	footer := parts.NewText(look.SmallText, false, look.Faint)
	footer.Text.Text = "F1 or Esc closes this sheet"
	all := container.New(layout.NewCustomPaddedVBoxLayout(12), heading.Text, columns, footer.Text)
	return container.New(layout.NewCustomPaddedLayout(16, 12, sheetSide, sheetSide), all)
}

// columned makes the roomiest columns that fit, the fewest of a density first;
// else the dense ones that are as wide as the room at most.
func columned(groups []Group, room fyne.Size) (last fyne.CanvasObject, fits bool) {
	for _, d := range densities {
		for n := 1; n <= len(groups); n++ {
			made := d.columned(groups, n)
			size := made.MinSize()
			if size.Width > room.Width && n > 1 {
				break
			}
			if last = made; size.Width <= room.Width && size.Height <= room.Height {
				return made, true
			}
		}
	}
	if last == nil {
		return container.NewWithoutLayout(), true
	}
	return last, false
}

// columned puts the groups, in their order, into at most n columns.
func (d density) columned(groups []Group, n int) fyne.CanvasObject {
	heights := make([]float32, len(groups))
	for i, g := range groups {
		heights[i] = float32(len(g.Keys)+1)*(d.line+d.between) + groupGap
	}
	row := container.New(layout.NewCustomPaddedHBoxLayout(d.columns))
	for _, count := range balance(heights, n) {
		row.Add(d.column(groups[:count]))
		groups = groups[count:]
	}
	return row
}

func (d density) column(groups []Group) fyne.CanvasObject {
	wide := float32(0)
	for _, g := range groups {
		for _, k := range g.Keys {
			wide = max(wide, fyne.MeasureText(k.Press, d.text, fyne.TextStyle{Bold: true}).Width+2*plateSide)
		}
	}
	box := container.New(layout.NewCustomPaddedVBoxLayout(groupGap))
	for _, g := range groups {
		box.Add(d.group(g, wide))
	}
	return box
}

func (d density) group(g Group, wide float32) fyne.CanvasObject {
	name := parts.NewText(look.SmallText, true, look.Accent)
	name.Text.Text = g.Title
	box := container.New(layout.NewCustomPaddedVBoxLayout(d.between), name.Text)
	for _, k := range g.Keys {
		box.Add(d.key(k, wide))
	}
	return box
}

// key is one line, the key on a plate of a width.
func (d density) key(k Key, wide float32) fyne.CanvasObject {
	press := parts.NewText(d.text, true, look.Text)
	press.Text.Text, press.Alignment = k.Press, fyne.TextAlignCenter
	does := parts.NewText(d.text, false, look.Dim)
	does.Text.Text = k.Does
	plate := canvas.NewRectangle(look.Colour(look.Raised))
	plate.CornerRadius = 4
	plate.SetMinSize(fyne.NewSize(wide, d.line))
	return container.New(layout.NewCustomPaddedHBoxLayout(12), container.NewStack(plate, press.Text), does.Text)
}
