package stage

import (
	"slices"

	"watchfloor/ui/views"
	"watchfloor/wall/layout"
)

// An Arrangement is what a wall shows: a layout and what is in its tiles. It
// may remember more tiles than the layout has; they come back with a larger
// one. A value: the methods return changed copies.
type Arrangement struct {
	Layout layout.Layout
	Tiles  []views.Tile
}

// Tile is what a slot holds; the zero Tile is an empty one.
func (a Arrangement) Tile(slot int) views.Tile {
	if slot < 0 || slot >= len(a.Tiles) {
		return views.Tile{}
	}
	return a.Tiles[slot]
}

// Put replaces what a slot holds.
func (a Arrangement) Put(slot int, t views.Tile) Arrangement {
	if slot < 0 || slot >= a.Layout.Len() {
		return a
	}
	a.Tiles = slices.Clone(a.Tiles)
	for len(a.Tiles) <= slot {
		a.Tiles = append(a.Tiles, views.Tile{})
	}
	a.Tiles[slot] = t
	return a
}

// Swap exchanges what two slots hold.
func (a Arrangement) Swap(i, j int) Arrangement {
	one, other := a.Tile(i), a.Tile(j)
	return a.Put(i, other).Put(j, one)
}

// Drop takes a slot and its tile out of a layout that is edited.
func (a Arrangement) Drop(slot int) Arrangement {
	if slot < 0 || slot >= a.Layout.Len() || a.Layout.Len() == 1 {
		return a
	}
	a.Tiles = slices.Delete(a.Shown(), slot, slot+1)
	a.Layout = a.Layout.Remove(slot)
	return a
}

// Trim forgets the tiles that the layout has no room for.
func (a Arrangement) Trim() Arrangement {
	a.Tiles = a.Shown()
	return a
}

// With changes the layout; the tiles stay in their slots.
func (a Arrangement) With(l layout.Layout) Arrangement {
	a.Layout = l
	return a
}

// Shown are the tiles that the layout has room for, one for each slot.
func (a Arrangement) Shown() []views.Tile {
	all := make([]views.Tile, a.Layout.Len())
	copy(all, a.Tiles)
	return all
}

// Equal says whether two arrangements show the same.
func (a Arrangement) Equal(b Arrangement) bool {
	return a.Layout.Columns == b.Layout.Columns && a.Layout.Rows == b.Layout.Rows &&
		slices.Equal(a.Layout.Tiles, b.Layout.Tiles) && slices.EqualFunc(a.Shown(), b.Shown(), same)
}

// same says whether two tiles show the same.
func same(a, b views.Tile) bool {
	return a.Kind == b.Kind && a.Camera == b.Camera && a.Text == b.Text && a.File == b.File &&
		a.Zoom == b.Zoom && a.Look == b.Look && a.Bare == b.Bare &&
		a.Rotation.Dwell == b.Rotation.Dwell && slices.Equal(a.Rotation.Items, b.Rotation.Items)
}

// used says whether any tile holds something.
func (a Arrangement) used() bool {
	return slices.ContainsFunc(a.Shown(), func(t views.Tile) bool { return t.Kind != views.Empty })
}

// Find is the first slot with a tile of a kind, and of that camera if it is
// one; -1 when there is none.
func (a Arrangement) Find(kind views.Kind, camera string) int {
	return slices.IndexFunc(a.Shown(), func(t views.Tile) bool { return t.Kind == kind && t.Camera == camera })
}
