package cameras

import (
	"strconv"
	"strings"

	"watchfloor/ui/present"
)

// An Index finds cameras by what an operator types. It never changes and is
// safe for concurrent use.
type Index struct{ entries []entry }

// An entry is what is searched of a camera, folded.
type entry struct{ number, name, rest string }

// A Match is a camera that was found: its place in the items of the index,
// and how well it fits, 0 best.
type Match struct{ Item, Rank int }

// How well a word fits a camera, best first. The rank of several is the sum.
const (
	numberWhole = iota
	nameStart
	numberStart
	nameWord
	restWord // of the agency or a tag
	inside
	ranks
	none = -1
)

// mostWords is how many words of a query count.
const mostWords = 8

// NewIndex makes the index of some cameras.
func NewIndex(items []present.CameraItem) *Index {
	x := &Index{make([]entry, len(items))}
	folds := map[[2]string]string{} // many cameras share agency and tags
	for i := range items {
		c := &items[i]
		shared := [2]string{c.Agency, c.Tags}
		rest, ok := folds[shared]
		if !ok {
			rest = present.Fold(c.Agency + ", " + c.Tags)
			folds[shared] = rest
		}
		x.entries[i] = entry{strconv.Itoa(c.Number), present.Fold(c.Name), rest}
	}
	return x
}

// Search finds the cameras that every word of a query fits, wherever it
// stands: number, name, agency or tags; case and diacritics do not matter.
// The best come first, equal ones in the order of the items. A query without
// words finds nothing.
func (x *Index) Search(query string) []Match {
	words := wordsOf(query)
	if len(words) == 0 {
		return nil
	}
	fits := make([]int8, len(x.entries))
	var next [mostWords*(ranks-1) + 2]int // of each rank: how many have a better one
	for i := range x.entries {
		fits[i] = int8(x.entries[i].rank(words))
		next[fits[i]+1]++ // none is -1
	}
	next[0] = 0
	for rank := 1; rank < len(next); rank++ {
		next[rank] += next[rank-1]
	}
	matches := make([]Match, next[len(next)-1])
	for i, rank := range fits {
		if rank != none {
			matches[next[rank]] = Match{i, int(rank)}
			next[rank]++
		}
	}
	return matches
}

// wordsOf are the words of a query, folded.
func wordsOf(query string) []string {
	words := strings.Fields(present.Fold(query))
	return words[:min(len(words), mostWords)]
}

func (e *entry) rank(words []string) int {
	sum := 0
	for _, w := range words {
		r := e.fits(w)
		if r == none {
			return none
		}
		sum += r
	}
	return sum
}

// fits says how well a word fits.
func (e *entry) fits(word string) int {
	number, numbers := numeral(word)
	if numbers && number == e.number {
		return numberWhole
	}
	name, named := find(e.name, word)
	rest, other := find(e.rest, word)
	switch {
	case named && name == 0:
		return nameStart
	case numbers && strings.HasPrefix(e.number, number):
		return numberStart
	case named && startsWord(e.name, name):
		return nameWord
	case other && startsWord(e.rest, rest):
		return restWord
	case named, other:
		return inside
	}
	return none
}

// numeral is a word as a number is written, without zeros before it; false
// when it is no number.
func numeral(word string) (string, bool) {
	if strings.Trim(word, "0123456789") != "" {
		return "", false
	}
	return strings.TrimLeft(word, "0"), true
}

// find is the best place of a word in a text, both folded: at its start, else
// where a word starts, else the first.
func find(text, word string) (at int, ok bool) {
	first := strings.Index(text, word)
	if first < 0 {
		return 0, false
	}
	for at = first; !startsWord(text, at); {
		next := strings.Index(text[at+1:], word)
		if next < 0 {
			return first, true
		}
		at += 1 + next
	}
	return at, true
}

// startsWord says whether a word begins at a place of a folded text.
func startsWord(text string, at int) bool {
	if at == 0 {
		return true
	}
	c := text[at-1]
	return c < 0x80 && (c < '0' || c > '9' && c < 'a' || c > 'z')
}
