package kinds

import (
	"cmp"
	"sort"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
)

const trial = 100 // the text size at which text is measured

// A ruler measures text by its letters, each of them once.
type ruler struct {
	style fyne.TextStyle
	wide  map[rune]float32 // at one unit of text size
}

func newRuler(style fyne.TextStyle) ruler { return ruler{style, map[rune]float32{}} }

// letter is how wide a letter is at one unit of text size, with a little to
// spare, as letters of small sizes are drawn on whole pixels.
func (r ruler) letter(c rune) float32 {
	w, known := r.wide[c]
	if !known {
		const spare = 1.06
		w = spare * fyne.MeasureText(string(c), trial, r.style).Width / trial
		r.wide[c] = w
	}
	return w
}

// tall is the height of a line at one unit of text size.
func (r ruler) tall() float32 { return fyne.MeasureText("Mg", trial, r.style).Height / trial }

// whole is the text size up to which a word may be broken to make the letters
// larger; above it words stay whole.
const whole = 14

// fit breaks text into lines that fill a box, in the largest size from least
// to most at which all of it fits. At the least size, lines that there is no
// room for are left out, and an ellipsis says so.
func (r ruler) fit(text string, box fyne.Size, least, most float32) (lines []string, size float32) {
	const step = 0.5
	tall, word := r.tall(), r.longest(text)
	at := func(n int) float32 { return least + step*float32(n) }
	fits := func(size float32) bool {
		if size > whole && word*size > box.Width {
			return false
		}
		return float32(len(wrap(text, box.Width/size, r.letter)))*tall*size <= box.Height
	}
	steps := max(0, int((most-least)/step))
	size = at(sort.Search(steps, func(n int) bool { return !fits(at(n + 1)) }))
	lines = wrap(text, box.Width/size, r.letter)
	if room := max(1, int(box.Height/(tall*size))); len(lines) > room {
		lines = lines[:room]
		lines[room-1] = shorten(lines[room-1], box.Width/size, r.letter)
	}
	return lines, size
}

// longest is the width of the longest word at one unit of text size.
func (r ruler) longest(text string) (most float32) {
	for word := range strings.FieldsSeq(text) {
		var w float32
		for _, c := range word {
			w += r.letter(c)
		}
		most = max(most, w)
	}
	return most
}

// shorten puts an ellipsis at a line's end, within room.
func shorten(line string, room float32, letter func(rune) float32) string {
	letters := []rune(strings.TrimRight(line, " "))
	room -= letter('…')
	end := 0
	for end < len(letters) && letter(letters[end]) <= room {
		room -= letter(letters[end])
		end++
	}
	return strings.TrimRight(string(letters[:end]), " ") + "…"
}

// wrap breaks text into lines no wider than room, between words where it can.
// Line ends of the text stay.
func wrap(text string, room float32, letter func(rune) float32) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines = append(lines, breakUp([]rune(paragraph), room, letter)...)
	}
	return lines
}

// breakUp wraps one paragraph.
func breakUp(rest []rune, room float32, letter func(rune) float32) []string {
	var lines []string
	for {
		end := reach(rest, room, letter)
		lines = append(lines, strings.TrimRight(string(rest[:end]), " "))
		for end < len(rest) && rest[end] == ' ' {
			end++
		}
		if rest = rest[end:]; len(rest) == 0 {
			return lines
		}
	}
}

// reach is how many letters the next line takes: whole words, or as much of
// one as fits, to a slash if it has one, a letter at least.
func reach(rest []rune, room float32, letter func(rune) float32) int {
	space, slash := 0, 0 // where the line may end
	for i, c := range rest {
		if c == ' ' {
			space = i
		}
		if room -= letter(c); room < 0 && c != ' ' {
			return cmp.Or(space, slash, max(1, i))
		}
		if c == '/' {
			slash = i + 1
		}
	}
	return len(rest)
}

// plain is text as a note may hold it: no control characters, so many letters.
func plain(text string, letters int) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\r\n", "\n")
	kept := make([]rune, 0, min(len(text), letters))
	for _, c := range text {
		if c == '\t' {
			c = ' '
		}
		if c != '\n' && !unicode.IsPrint(c) {
			continue
		}
		if len(kept) == letters {
			kept[letters-1] = '…'
			break
		}
		kept = append(kept, c)
	}
	return strings.TrimSpace(string(kept))
}
