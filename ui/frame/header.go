package frame

import (
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
	OnGrid                            func(tiles int)
	OnTheme, OnSide, OnExpand, OnMenu func()

	ground   *canvas.Rectangle
	mark     *canvas.Image
	name     parts.Text
	tiles    parts.Text
	sizes    []int
	grids    []*parts.Button
	counters [5]counter
	pill     *pill
	local    parts.Text
	utc      parts.Text
	theme    *parts.Button
	side     *parts.Button
	expand   *parts.Button
	menu     *parts.Button
	day      bool
}

// counter counts the open incidents of a severity.
type counter struct {
	badge  *parts.Badge
	number parts.Text
}

// HeaderHeight is the header's, in Fyne units.
const HeaderHeight = 44

// NewHeader makes a header with a button for each grid size.
func NewHeader(sizes []int) *Header {
	h := &Header{
		ground: canvas.NewRectangle(color.Transparent),
		mark:   canvas.NewImageFromResource(look.Mark()),
		name:   parts.NewText(look.TitleText+2, true, look.Text),
		tiles:  parts.NewText(look.SmallText, false, look.Faint),
		sizes:  sizes,
		pill:   newPill(),
		local:  parts.NewText(look.ClockText, true, look.Text),
		utc:    parts.NewText(look.BodyText, false, look.Dim),
	}
	h.name.Text.Text, h.tiles.Text.Text = "Watchfloor", "Tiles"
	h.gridButtons()
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

func (h *Header) gridButtons() {
	for _, n := range h.sizes {
		h.grids = append(h.grids, parts.NewButton(strconv.Itoa(n), parts.Flat, func() {
			if h.OnGrid != nil {
				h.OnGrid(n)
			}
		}).AtLeast(30))
	}
}

func call(f func()) {
	if f != nil {
		f()
	}
}

// SetGrid marks the size of the grid.
func (h *Header) SetGrid(tiles int) {
	for i, n := range h.sizes {
		h.grids[i].SetOn(n == tiles)
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

// MenuAt is where a menu of the header belongs: under its button.
func (h *Header) MenuAt() fyne.Position {
	return h.menu.Position().Add(fyne.NewPos(h.menu.Size().Width, HeaderHeight))
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
