package label

import "strings"

// wrap breaks a text into lines of about a width, where the Unicode line
// breaking algorithm (UAX #14) allows, and where the text itself does.
func (f *Fonts) wrap(k settingKey) []string {
	var rows []string
	for _, words := range strings.FieldsFunc(k.text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		k.text = words
		rows = append(rows, f.wrapOne(k)...)
	}
	return rows
}

func (f *Fonts) wrapOne(k settingKey) (rows []string) {
	width := func(text string) float64 { return f.shape(text, k.face, k.size, k.spacing).width }
	whole := width(k.text)
	if k.maxWidth <= 0 || whole <= k.maxWidth {
		return []string{k.text}
	}
	goal := whole / float64(int(whole/k.maxWidth)+1) // lines of equal length look best
	row := ""
	for _, piece := range f.pieces(k.text) {
		if row != "" && width(row+piece) > goal*1.25 {
			rows, row = append(rows, strings.TrimSpace(row)), ""
		}
		row += piece
	}
	return append(rows, strings.TrimSpace(row))
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
