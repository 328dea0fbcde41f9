package timeline

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// bar is the row of buttons above the ruler, with the clock.
type bar struct {
	widget.BaseWidget
	t      *Timeline
	ground *canvas.Rectangle
	clock  parts.Text
	date   parts.Text
	zone   parts.Text
	play   *tool
	back   *tool
	rate   parts.Text
	unloop *tool
	moves  []fyne.CanvasObject // from left to right, in the middle
	acts   []fyne.CanvasObject // at the right
	way    way
}

// way is how the playhead moves.
type way struct {
	playing, back, looped bool
	rate                  float64
}

// The measures of the bar, in Fyne units.
const (
	barHeight = 46
	clockSize = 24
	rateWidth = 46
	dateWidth = 112
	barSide   = 12
	gap       = 12 // between groups of buttons
)

func newBar(t *Timeline) *bar {
	b := &bar{
		t:      t,
		ground: canvas.NewRectangle(color.Transparent),
		clock:  parts.NewText(clockSize, true, look.Text),
		date:   parts.NewText(look.SmallText, true, look.Dim),
		zone:   parts.NewText(look.SmallText, false, look.Faint),
		rate:   parts.NewText(look.BodyText, true, look.Text),
	}
	b.rate.Alignment = fyne.TextAlignCenter
	b.makeMoves()
	b.makeActs()
	b.ExtendBaseWidget(b)
	return b
}

func (b *bar) makeMoves() {
	t := b.t
	b.play = t.tool("play", "Play", t.tapPlay)
	b.play.AtLeast(44).SetStyle(parts.Filled)
	b.back = t.tool("reverse", "Play backwards", t.tapBack)
	b.moves = []fyne.CanvasObject{
		t.tool("previous", "One frame back", func() { t.step(-1) }), b.back, b.play,
		t.tool("next", "One frame forward", func() { t.step(1) }), nil,
		t.tool("slower", "Half the speed", func() { t.setRate(0.5) }), b.rate.Text,
		t.tool("faster", "Twice the speed", func() { t.setRate(2) }),
	}
}

func (b *bar) makeActs() {
	t := b.t
	b.unloop = t.tool("unloop", "Play without a loop", func() { t.loop(time.Time{}, time.Time{}) })
	b.acts = []fyne.CanvasObject{
		t.lettered("[", "Start the loop here", t.loopFrom), t.lettered("]", "End the loop here", t.loopTo), b.unloop, nil,
		t.tool("flag", "Set a bookmark here", t.bookmark), t.tool("still", "Save this frame as a picture", func() { call(t.OnStill) }),
		t.tool("goto", "Go to a time", func() { call(t.OnGoto) }), nil,
		t.tool("minus", "Show more time", t.ZoomOut), t.tool("plus", "Show less time, in more detail", t.ZoomIn),
		t.tool("fit", "Show everything", t.ZoomAll),
	}
}

// set shows the clock and how the playhead moves.
func (b *bar) set(m Model) {
	now := way{playing: m.Playing, back: m.rate() < 0, looped: m.looped(), rate: m.rate()}
	if now == b.way {
		return
	}
	b.way = now
	b.paintWay()
}

// paintWay shows what the buttons would do now.
func (b *bar) paintWay() {
	forward, backward := "play", "reverse"
	b.play.tip, b.back.tip = "Play", "Play backwards"
	if b.way.playing && b.way.back {
		backward, b.back.tip = "pause", "Pause"
	}
	if b.way.playing && !b.way.back {
		forward, b.play.tip = "pause", "Pause"
	}
	b.play.SetIcon(icon(forward, look.OnFill))
	b.back.SetIcon(quiet(backward))
	b.back.SetOn(b.way.playing && b.way.back)
	b.rate.Set(rateWords(b.way.rate), look.Text)
	parts.Show(b.unloop, b.way.looped)
}

// say shows a time, or how far it is from the beginning.
func (b *bar) say(at time.Time, undated bool) {
	date, zone := at.Format(dateFormat), zoneWords(at)
	if undated {
		date, zone = "from the beginning", "no file tells its time"
	}
	b.clock.Set(at.Format(clockFormat), look.Text)
	b.date.Set(date, look.Dim)
	b.zone.Set(zone, look.Faint)
}

// CreateRenderer implements fyne.Widget.
func (b *bar) CreateRenderer() fyne.WidgetRenderer {
	r := (*barRenderer)(b)
	r.paint()
	return r
}

// barRenderer is the bar as its renderer.
type barRenderer bar

// Objects implements fyne.WidgetRenderer.
func (r *barRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.ground, r.clock.Text, r.date.Text, r.zone.Text}
	for _, o := range append(r.moves[:len(r.moves):len(r.moves)], r.acts...) {
		if o != nil {
			all = append(all, o)
		}
	}
	return all
}

// Layout implements fyne.WidgetRenderer.
func (r *barRenderer) Layout(size fyne.Size) {
	parts.Place(r.ground, 0, 0, size.Width, size.Height)
	parts.Place(r.clock.Text, barSide, 0, r.clockWidth(), size.Height)
	left := barSide + r.clockWidth() + gap
	dated := size.Width >= r.MinSize().Width+dateWidth
	parts.Show(r.date.Text, dated)
	parts.Show(r.zone.Text, dated)
	if dated {
		parts.Place(r.date.Text, left, 6, dateWidth, 17)
		parts.Place(r.zone.Text, left, 22, dateWidth, 17)
		left += dateWidth
	}
	acts := size.Width - barSide - r.width(r.acts)
	r.row(r.acts, acts, size.Height)
	middle := (size.Width - r.width(r.moves)) / 2
	r.row(r.moves, max(left, min(middle, acts-gap-r.width(r.moves))), size.Height)
}

func (r *barRenderer) clockWidth() float32 {
	return fyne.MeasureText("00:00:00.000", r.clock.TextSize, r.clock.TextStyle).Width
}

// row places objects side by side; nil leaves a gap.
func (r *barRenderer) row(all []fyne.CanvasObject, x, height float32) {
	for _, o := range all {
		w := r.wide(o)
		if o != nil {
			parts.Place(o, x, 0, w, height)
		}
		x += w
	}
}

func (r *barRenderer) width(all []fyne.CanvasObject) float32 {
	var sum float32
	for _, o := range all {
		sum += r.wide(o)
	}
	return sum
}

// wide is how wide an object of a row is.
func (r *barRenderer) wide(o fyne.CanvasObject) float32 {
	switch o {
	case nil:
		return gap
	case r.rate.Text:
		return rateWidth
	}
	return o.MinSize().Width
}

// MinSize implements fyne.WidgetRenderer.
func (r *barRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.clockWidth()+r.width(r.moves)+r.width(r.acts)+2*barSide+2*gap, barHeight)
}

// Refresh implements fyne.WidgetRenderer.
func (r *barRenderer) Refresh() {
	r.paint()
	r.Layout(r.BaseWidget.Size())
}

func (r *barRenderer) paint() {
	r.ground.FillColor = look.Colour(look.Panel)
	r.ground.Refresh()
	for _, t := range []*parts.Text{&r.clock, &r.date, &r.zone, &r.rate} {
		t.Retheme()
	}
	(*bar)(r).paintWay()
}

// Destroy implements fyne.WidgetRenderer.
func (r *barRenderer) Destroy() {}
