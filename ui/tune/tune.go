// Package tune is the panel that adjusts a tile's picture while it is seen:
// brightness, contrast, gamma and sharpness.
package tune

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
	"watchfloor/wall/adjust"
)

// A Panel has a knob for each part of an adjust.Adjust. Left and Right turn
// the knob that has the keyboard, Up and Down go to another, Delete makes all
// neutral. Fyne goroutine only.
type Panel struct {
	widget.BaseWidget
	OnChange func(adjust.Adjust)
	OnClose  func() // Esc

	knobs [4]*knob
	now   adjust.Adjust
	box   *fyne.Container
}

// The measures of the panel, in Fyne units.
const (
	labelWidth = 92
	knobWidth  = 190
	valueWidth = 52
	rowHeight  = 34
	padding    = 14
)

// step is what one press of a key, or the mouse, changes.
const step = 0.05

// New makes a panel that stands at a.
func New(title string, a adjust.Adjust) *Panel {
	p := &Panel{now: a, box: container.New(layout.NewCustomPaddedVBoxLayout(2))}
	head := parts.NewText(look.BodyText, true, look.Text)
	head.Text.Text = parts.Fit(title, labelWidth+knobWidth+valueWidth, head.TextSize, head.TextStyle)
	p.box.Add(head.Text)
	for i, k := range []struct {
		name string
		low  float64
		part *float64
	}{
		{"Brightness", -1, &p.now.Brightness},
		{"Contrast", -1, &p.now.Contrast},
		{"Gamma", -1, &p.now.Gamma},
		{"Sharpness", 0, &p.now.Sharpen},
	} {
		p.knobs[i] = newKnob(p, i, k.low, k.part)
		p.box.Add(p.knobs[i].row(k.name))
	}
	neutral := parts.NewButton("As it comes", parts.Raised, p.Neutral)
	p.box.Add(container.New(layout.NewCustomPaddedLayout(6, 0, 0, 0), container.NewHBox(layout.NewSpacer(), neutral)))
	p.ExtendBaseWidget(p)
	return p
}

// First is what has the keyboard first.
func (p *Panel) First() fyne.Focusable { return p.knobs[0] }

// Neutral shows the picture as it comes.
func (p *Panel) Neutral() {
	p.now = adjust.Adjust{}
	for _, k := range p.knobs {
		k.SetValue(*k.part)
	}
	p.changed()
}

func (p *Panel) changed() {
	for _, k := range p.knobs {
		k.say()
	}
	if p.OnChange != nil {
		p.OnChange(p.now)
	}
}

func (p *Panel) close() {
	if p.OnClose != nil {
		p.OnClose()
	}
}

// CreateRenderer implements fyne.Widget.
func (p *Panel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(layout.NewCustomPaddedLayout(padding, padding, padding, padding), p.box))
}

// A knob is a slider for one part.
type knob struct {
	widget.Slider
	panel *Panel
	at    int
	part  *float64
	value parts.Text
}

func newKnob(p *Panel, at int, low float64, part *float64) *knob {
	k := &knob{panel: p, at: at, part: part, value: parts.NewText(look.BodyText, false, look.Dim)}
	k.Min, k.Max, k.Step, k.Value = low, 1, step, *part
	k.value.Alignment = fyne.TextAlignTrailing
	k.OnChanged = func(v float64) {
		if v != *part {
			*part = v
			p.changed()
		}
	}
	k.ExtendBaseWidget(k)
	k.say()
	return k
}

// say writes the value, in parts of a hundred.
func (k *knob) say() {
	words := "0"
	if *k.part != 0 {
		words = fmt.Sprintf("%+.0f", 100**k.part)
	}
	k.value.Set(words, look.Dim)
}

func (k *knob) row(name string) fyne.CanvasObject {
	label := parts.NewText(look.BodyText, false, look.Text)
	label.Text.Text = name
	cell := func(width float32, o fyne.CanvasObject) fyne.CanvasObject {
		room := canvas.NewRectangle(nil)
		room.SetMinSize(fyne.NewSize(width, rowHeight))
		return container.NewStack(room, o)
	}
	return container.New(layout.NewCustomPaddedHBoxLayout(6),
		cell(labelWidth, label.Text), cell(knobWidth, k), cell(valueWidth, k.value.Text))
}

// TypedKey implements fyne.Focusable.
func (k *knob) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter:
		k.panel.close()
	case fyne.KeyDelete, fyne.KeyBackspace:
		k.panel.Neutral()
	case fyne.KeyUp:
		k.focus(-1)
	case fyne.KeyDown:
		k.focus(1)
	default:
		k.Slider.TypedKey(e)
	}
}

// focus gives the keyboard to a neighbour.
func (k *knob) focus(by int) {
	n := len(k.panel.knobs)
	next := k.panel.knobs[(k.at+by+n)%n]
	if c := fyne.CurrentApp().Driver().CanvasForObject(k); c != nil {
		c.Focus(next)
	}
}
