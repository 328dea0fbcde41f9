package cameras

import (
	"slices"
	"unicode/utf8"

	"watchfloor/ui/present"
)

// emphasise cuts a text into parts that are, by turns, plain and found by a
// word. The first is plain, and may be empty; at most so many are found.
func emphasise(text string, words []string, most int) []string {
	folded, from := unfold(text)
	var hits [][2]int // of the text
	for _, w := range words {
		if at, ok := find(folded, w); ok {
			hits = append(hits, [2]int{from[at], from[at+len(w)]})
		}
	}
	slices.SortFunc(hits, func(a, b [2]int) int { return a[0] - b[0] })
	var parts []string
	done := 0
	for _, h := range hits {
		h[0] = max(h[0], done)
		if h[1] <= h[0] || len(parts)/2 == most {
			continue
		}
		parts = append(parts, text[done:h[0]], text[h[0]:h[1]])
		done = h[1]
	}
	return append(parts, text[done:])
}

// unfold folds a text and says of each byte of the result, and of its end,
// where the rune that it comes from begins. A byte that is not the first of
// what its rune folds to belongs to the rune's end, so that what is found up
// to it takes the whole rune.
func unfold(text string) (folded string, from []int) {
	var out []byte
	for at := 0; at < len(text); {
		_, size := utf8.DecodeRuneInString(text[at:])
		part := present.Fold(text[at : at+size])
		for i := range len(part) {
			if i == 0 {
				from = append(from, at)
			} else {
				from = append(from, at+size)
			}
		}
		out = append(out, part...)
		at += size
	}
	return string(out), append(from, len(text))
}
