package main

func lineLength(line []v3) (length float64) {
	for i := 1; i < len(line); i++ {
		length += line[i].sub(line[i-1]).length()
	}
	return length
}

// PointAt is the place and the direction some metres along a line; beyond its ends it runs straight on.
func pointAt(line []v3, where float64) (at, along v3) {
	for i := 1; i < len(line); i++ {
		d := line[i].sub(line[i-1])
		length := d.length()
		if where <= length || i == len(line)-1 {
			along = d.unit()
			return line[i-1].add(along.mul(where)), along
		}
		where -= length
	}
	return line[0], v3{1, 0, 0}
}

// Beside moves a line some metres to its right.
func beside(line []v3, right float64) []v3 {
	out := make([]v3, 0, len(line))
	for i, p := range line {
		before, after := line[max(i-1, 0)], line[min(i+1, len(line)-1)]
		d := after.sub(before).unit()
		out = append(out, p.add(v3{d.Y, -d.X, 0}.mul(right)))
	}
	return out
}
