package govern

import (
	"cmp"
	"slices"

	"watchfloor/wall/stream"
)

// ranked are the tiles that decode, those first that lose first: smallest,
// then by ID, and the selected one last.
func ranked(tiles []Tile) []Tile {
	order := make([]Tile, 0, len(tiles))
	for _, t := range tiles {
		if !t.Hidden {
			order = append(order, t)
		}
	}
	slices.SortFunc(order, func(a, b Tile) int {
		if a.Selected != b.Selected {
			return cmp.Compare(mark(a.Selected), mark(b.Selected))
		}
		return cmp.Or(cmp.Compare(a.Pixels, b.Pixels), cmp.Compare(a.ID, b.ID))
	})
	return order
}

func mark(on bool) int {
	if on {
		return 1
	}
	return 0
}

// levels takes so many steps down: each tile that is not selected to
// References, each of them to Keys, and then so the selected ones.
func levels(tiles, order []Tile, depth int) map[int]stream.Level {
	all := make(map[int]stream.Level, len(tiles))
	for _, t := range tiles {
		all[t.ID] = stream.Every
	}
	plain := slices.IndexFunc(order, func(t Tile) bool { return t.Selected })
	if plain < 0 {
		plain = len(order)
	}
	for _, group := range [][]Tile{order[:plain], order[plain:]} {
		for _, l := range []stream.Level{stream.References, stream.Keys} {
			for _, t := range group[:min(depth, len(group))] {
				all[t.ID] = l
			}
			depth -= min(depth, len(group))
		}
	}
	return all
}
