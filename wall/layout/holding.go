package layout

import "math"

// Holding is the regular layout of at least n tiles that shows n pictures of
// 16:9 best on a wall whose width is aspect times its height: as large as may
// be, with empty tiles counting against it.
func Holding(n int, aspect float64) Layout {
	n = min(max(n, 1), MaxTiles)
	best, most := Square(n), 0.0
	for rows := 1; rows <= n; rows++ {
		columns := (n + rows - 1) / rows
		width := min(aspect/float64(columns), 16./9/float64(rows))
		worth := width * math.Sqrt(float64(n)/float64(columns*rows))
		if worth > most && columns*rows <= MaxTiles {
			best, most = grid(columns, rows), worth
		}
	}
	return best
}
