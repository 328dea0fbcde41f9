package layout

import "image"

// Space is where a new tile of that many cells fits, nearest to the upper
// left and upper before left; if it fits nowhere, where the largest tile
// does that is no wider and no higher. It reports whether there is any room.
func (l Layout) Space(size image.Point) (image.Rectangle, bool) {
	free := l.freeRuns()
	var best image.Rectangle
	for y := range free {
		for x := range free[y] {
			at := largest(free, image.Pt(x, y), size)
			if at.Dx()*at.Dy() > best.Dx()*best.Dy() {
				best = at
			}
		}
	}
	return best, !best.Empty()
}

// freeRuns is, for each cell of each row, how many cells are free from there
// to the right.
func (l Layout) freeRuns() [][]int {
	runs := make([][]int, l.Rows)
	for y := range runs {
		runs[y] = make([]int, l.Columns)
		run := 0
		for x := l.Columns - 1; x >= 0; x-- {
			run++
			if !l.Fits(-1, image.Rect(x, y, x+1, y+1)) {
				run = 0
			}
			runs[y][x] = run
		}
	}
	return runs
}

// largest is the largest free rectangle of at most that size whose upper
// left cell is at.
func largest(free [][]int, at, size image.Point) image.Rectangle {
	var best image.Rectangle
	width := size.X
	for h := 1; h <= size.Y && at.Y+h <= len(free); h++ {
		width = min(width, free[at.Y+h-1][at.X])
		if width <= 0 {
			break
		}
		if width*h > best.Dx()*best.Dy() {
			best = image.Rectangle{Min: at, Max: at.Add(image.Pt(width, h))}
		}
	}
	return best
}
