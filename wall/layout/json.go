package layout

import (
	"encoding/json"
	"fmt"
	"image"
)

// file is how a Layout is written: each tile as x0, y0, x1, y1 in cells.
type file struct {
	Columns int     `json:"columns"`
	Rows    int     `json:"rows"`
	Tiles   [][]int `json:"tiles"`
}

// MarshalJSON implements json.Marshaler.
func (l Layout) MarshalJSON() ([]byte, error) {
	f := file{Columns: l.Columns, Rows: l.Rows, Tiles: [][]int{}}
	for _, t := range l.Tiles {
		f.Tiles = append(f.Tiles, []int{t.Min.X, t.Min.Y, t.Max.X, t.Max.Y})
	}
	return json.Marshal(f)
}

// UnmarshalJSON implements json.Unmarshaler. It takes only layouts that
// Validate takes.
func (l *Layout) UnmarshalJSON(data []byte) error {
	var f file
	if err := json.Unmarshal(data, &f); err != nil {
		return fmt.Errorf("read a layout: %w", err)
	}
	read := Layout{Columns: f.Columns, Rows: f.Rows}
	for i, t := range f.Tiles {
		if len(t) != 4 {
			return fmt.Errorf("read a layout: tile %d has %d numbers, not 4: x0, y0, x1, y1 in cells", i+1, len(t))
		}
		read.Tiles = append(read.Tiles, image.Rectangle{Min: image.Pt(t[0], t[1]), Max: image.Pt(t[2], t[3])})
	}
	if err := read.Validate(); err != nil {
		return fmt.Errorf("read a layout: %w", err)
	}
	*l = read
	return nil
}
