package label

import (
	"cmp"
	"image/color"
	"slices"
	"strings"
)

// A Candidate is a label that wants a place on the map. Lengths are device
// pixels.
type Candidate struct {
	Text      string
	Face      Face
	Size      float64 // of an em
	Spacing   float64 // between letters
	HaloWidth float64
	MaxWidth  float64 // of a line of text
	Ink, Halo color.NRGBA
	Repeat    float64 // to the next label of the same text
	MaxAngle  float64 // between neighbouring letters, radians

	Order int     // the higher is placed first
	Rank  float64 // within the same order the lower is placed first

	// Path is where it may go, in the Web Mercator square (0 to 1 eastward and
	// southward): one point, or a line that the text follows.
	Path [][2]float64
}

// sorted puts all candidates into the order in which they are placed. Those
// shown before come first among equals, so that labels do not flicker.
func (p *Placer) sorted(groups [][]Candidate) []*Candidate {
	var all []*Candidate
	for i := range groups {
		for j := range groups[i] {
			if c := &groups[i][j]; c.Text != "" && len(c.Path) > 0 {
				all = append(all, c)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b *Candidate) int {
		return cmp.Or(
			cmp.Compare(b.Order, a.Order),
			cmp.Compare(a.Rank, b.Rank),
			-compareBool(p.shown[a.Text], p.shown[b.Text]),
			cmp.Compare(len(b.Path), len(a.Path)),
			strings.Compare(a.Text, b.Text),
			slices.Compare(a.Path[0][:], b.Path[0][:]),
		)
	})
	return all
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// wrap breaks a text into lines of about a width.
func (f *Fonts) wrap(c *Candidate) string {
	words := strings.Fields(c.Text)
	if len(words) < 2 || c.MaxWidth <= 0 {
		return c.Text
	}
	whole := f.shape(c.Text, c.Face, c.Size, c.Spacing).width
	lines := int(whole/c.MaxWidth) + 1
	goal := whole / float64(lines) // lines of equal length look best
	var out strings.Builder
	line := ""
	for _, w := range words {
		longer := strings.TrimSpace(line + " " + w)
		room := f.shape(longer, c.Face, c.Size, c.Spacing).width
		if line != "" && room > goal*1.25 {
			out.WriteString(line + "\n")
			longer = w
		}
		line = longer
	}
	return out.String() + line
}
