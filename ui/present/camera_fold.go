package present

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold makes texts comparable that a reader takes for the same: without case
// and diacritics, "Dévote" and "DEVOTE" are "devote", "Straße" is "strasse".
// The fold of a text is that of its runes, one after the other, so that a
// place in it can be found in the text.
func Fold(text string) string {
	if plain(text) {
		return text
	}
	var out strings.Builder
	out.Grow(len(text))
	for _, r := range text {
		foldRune(&out, r)
	}
	return out.String()
}

// plain says whether a text is its own fold.
func plain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c >= 0x80 || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

func foldRune(out *strings.Builder, r rune) {
	if r < 0x80 {
		out.WriteRune(unicode.ToLower(r))
		return
	}
	if letters := spelled(unicode.ToLower(r)); letters != "" {
		out.WriteString(letters)
		return
	}
	for _, part := range norm.NFKD.String(string(r)) {
		if !unicode.Is(unicode.Mn, part) {
			out.WriteRune(unicode.ToLower(part))
		}
	}
}

// spelled writes letters that no decomposition of Unicode takes apart, and
// the apostrophes and dashes of print, as they are typed; empty: any other.
func spelled(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ø':
		return "o"
	case 'đ', 'ð':
		return "d"
	case 'ł':
		return "l"
	case 'ħ':
		return "h"
	case 'ı':
		return "i"
	case 'þ':
		return "th"
	case '’', '‘', 'ʼ':
		return "'"
	case '–', '—', '‐', '‑':
		return "-"
	}
	return ""
}
