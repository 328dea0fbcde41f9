package layout

import (
	"fmt"
	"image"
	"strconv"
	"strings"
)

// A Preset is a layout operators know by name.
type Preset struct {
	Name   string
	Layout Layout
}

// Presets lists the layouts of the menu, in its order: squares, rectangles,
// then those with tiles of several sizes, the largest tile first.
func Presets() []Preset {
	var all []Preset
	for side := 1; side*side <= MaxTiles; side++ {
		all = append(all, regular(side, side))
	}
	for _, r := range [...][2]int{{2, 1}, {3, 1}, {1, 2}, {3, 2}, {4, 2}, {4, 3}, {5, 3}, {6, 4}, {8, 4}, {8, 6}} {
		all = append(all, regular(r[0], r[1]))
	}
	return append(all,
		Preset{"1+5", picture("aab", "aac", "def")},
		Preset{"1+7", picture("aaab", "aaac", "aaad", "efgh")},
		Preset{"2+8", picture("aabb", "aabb", "cdef", "ghij")},
		Preset{"1+12", picture("bcde", "faag", "haai", "jklm")},
		Preset{"panorama", picture("aaa", "aaa", "bcd")},
	)
}

func regular(columns, rows int) Preset {
	return Preset{sizeName(columns, rows), grid(columns, rows)}
}

func sizeName(columns, rows int) string { return fmt.Sprintf("%dx%d", columns, rows) }

// picture reads a layout from rows of cells: equal letters are one tile, and
// tile a is the first.
func picture(rows ...string) Layout {
	l := Layout{Columns: len(rows[0]), Rows: len(rows)}
	for y, row := range rows {
		for x, letter := range row {
			i := int(letter - 'a')
			for len(l.Tiles) <= i {
				l.Tiles = append(l.Tiles, image.Rectangle{})
			}
			l.Tiles[i] = l.Tiles[i].Union(image.Rect(x, y, x+1, y+1))
		}
	}
	return l
}

// Named is the layout of that name: of a preset, or "CxR" for a regular grid
// of C columns and R rows. It reports whether there is one.
func Named(name string) (Layout, bool) {
	for _, p := range Presets() {
		if p.Name == name {
			return p.Layout, true
		}
	}
	left, right, _ := strings.Cut(name, "x")
	columns, _ := strconv.Atoi(left)
	rows, _ := strconv.Atoi(right)
	l, err := Regular(columns, rows)
	return l, err == nil && sizeName(columns, rows) == name
}

// Name is what Named finds the layout by, such as "3x3" or "1+5"; "free" if
// it has no such name.
func (l Layout) Name() string {
	for _, p := range Presets() {
		if p.Layout.Equal(l) {
			return p.Name
		}
	}
	if r, err := Regular(l.Columns, l.Rows); err == nil && r.Equal(l) {
		return sizeName(l.Columns, l.Rows)
	}
	return "free"
}
