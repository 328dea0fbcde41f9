package label

import (
	"image"
	"image/color"
)

// A Candidate is a label that wants a place on the map: text, a picture, or
// both. Lengths are device pixels.
type Candidate struct {
	Text       string
	Face       Face
	Size       float64 // of an em
	Spacing    float64 // between letters
	HaloWidth  float64
	MaxWidth   float64 // of a line of text; 0: any
	LineHeight float64 // from line to line; 0: 1.15 ems
	Justify    int8    // lines are flush on the left (-1), the right (1), or centred
	Ink, Halo  color.NRGBA
	Repeat     float64 // to the next label of the same text
	MaxAngle   float64 // between neighbouring letters, radians
	Once       bool    // at the middle of a line only

	Stands   []Stand     // none: the text is centred on its place
	Icon     *image.RGBA // its middle is at its place; nil: none
	IconOnly bool        // it may be shown without the text

	Order int     // the higher is placed first
	Rank  float64 // within the same order the lower is placed first

	// Path is where it may go, in the Web Mercator square (0 to 1 eastward and
	// southward): one point, or a line that the text follows.
	Path  [][2]float64
	Grain float64 // how far its points may be off, in the same measure
}

// A Stand is a way a text may stand by its place; the first of a candidate's
// is the best. X and Y say which part of the text is nearest to the place: X
// is -1 for its left end, 1 for its right end, and Y -1 for its top, 1 for its
// foot; 0 is the middle. Offset is how far that part is moved from the place,
// right and down, device pixels.
type Stand struct {
	X, Y   int8
	Offset [2]float64
}

// A dress is what labels that can take each other's place have in common,
// beside their name.
type dress struct {
	line       bool
	face       Face
	size, halo float64
	ink, rim   color.NRGBA
	icon       *image.RGBA
}

func (c *Candidate) dress() dress {
	return dress{len(c.Path) > 1, c.Face, c.Size, c.HaloWidth, c.Ink, c.Halo, c.Icon}
}

// A name is what stays of a label from zoom to zoom.
type name struct {
	text  string
	order int
}

// stands are the ways the text may stand.
func (c *Candidate) stands() []Stand {
	if len(c.Stands) == 0 {
		return []Stand{{}}
	}
	return c.Stands
}

// iconAt is where the icon lies with the label's place at a pixel.
func (c *Candidate) iconAt(at image.Point) image.Rectangle {
	return image.Rectangle{Max: c.Icon.Rect.Size()}.Add(at).Sub(c.Icon.Rect.Size().Div(2))
}

// boxes are what the label covers with its place at a pixel and the middle of
// its text off that.
func (c *Candidate) boxes(s *setting, at, off image.Point) []image.Rectangle {
	var all []image.Rectangle
	if !s.bounds.Empty() {
		all = append(all, s.bounds.Add(at).Add(off).Inset(-padding))
	}
	if c.Icon != nil {
		all = append(all, c.iconAt(at).Inset(-padding))
	}
	return all
}
