package wall

import (
	"image"
	"time"

	"watchfloor/wall/stream"
)

// dwell is how long a smaller stream must suit before a tile goes over to it.
const dwell = 3 * time.Second

// best is the smallest variant that has at least nine tenths of the pixels a
// tile shows, across or down; else the largest.
func (c Content) best(shown image.Point) stream.Source { return c.bestBut(stream.Source{}, shown) }

// bestBut is best among the variants of other sources than one.
func (c Content) bestBut(not stream.Source, shown image.Point) stream.Source {
	var best Variant
	for _, v := range c.Streams {
		if v.Source != not && (best == Variant{} || better(v.Size, best.Size, shown)) {
			best = v
		}
	}
	return best.Source
}

func better(a, b, shown image.Point) bool {
	if enough(a, shown) != enough(b, shown) {
		return enough(a, shown)
	}
	return enough(a, shown) == (a.X < b.X) && a.X != b.X
}

func enough(size, shown image.Point) bool {
	return size.X*10 >= shown.X*9 || size.Y*10 >= shown.Y*9
}

// suits is the variant to play where one plays already: the best, but a
// smaller one only if it were the best for a tile a fifth larger too. So no
// picture is less sharp than it ought to be, and no tile swings between two.
func (c Content) suits(now stream.Source, shown image.Point) stream.Source {
	best := c.best(shown)
	playing, next := c.variant(now).Size, c.variant(best).Size
	if smaller := next.X*next.Y < playing.X*playing.Y; !smaller {
		return best
	}
	larger := image.Pt(shown.X+shown.X/5, shown.Y+shown.Y/5)
	if c.best(larger) == best {
		return best
	}
	return now
}

// choose picks the stream that suits the tile's size, and starts it.
func (t *Tile) choose() {
	if !t.content.moves() || !t.onScreen() {
		return
	}
	for _, waiting := range []*turn{t.next, t.ready} {
		if waiting != nil {
			waiting.view.wake()
		}
	}
	if t.playing == nil {
		t.playing = t.viewOf(t.content, t.zoom)
	}
	t.suit(time.Now())
	if t.playing.wake() {
		t.say(time.Now()) // the picture is of when it was hidden
	}
}

// suit goes over to the stream that suits: to a larger one at once, to a
// smaller one when it has suited for a while. One that shows nothing for good
// is left for another, and taken up again with its first picture.
func (t *Tile) suit(now time.Time) {
	if t.playing == nil || t.playing.player == nil || !t.onScreen() {
		return
	}
	want, playing := t.content.suits(t.playing.source, t.wanted(t.zoom)), t.playing.source
	switch {
	case want == playing && t.playing.status().State == stream.NoSignal:
		want = t.content.bestBut(playing, t.wanted(t.zoom))
		if want == (stream.Source{}) {
			want = playing
		}
	case !t.content.has(playing) || !t.smaller(want, playing):
		t.narrow = time.Time{}
	case t.narrow.IsZero():
		t.narrow = now
		return
	case now.Sub(t.narrow) < dwell:
		return
	}
	t.comes(want)
}

// has says whether a source is one of the content's.
func (c Content) has(src stream.Source) bool { return c.variant(src) != Variant{} }

func (t *Tile) smaller(a, b stream.Source) bool {
	x, y := t.content.variant(a).Size, t.content.variant(b).Size
	return x.X*x.Y < y.X*y.Y
}

// comes starts a stream that is to take over with its first picture, and
// gives up another that was to.
func (t *Tile) comes(src stream.Source) {
	if t.coming != nil && t.coming.source != src {
		t.coming.close(t.wall.players)
		t.coming = nil
	}
	if t.playing.source != src && t.coming == nil {
		t.coming = t.wall.players.view(src)
	}
}
