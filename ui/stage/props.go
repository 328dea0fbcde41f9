package stage

import (
	"context"
	"path/filepath"
	"time"

	"watchfloor/ui/kinds"
	"watchfloor/ui/views"
	"watchfloor/wall"
)

// props are the widgets of the tiles that show neither a camera nor a panel,
// by slot. The zero props are ready.
type props struct {
	loader kinds.Loader
	all    map[int]prop
}

// A prop is the widget of one tile.
type prop struct {
	tile    views.Tile
	content wall.Content
}

// keep makes the widget of a slot, unless it has the right one.
func (p *props) keep(slot int, t views.Tile) {
	was, there := p.all[slot]
	if there && was.tile.Kind == t.Kind && was.tile.Text == t.Text && was.tile.File == t.File {
		return
	}
	if pic, ok := was.content.Object.(*kinds.Picture); ok {
		pic.Close()
	}
	delete(p.all, slot)
	c := wall.Content{ID: string(t.Kind), Title: titles[t.Kind]}
	switch t.Kind {
	case views.Clock:
		c.Object, c.State = kinds.NewClock(nil), "LOCAL AND UTC"
	case views.Text:
		c.Object, c.State = kinds.NewNote(t.Text), "NOTE"
	case views.Picture:
		c.Object, c.State, c.Title = kinds.NewPicture(&p.loader, t.File), "STILL PICTURE", filepath.Base(t.File)
	default:
		return
	}
	if p.all == nil {
		p.all = map[int]prop{}
	}
	p.all[slot] = prop{t, c}
}

func (p *props) content(slot int) wall.Content { return p.all[slot].content }

func (p *props) exchange(i, j int) {
	if p.all == nil {
		return
	}
	one, isOne := p.all[i]
	other, isOther := p.all[j]
	delete(p.all, i)
	delete(p.all, j)
	if isOne {
		p.all[j] = one
	}
	if isOther {
		p.all[i] = other
	}
}

// tick lets the widgets move.
func (p *props) tick(now time.Time) {
	for _, one := range p.all {
		if o, ok := one.content.Object.(interface{ Tick(time.Time) }); ok {
			o.Tick(now)
		}
	}
}

// Run reads the files of picture tiles until ctx ends.
func (s *Stage) Run(ctx context.Context) { s.props.loader.Run(ctx) }
