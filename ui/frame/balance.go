package frame

// balance shares things of given heights out to at most n columns, in their
// order, so that the highest column is as low as can be. It returns how many
// each column gets.
func balance(heights []float32, n int) []int {
	var best []int
	least := float32(-1)
	for from := range heights { // the highest column is one of these sums
		limit := float32(0)
		for _, h := range heights[from:] {
			limit += h
			if counts := fill(heights, limit); counts != nil && len(counts) <= n && (least < 0 || limit < least) {
				best, least = counts, limit
			}
		}
	}
	return best
}

// fill puts as much into each column as a height allows; nil when one thing
// alone is higher.
func fill(heights []float32, limit float32) []int {
	const rounding = 0.01
	var counts []int
	used := limit + 1 // full, so that the first thing begins a column
	for _, h := range heights {
		if h > limit+rounding {
			return nil
		}
		if used+h > limit+rounding {
			counts, used = append(counts, 0), 0
		}
		counts[len(counts)-1]++
		used += h
	}
	return counts
}
