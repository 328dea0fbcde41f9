package palette

import (
	"slices"
	"unicode/utf8"

	"watchfloor/ui/present"
)

// emphasise cuts a text into parts that are, by turns, plain and found by a
// word of the query. The first is plain, and may be empty.
func emphasise(text, query string) []string {
	folded, from := unfold(text)
	marked := make([]bool, len(text))
	for _, w := range split(query) {
		score, hits := find(folded, w, nil)
		if score == 0 {
			continue
		}
		for _, at := range hits {
			marked[from[at]] = true
		}
	}
	return cut(text, marked)
}

// unfold folds a text and says of each byte of the result at which byte of the
// text the rune begins that it comes from.
func unfold(text string) (folded string, from []int) {
	var out []byte
	for at := 0; at < len(text); {
		_, size := utf8.DecodeRuneInString(text[at:])
		part := present.Fold(text[at : at+size])
		from = append(from, slices.Repeat([]int{at}, len(part))...)
		out = append(out, part...)
		at += size
	}
	return string(out), from
}

// cut parts a text where marks on the first bytes of its runes change.
func cut(text string, marked []bool) []string {
	var parts []string
	done, on := 0, false
	for at := range text {
		if marked[at] != on {
			parts = append(parts, text[done:at])
			done, on = at, !on
		}
	}
	return append(parts, text[done:])
}
