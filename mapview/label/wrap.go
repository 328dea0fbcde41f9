package label

import "strings"

// wrap breaks a text into lines of about a width, where the Unicode line
// breaking algorithm (UAX #14) allows.
func (f *Fonts) wrap(k settingKey) string {
	whole := f.shape(k.text, k.face, k.size, k.spacing).width
	if k.maxWidth <= 0 || whole <= k.maxWidth {
		return k.text
	}
	lines := int(whole/k.maxWidth) + 1
	goal := whole / float64(lines) // lines of equal length look best
	var out strings.Builder
	row := ""
	for _, piece := range f.pieces(k.text) {
		longer := row + piece
		room := f.shape(longer, k.face, k.size, k.spacing).width
		if row != "" && room > goal*1.25 {
			out.WriteString(strings.TrimSpace(row) + "\n")
			longer = piece
		}
		row = longer
	}
	return out.String() + strings.TrimSpace(row)
}

// pieces are the parts of a text between which a line may end.
func (f *Fonts) pieces(text string) []string {
	var all []string
	f.breaks.Init([]rune(text))
	for l := f.breaks.LineIterator(); l.Next(); {
		all = append(all, string(l.Line().Text))
	}
	return all
}
