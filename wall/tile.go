package wall

import (
	"image"
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"watchfloor/wall/stream"
)

// Tile shows the newest frame of one player, or says why there is none; or
// another object. Fyne goroutine only.
type Tile struct {
	widget.BaseWidget
	reel
	wall *Wall
	slot int
	hand hand

	pic     picture
	room    image.Rectangle // where the picture may be, pixels in the tile
	strip   *canvas.Rectangle
	mark    *canvas.Rectangle
	title   *canvas.Text
	state   *canvas.Text
	speaker *canvas.Image // visible: its sound is heard
	big     *canvas.Text  // in the middle, when there is no picture
	reason  *canvas.Text
	veil    *canvas.Rectangle
	border  [4]*canvas.Rectangle
	gauge   gauge
	said    words
	trouble string // the renderer's last error
}

// A reel is what a tile plays, and how: all that goes along when tiles swap.
type reel struct {
	content Content
	playing *view         // whose frames are shown
	coming  *view         // of the same content, takes over with its first frame
	next    *turn         // other content, takes over so
	ready   *turn         // other content that may be next
	last    *stream.Frame // on screen, held; nil: none
	stale   bool          // last is to be drawn again
	aspect  float64
	zoom    Zoom
	tools   tools
	shown   int64     // frames painted
	narrow  time.Time // since when a smaller stream suits; zero: it does not
}

func newTile(w *Wall, slot int) *Tile {
	t := &Tile{
		wall: w, slot: slot, reel: reel{aspect: 16. / 9},
		strip: canvas.NewRectangle(strip), mark: canvas.NewRectangle(color.Transparent),
		title: text(plain, true), state: text(faint, true), speaker: newSpeaker(),
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
	if t.next != nil && t.next.content.ID == c.ID {
		t.next.content = c
		return
	}
	t.forget(&t.next)
	old := t.content
	if c.ID != old.ID || !c.moves() || c.Footage != old.Footage {
		t.blank()
	}
	if c.ID != old.ID {
		t.zoom, t.tools = Zoom{}, t.tools.next()
	}
	t.content = c
	t.conceal(old)
	t.wall.claim(c.Object, t)
	t.choose()
	t.say(time.Now())
	if c.Object != old.Object || c.Bare != old.Bare {
		t.Refresh()
	} else {
		t.layout()
	}
}

// blank stops what plays, and forgets the picture.
func (t *Tile) blank() {
	t.stop()
	t.wipe()
}

// wipe forgets the picture.
func (t *Tile) wipe() {
	t.last.Release()
	t.last = nil
	if t.pic != nil {
		t.pic.close()
		t.pic = nil
		t.Refresh()
	}
}

// onScreen says whether there are pixels to play for.
func (t *Tile) onScreen() bool { return t.Visible() && t.wall.Visible() && !t.room.Empty() }

// wanted is how many pixels a stream should have for what is seen of it.
func (t *Tile) wanted(z Zoom) image.Point {
	scale := z.scale() * t.magnified()
	return image.Pt(int(float64(t.room.Dx())*scale), int(float64(t.room.Dy())*scale))
}

// rest makes a hidden tile decode nothing. Its last picture stays, and its
// connection, so that it is live again at once.
func (t *Tile) rest() {
	t.playing.rest()
	t.coming.close(t.wall.players)
	t.coming = nil
	for _, waiting := range []*turn{t.next, t.ready} {
		if waiting != nil {
			waiting.view.rest()
		}
	}
}

// stop ends what is on screen.
func (t *Tile) stop() {
	t.coming.close(t.wall.players)
	t.playing.close(t.wall.players)
	t.coming, t.playing, t.narrow = nil, nil, time.Time{}
}

// leave ends all that a tile outside the layout plays.
func (t *Tile) leave() {
	t.forget(&t.next)
	t.forget(&t.ready)
	t.stop()
}
