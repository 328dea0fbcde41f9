package ui

import (
	"fmt"

	"watchfloor/wall"
	"watchfloor/wall/sound"
	"watchfloor/wall/stream"
)

// A Sound lets one camera be heard.
type Sound interface {
	Listen(stream.Source) // zero: silence
	SetVolume(float64)    // 0 to 1
	Status() sound.Status
}

// hearing is what the operator wants to hear: nothing, to begin with.
type hearing struct {
	on     bool    // the selected tile
	volume float64 // less than full, 0 to 1
	said   string  // of what went wrong last
}

// toggleHearing lets the selected camera be heard, or silences it.
func (a *App) toggleHearing() {
	if a.cfg.Sound == nil || !a.hearing.on && !a.selected() {
		return
	}
	a.hearing = hearing{on: !a.hearing.on, volume: a.hearing.volume}
	if a.hearing.on && audible(a.wall.Content(a.wall.Selected())) == (stream.Source{}) {
		a.notify("Sound is on: what is selected has none, a camera might")
	}
}

// louder changes the volume by steps of a tenth.
func (a *App) louder(steps int) {
	if a.cfg.Sound == nil {
		return
	}
	a.hearing.volume = min(1, max(0, a.hearing.volume-float64(steps)/10))
	volume := 1 - a.hearing.volume
	a.cfg.Sound.SetVolume(volume)
	a.notify(fmt.Sprintf("Volume %.0f %%", 100*volume))
}

// hear follows the selection, and tells what goes wrong.
func (a *App) hear() {
	if a.cfg.Sound == nil {
		return
	}
	slot, src := -1, stream.Source{}
	if a.hearing.on {
		src = audible(a.wall.Content(a.wall.Selected()))
	}
	if src != (stream.Source{}) {
		slot = a.wall.Selected()
	}
	a.cfg.Sound.Listen(src)
	a.wall.SetListening(slot)
	said := ""
	if s := a.cfg.Sound.Status(); s.State == sound.Failed && s.Source == src {
		said = s.Words
	}
	if said != a.hearing.said {
		if a.hearing.said = said; said != "" {
			a.notify("No sound: " + said)
		}
	}
}

// audible is the stream of a camera that is heard: the first, which is its
// main one where the backend says so.
func audible(c wall.Content) stream.Source {
	for _, v := range c.Streams {
		if v.Role == "main" {
			return v.Source
		}
	}
	if len(c.Streams) > 0 {
		return c.Streams[0].Source
	}
	return stream.Source{}
}
