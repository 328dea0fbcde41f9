package wall

import "time"

// patience is how long Change keeps what is on screen for content without a
// picture.
const patience = 5 * time.Second

// A turn is content that is to come, and the look at it that is ready.
type turn struct {
	content Content
	zoom    Zoom
	tools   tools
	view    *view
	by      time.Time // when it comes with or without a picture
}

// Change plays c in a slot. What is on screen stays, with its title, until c
// has its first picture, but for 5 s at most: so no tile is black between two
// cameras. Asking again for what is to come changes its words only; Put of
// what is on screen keeps that.
func (w *Wall) Change(slot int, c Content) {
	if w.has(slot) {
		w.tiles[slot].change(c, time.Now())
	}
}

// Prepare starts to play c for a slot, unseen, so that the next Change of the
// slot to it is immediate. One content is prepared for a slot; the zero
// Content is none.
func (w *Wall) Prepare(slot int, c Content) {
	if w.has(slot) {
		w.tiles[slot].prepare(c)
	}
}

func (t *Tile) change(c Content, now time.Time) {
	if t.next != nil && t.next.content.ID == c.ID {
		t.next.content = c
		return
	}
	t.forget(&t.next)
	covered := t.last != nil || t.content.Object != nil
	if c.ID == t.content.ID || !c.moves() || !covered || !t.onScreen() {
		t.show(c)
	} else {
		t.next = &turn{content: c, tools: t.tools.next(), view: t.viewOf(c, Zoom{}), by: now.Add(patience)}
		t.turnOver(now)
	}
	if t.ready != nil && t.ready.content.ID == c.ID {
		t.forget(&t.ready) // another of its streams suits
	}
}

func (t *Tile) prepare(c Content) {
	if t.ready != nil && t.ready.content.ID == c.ID {
		t.ready.content = c
		return
	}
	t.forget(&t.ready)
	if c.moves() && c.Footage == nil && t.onScreen() {
		t.ready = &turn{content: c, view: t.viewOf(c, Zoom{})}
	}
}

// viewOf looks at what plays c, or goes on with the look that is ready. c must
// have something to play.
func (t *Tile) viewOf(c Content, z Zoom) *view {
	if c.Footage != nil {
		return &view{footage: c.Footage}
	}
	src := c.best(t.wanted(z))
	if t.ready != nil && t.ready.view.source == src {
		v := t.ready.view
		t.ready = nil
		v.wake()
		return v
	}
	return t.wall.players.view(src)
}

// turnOver shows what is to come once it has a picture, or its time is up.
func (t *Tile) turnOver(now time.Time) {
	n := t.next
	if n == nil || (!n.view.collect() && now.Before(n.by)) {
		return
	}
	t.next = nil
	before := t.last
	t.stop()
	if len(n.view.waiting) == 0 {
		t.blank()
	}
	t.content, t.zoom, t.playing, t.tools = n.content, n.zoom, n.view, n.tools
	t.Refresh()
	t.choose()
	t.present(now)
	if t.last == before {
		t.wipe() // it is the other camera's, whose masks are gone
	}
	t.say(now)
}

// forget gives up what was to come.
func (t *Tile) forget(which **turn) {
	if *which != nil {
		(*which).view.close(t.wall.players)
		*which = nil
	}
}
