package wall

import (
	"image"
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"watchfloor/wall/stream"
)

// Tile shows the newest frame of one player, or says why there is none.
// Fyne goroutine only.
type Tile struct {
	widget.BaseWidget
	wall    *Wall
	slot    int
	content Content
	playing *view // whose frames are shown
	coming  *view // takes over with its first frame
	shown   int64 // frames painted
	aspect  float64

	pic     picture
	frame   image.Rectangle // where the picture may be, pixels in the tile
	strip   *canvas.Rectangle
	mark    *canvas.Rectangle
	title   *canvas.Text
	state   *canvas.Text
	big     *canvas.Text // in the middle, when there is no picture
	reason  *canvas.Text
	veil    *canvas.Rectangle
	border  [4]*canvas.Rectangle
	said    words
	trouble string // the renderer's last error
}

var (
	_ fyne.Tappable       = (*Tile)(nil)
	_ fyne.DoubleTappable = (*Tile)(nil)
	_ desktop.Mouseable   = (*Tile)(nil)
)

func newTile(w *Wall, slot int) *Tile {
	t := &Tile{
		wall: w, slot: slot, aspect: 16. / 9,
		strip: canvas.NewRectangle(strip), mark: canvas.NewRectangle(color.Transparent),
		title: text(plain, true), state: text(faint, true),
		big: text(faint, true), reason: text(faint, false),
		veil: canvas.NewRectangle(veil),
	}
	t.big.Alignment, t.reason.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	t.state.Alignment = fyne.TextAlignTrailing
	for i := range t.border {
		t.border[i] = canvas.NewRectangle(chosen)
	}
	t.veil.Hide()
	t.ExtendBaseWidget(t)
	return t
}

func text(c color.Color, bold bool) *canvas.Text {
	t := canvas.NewText("", c)
	t.TextStyle.Bold = bold
	return t
}

// show changes what the tile plays. What is on screen stays, marked, until
// the new stream has its first picture, if it is the same camera.
func (t *Tile) show(c Content) {
	if c.ID != t.content.ID || len(c.Streams) == 0 {
		t.blank()
	}
	t.content = c
	t.choose()
	t.say(time.Now())
	t.layout()
}

// blank forgets the picture.
func (t *Tile) blank() {
	t.leave()
	if t.pic != nil {
		t.pic.close()
		t.pic = nil
	}
	t.Refresh()
}

// choose picks the stream that suits the tile's size, and starts it.
func (t *Tile) choose() {
	src, ok := t.content.best(t.frame.Size())
	if !ok || t.frame.Empty() || !t.Visible() {
		return
	}
	if t.coming != nil && t.coming.source != src {
		t.coming.close(t.wall.players)
		t.coming = nil
	}
	switch {
	case t.playing == nil:
		t.playing = t.wall.players.view(src)
	case t.playing.source != src && t.coming == nil:
		t.coming = t.wall.players.view(src)
	}
	if t.playing.wake() {
		t.say(time.Now()) // the picture is of when it was hidden
	}
}

// rest makes a hidden tile decode nothing. Its last picture stays, and its
// connection, so that it is live again at once.
func (t *Tile) rest() {
	t.playing.rest()
	t.coming.close(t.wall.players)
	t.coming = nil
}

// leave ends what a tile outside the grid plays.
func (t *Tile) leave() {
	t.rest()
	t.playing.close(t.wall.players)
	t.playing = nil
}

// collect takes new frames out of the mailboxes.
func (t *Tile) collect() {
	if t.coming != nil {
		t.coming.collect()
		if len(t.coming.waiting) > 0 {
			t.playing.close(t.wall.players)
			t.playing, t.coming = t.coming, nil
		}
	}
	if t.playing != nil {
		t.playing.collect()
	}
}

// present paints the frame that waits, if there is one.
func (t *Tile) present(now time.Time) bool {
	if t.playing == nil {
		return false
	}
	f := t.playing.next()
	if f == nil {
		return false
	}
	t.fit(f)
	taken, arrived := f.Time, f.Arrived
	if err := t.pic.show(f, t.pixels().Size()); err != nil {
		t.trouble = err.Error()
		return false
	}
	t.shown++
	t.wall.painted(now, taken, arrived)
	if t.shown == 1 || t.said.frozen {
		t.say(now)
	}
	return true
}

// fit makes the picture object, and moves it when the frame's shape is new.
func (t *Tile) fit(f *stream.Frame) {
	aspect := float64(f.Size.X) / float64(f.Size.Y)
	if f.SAR > 0 {
		aspect *= f.SAR
	}
	if t.pic != nil && aspect == t.aspect {
		return
	}
	t.aspect = aspect
	if t.pic == nil {
		t.pic = t.wall.newPicture(t.slot)
		t.speak() // the middle is no longer free for words
		t.Refresh()
	}
	t.place()
}

// pixels is where the picture lies in the tile.
func (t *Tile) pixels() image.Rectangle { return Fit(t.frame, t.aspect) }

// say puts the state into words, and repaints only what changed.
func (t *Tile) say(now time.Time) {
	said := words{}
	switch {
	case t.trouble != "":
		said = words{"CANNOT DRAW", t.trouble, fault, true}
	case t.playing != nil:
		said = describe(t.playing.status(), now)
	case t.content.ID != "":
		said = words{"NO STREAM", "this camera has no stream to play", faint, true}
	}
	if said == t.said {
		return
	}
	t.said = said
	t.speak()
}

func (t *Tile) speak() {
	setText(t.state, t.said.short, t.said.colour)
	show(t.veil, t.said.frozen && t.pic != nil)
	if !t.wall.cfg.Bare {
		t.layoutBar()
		t.speakUp()
	}
}

// speakUp puts the state and its reason into the middle of the tile, where
// there is no live picture, as far as they fit.
func (t *Tile) speakUp() {
	bigger, reason := "", ""
	if (t.pic == nil || t.said.frozen) && t.content.ID != "" {
		bigger, reason = t.said.short, t.said.detail
	}
	room := t.Size().Width - 8
	setText(t.big, shorten(bigger, room, t.big), t.said.colour)
	setText(t.reason, shorten(reason, room, t.reason), plain)
}

func setText(t *canvas.Text, s string, c color.Color) {
	if t.Text != s || t.Color != c {
		t.Text, t.Color = s, c
		t.Refresh()
	}
}

func show(o fyne.CanvasObject, on bool) {
	if on != o.Visible() {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

// Tapped selects the tile.
func (t *Tile) Tapped(*fyne.PointEvent) {}

// MouseDown selects the tile at once: a tap waits for a second one.
func (t *Tile) MouseDown(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonPrimary {
		t.wall.choose(t.slot)
	}
}

// MouseUp implements desktop.Mouseable.
func (t *Tile) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped maximises the tile, or goes back.
func (t *Tile) DoubleTapped(*fyne.PointEvent) {
	t.wall.Select(t.slot)
	t.wall.Maximise(!t.wall.Maximised())
}
