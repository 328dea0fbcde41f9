package wall

import "time"

const (
	again   = 5 * time.Second // two delays so close are no accident
	tardily = 3 * time.Second // how long they count: skipping catches up until the next key frame
)

// A tardy notices that decoding falls behind again and again. A single delay
// is no reason to decode less.
type tardy struct {
	counts map[*playing]int64 // skipped pictures, at the last look
	last   time.Time          // delay
	until  time.Time          // it counts
}

// observe tells whether decoding is behind: when a quarter of the players
// have skipped pictures lately, and shortly before that.
func (d *tardy) observe(now time.Time, counts map[*playing]int64) bool {
	behind := 0
	for player, n := range counts {
		if before, known := d.counts[player]; known && n > before {
			behind++
		}
	}
	d.counts = counts
	if behind > 0 && behind*4 >= len(counts) {
		if now.Sub(d.last) <= again {
			d.until = now.Add(tardily)
		}
		d.last = now
	}
	return now.Before(d.until)
}
