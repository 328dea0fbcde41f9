package frame

import (
	"cmp"
	"image/color"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
	"watchfloor/ui/present"
)

// A Header is the bar at the top of the window. Fyne goroutine only.
type Header struct {
	widget.BaseWidget
	OnTree, OnLayout, OnViews         func()
	OnTheme, OnSide, OnExpand, OnMenu func()

	ground   *canvas.Rectangle
	mark     *canvas.Image
	name     parts.Text
	tree     *parts.Button
	plan     *choice
	view     *choice
	counters [5]counter
	pill     *pill
	local    parts.Text
	utc      parts.Text
	theme    *parts.Button
	side     *parts.Button
	expand   *parts.Button
	menu     *parts.Button
	day      bool
	room     float32 // from the left edge to the counters
}

// counter counts the open incidents of a severity.
type counter struct {
	badge  *parts.Badge
	number parts.Text
}

// HeaderHeight is the header's, in Fyne units.
const HeaderHeight = 44

// unsaved is the name of an arrangement that has none.
const unsaved = "Unsaved"

// NewHeader makes a header.
func NewHeader() *Header {
	h := &Header{
		ground: canvas.NewRectangle(color.Transparent),
		mark:   canvas.NewImageFromResource(look.Mark()),
		name:   parts.NewText(look.TitleText+2, true, look.Text),
		pill:   newPill(),
		local:  parts.NewText(look.ClockText, true, look.Text),
		utc:    parts.NewText(look.BodyText, false, look.Dim),
	}
	h.name.Text.Text = "Watchfloor"
	h.tree = parts.NewIcon(look.Tree(), func() { call(h.OnTree) })
	h.plan = newChoice("Layout", "1x1", func() { call(h.OnLayout) })
	h.view = newChoice("View", unsaved, func() { call(h.OnViews) })
	for i := range h.counters {
		h.counters[i] = counter{parts.NewBadge(), parts.NewText(look.BodyText, true, look.Text)}
		h.counters[i].badge.Set(present.Severities()[i], false)
	}
	h.theme = parts.NewIcon(look.Sun(), func() { call(h.OnTheme) })
	h.side = parts.NewIcon(look.Side(), func() { call(h.OnSide) })
	h.expand = parts.NewIcon(look.Expand(), func() { call(h.OnExpand) })
	h.menu = parts.NewIcon(look.Menu(), func() { call(h.OnMenu) })
	h.ExtendBaseWidget(h)
	return h
}

func call(f func()) {
	if f != nil {
		f()
	}
}

// SetTree marks whether the tree of cameras is shown.
func (h *Header) SetTree(on bool) { h.tree.SetOn(on) }

// SetLayout names the layout of the wall, such as "4x4", "1+5" or "free".
func (h *Header) SetLayout(name string) {
	if h.plan.set(name) {
		h.layoutLeft(h.Size())
	}
}

// SetView names the view that was called; "" if the wall shows none.
func (h *Header) SetView(name string) {
	if h.view.set(cmp.Or(name, unsaved)) {
		h.layoutLeft(h.Size())
	}
}

// SetDay shows the button of the other theme.
func (h *Header) SetDay(day bool) {
	if h.day == day {
		return
	}
	h.day = day
	if day {
		h.theme.SetIcon(look.Moon())
	} else {
		h.theme.SetIcon(look.Sun())
	}
}

// SetSide marks whether the column beside the wall is shown.
func (h *Header) SetSide(on bool) { h.side.SetOn(on) }

// LayoutAt is where the upper left corner of a choice of layouts belongs:
// under its button, absolute on the canvas.
func (h *Header) LayoutAt() fyne.Position { return h.under(h.plan, 0) }

// ViewsAt is where the upper left corner of the views belongs: under their
// button, absolute on the canvas.
func (h *Header) ViewsAt() fyne.Position { return h.under(h.view, 0) }

// MenuAt is where the upper right corner of the menu belongs: under its
// button, absolute on the canvas.
func (h *Header) MenuAt() fyne.Position { return h.under(h.menu, h.menu.Size().Width) }

// under is below the header, by so much right of where a button begins.
func (h *Header) under(button fyne.CanvasObject, right float32) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(h)
	return at.Add(fyne.NewPos(button.Position().X+right, HeaderHeight))
}

// SetStatus tells the link and the open incidents.
func (h *Header) SetStatus(s present.Status) {
	moved := h.pill.set(s.Link, s.Level)
	for i, severity := range present.Severities() {
		n := s.Open[severity]
		colour := look.Text
		if n == 0 {
			colour = look.Faint
		}
		before := h.counters[i].number.Wide()
		h.counters[i].number.Set(strconv.Itoa(n), colour)
		h.counters[i].badge.Set(severity, n == 0)
		moved = moved || before != h.counters[i].number.Wide()
	}
	if moved {
		h.layout(h.Size())
	}
}

// SetClock tells the time.
func (h *Header) SetClock(now time.Time) {
	h.local.Set(now.Local().Format("15:04:05"), look.Text)
	h.utc.Set(now.UTC().Format("Mon 2 Jan  15:04")+" UTC", look.Dim)
}
