package present

import (
	"strings"

	"watchfloor/feed"
)

// A lexicon holds the words of ids that many cameras have in common.
type lexicon map[string]string

// of is Words of an id.
func (l lexicon) of(id string) string {
	words, known := l[id]
	if !known {
		words = Words(id)
		l[id] = words
	}
	return words
}

// all are the words of several ids.
func (l lexicon) all(ids []string) string {
	if len(ids) == 1 {
		return l.of(ids[0])
	}
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = l.of(id)
	}
	return strings.Join(words, ", ")
}

// agency writes an agency's id: short ones are initials.
func (l lexicon) agency(id string) string {
	switch {
	case id == "":
		return NoAgency
	case len(id) <= 3:
		return strings.ToUpper(id)
	}
	return l.of(id)
}

// health says how a camera is.
func (l lexicon) health(h feed.Health) string {
	if h == "" || h == feed.Unknown {
		return "Health unknown"
	}
	return l.of(string(h))
}
