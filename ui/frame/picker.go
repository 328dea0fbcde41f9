package frame

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	layouts "fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
	"watchfloor/wall/layout"
)

// pickerColumns is how many layouts stand in a row.
const pickerColumns = 5

// picker is what Picker makes.
type picker struct {
	widget.BaseWidget
	pick func(name string)
	free func()
	rows [][]*plate // as they stand
	at   *plate     // that the arrow keys have come to; nil: none yet
	all  *fyne.Container
}

// Picker offers presets to choose from, the one named now marked, and free
// editing. What it returns is a fyne.Focusable: the arrow keys go through the
// layouts, Enter picks one and E is free editing; other keys are the
// canvas's. Fyne goroutine only.
func Picker(presets []layout.Preset, now string, pick func(name string), free func()) fyne.CanvasObject {
	p := &picker{pick: pick, free: free}
	box := container.New(layouts.NewCustomPaddedVBoxLayout(6))
	for _, g := range grouped(presets) {
		title := parts.NewText(look.SmallText, true, look.Accent)
		title.Text.Text = g.title
		box.Add(title.Text)
		box.Add(p.plates(g.presets, now))
	}
	edit := parts.NewButton("Edit freely  (E)", parts.Raised, free)
	box.Add(container.New(layouts.NewCustomPaddedLayout(6, 0, 0, 0), edit))
	p.all = container.New(layouts.NewCustomPaddedLayout(12, 12, 12, 12), box)
	p.ExtendBaseWidget(p)
	return p
}

// plates makes the rows of a group.
func (p *picker) plates(presets []layout.Preset, now string) fyne.CanvasObject {
	grid := container.NewGridWithColumns(pickerColumns)
	for i, preset := range presets {
		if i%pickerColumns == 0 {
			p.rows = append(p.rows, nil)
		}
		w := newPlate(preset, preset.Name == now, p.pick)
		last := len(p.rows) - 1
		p.rows[last] = append(p.rows[last], w)
		grid.Add(w)
		if w.present {
			p.at = w
		}
	}
	return grid
}

// group is presets of one kind.
type group struct {
	title   string
	presets []layout.Preset
}

// grouped sorts presets by kind, in their order.
func grouped(presets []layout.Preset) []group {
	all := []group{{title: "SQUARE"}, {title: "RECTANGULAR"}, {title: "IRREGULAR"}}
	for _, p := range presets {
		i := 2
		if regular, err := layout.Regular(p.Layout.Columns, p.Layout.Rows); err == nil && regular.Equal(p.Layout) {
			i = 1
			if p.Layout.Columns == p.Layout.Rows {
				i = 0
			}
		}
		all[i].presets = append(all[i].presets, p)
	}
	return slices.DeleteFunc(all, func(g group) bool { return len(g.presets) == 0 })
}

// CreateRenderer implements fyne.Widget.
func (p *picker) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.all) }
