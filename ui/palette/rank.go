package palette

import (
	"cmp"
	"slices"
	"strings"

	"watchfloor/ui/present"
)

// mostWords is how many words of a query count.
const mostWords = 8

// The scores of a word by how it was found.
const (
	atStart   = 400 // the text begins with it
	atWord    = 300 // a word begins with it
	inside    = 200
	initials  = 150 // "sv" in "Save view"
	scattered = 100 // its letters in order, less for each letter between
	reach     = 3   // times its length is the most that it may be scattered over
)

// Rank returns the places in candidates of those that match a query, best
// first: every word of the query must be found, in any order, without regard
// to case and diacritics. Equally good ones are in the order of length, then
// of candidates. An empty query finds all, in their order. Candidates that are
// folded already (present.Fold) are ranked faster. Rank is safe for concurrent
// use.
func Rank(query string, candidates []string) []int {
	words := split(query)
	type found struct{ score, length, at int }
	var all []found
	var hits []int
	for i, text := range candidates {
		folded := present.Fold(text)
		total := 0
		for _, w := range words {
			var score int
			if score, hits = find(folded, w, hits[:0]); score == 0 {
				total = -1
				break
			}
			total += score
		}
		if total >= 0 {
			all = append(all, found{total, len(folded), i})
		}
	}
	if len(words) > 0 {
		slices.SortFunc(all, func(a, b found) int {
			return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.length, b.length), cmp.Compare(a.at, b.at))
		})
	}
	order := make([]int, len(all))
	for i, f := range all {
		order[i] = f.at
	}
	return order
}

// split makes the words of a query, folded.
func split(query string) []string {
	words := strings.Fields(present.Fold(query))
	return words[:min(len(words), mostWords)]
}

// find looks for a word in a folded text and returns how well it was found,
// 0 for not at all, and the places of its bytes appended to hits.
func find(text, word string, hits []int) (int, []int) {
	if at := best(text, word); at >= 0 {
		for i := range len(word) {
			hits = append(hits, at+i)
		}
		switch {
		case at == 0:
			return atStart, hits
		case begins(text, at):
			return atWord, hits
		}
		return inside, hits
	}
	if begun, ok := heads(text, word, hits); ok {
		return initials, begun
	}
	return scatter(text, word, hits)
}

// best is where a word stands, preferably at the beginning of another.
func best(text, word string) int {
	first := strings.Index(text, word)
	for at := first; at >= 0; {
		if begins(text, at) {
			return at
		}
		next := strings.Index(text[at+1:], word)
		if next < 0 {
			break
		}
		at += 1 + next
	}
	return first
}

// begins says whether a word of the text begins at a byte.
func begins(text string, at int) bool { return at == 0 || !letter(text[at-1]) }

// letter takes every byte of other scripts for one of a letter.
func letter(b byte) bool { return 'a' <= b && b <= 'z' || '0' <= b && b <= '9' || b >= 0x80 }

// heads finds a word's letters at the beginnings of words.
func heads(text, word string, hits []int) ([]int, bool) {
	done := 0
	for i := 0; i < len(text) && done < len(word); i++ {
		if text[i] == word[done] && begins(text, i) {
			hits = append(hits, i)
			done++
		}
	}
	return hits, done == len(word)
}

// scatter finds a word's letters in order: where the first such run ends, and
// from there back to its nearest beginning. Words of one or two letters would
// be found almost anywhere.
func scatter(text, word string, hits []int) (int, []int) {
	end, done := 0, 0
	for ; end < len(text) && done < len(word); end++ {
		if text[end] == word[done] {
			done++
		}
	}
	if done < len(word) || len(word) < 3 {
		return 0, hits
	}
	start := len(hits)
	for i := end - 1; done > 0; i-- {
		if text[i] == word[done-1] {
			done--
			hits = append(hits, i)
		}
	}
	slices.Reverse(hits[start:])
	gaps := end - hits[start] - len(word)
	if gaps > (reach-1)*len(word) {
		return 0, hits
	}
	return scattered - min(gaps, scattered-1), hits
}
