// Package mapbar is what lies over the map: a column of tools, where the
// pointer is, and what the tool in hand asks for.
package mapbar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"watchfloor/ui/parts"
)

// A Tool is one button of a Bar. The zero Tool is a gap.
type Tool struct {
	ID   string
	Icon fyne.Resource
	Name string // told while the mouse is over it
	Do   func()
}

// A Bar is the map's. Fyne goroutine only.
type Bar struct {
	// OnPlace is called when the words of the place are tapped; it may be nil.
	OnPlace func()

	tools map[string]*parts.Button
	tip   *plate
	place *plate
	task  *plate
	over  *over
	box   *fyne.Container
}

// The measures of a Bar, in Fyne units.
const (
	margin = 8
	gap    = 6
)

// New makes a bar of tools, from above.
func New(tools ...Tool) *Bar {
	b := &Bar{tools: map[string]*parts.Button{}, tip: newPlate(nil), task: newPlate(nil)}
	b.place = newPlate(func() {
		if b.OnPlace != nil {
			b.OnPlace()
		}
	})
	groups := container.New(layout.NewCustomPaddedVBoxLayout(gap))
	column := b.group(groups)
	for _, t := range tools {
		if t.Icon == nil {
			column = b.group(groups)
			continue
		}
		column.Add(b.button(t))
	}
	b.over = &over{b, groups}
	b.box = container.New(b.over, groups, b.tip, b.place, b.task)
	return b
}

// group begins buttons that lie on one ground.
func (b *Bar) group(groups *fyne.Container) *fyne.Container {
	column := container.New(layout.NewCustomPaddedVBoxLayout(0))
	groups.Add(container.NewStack(newGround(), column))
	return column
}

func (b *Bar) button(t Tool) fyne.CanvasObject {
	button := parts.NewIcon(t.Icon, t.Do)
	button.OnPointed = func(on bool) {
		if !on {
			b.tip.set("")
			return
		}
		b.tip.set(t.Name)
		b.tip.Move(fyne.NewPos(b.box.Size().Width-margin-button.Size().Width-gap-b.tip.MinSize().Width, b.above(button)))
	}
	b.tools[t.ID] = button
	return button
}

// above is how far a button lies below the bar's upper edge.
func (b *Bar) above(button fyne.CanvasObject) float32 {
	driver := fyne.CurrentApp().Driver()
	return driver.AbsolutePositionForObject(button).Y - driver.AbsolutePositionForObject(b.box).Y
}

// Object is what to lay over the map.
func (b *Bar) Object() fyne.CanvasObject { return b.box }

// SetOn marks a tool as the one in hand.
func (b *Bar) SetOn(id string, on bool) {
	if t := b.tools[id]; t != nil {
		t.SetOn(on)
	}
}

// At is where a tool is on its canvas.
func (b *Bar) At(id string) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(b.tools[id])
}

// SetPlace says where the pointer is; "": nowhere on the map.
func (b *Bar) SetPlace(words string) { b.put(b.place, words) }

// SetTask says what the tool in hand asks for or has found; "": nothing.
func (b *Bar) SetTask(words string) { b.put(b.task, words) }

func (b *Bar) put(p *plate, words string) {
	if p.set(words) {
		b.box.Refresh()
		b.box.Layout.Layout(b.box.Objects, b.box.Size())
	}
}

// over lays the parts of a bar over the map: tools to the right, the place
// upper left, the task under it.
type over struct {
	bar    *Bar
	groups fyne.CanvasObject
}

// MinSize implements fyne.Layout.
func (*over) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements fyne.Layout.
func (o *over) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	column := o.groups.MinSize()
	parts.Place(o.groups, size.Width-margin-column.Width, margin, column.Width, column.Height)
	parts.Show(o.groups, size.Height > column.Height+2*margin && size.Width > 4*column.Width)
	top := float32(margin)
	room := size.Width - 3*margin - column.Width
	for _, p := range []*plate{o.bar.task, o.bar.place} {
		p.fit(room)
		is := p.MinSize()
		parts.Place(p, margin, top, is.Width, is.Height)
		if p.words != "" {
			top += is.Height + gap
		}
	}
	o.bar.tip.fit(room)
	o.bar.tip.Resize(o.bar.tip.MinSize())
}
