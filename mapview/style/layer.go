package style

import "image/color"

// Kind is a layer's type.
type Kind uint8

// The kinds of layers.
const (
	Background Kind = iota
	Fill
	Line
	Symbol
)

// A Layer draws the features of one source layer that pass its filter.
type Layer struct {
	ID       string
	Kind     Kind
	Source   string  // the source-layer
	MinZoom  float64 // shown from here
	MaxZoom  float64 // to below here
	filter   expr
	Fill     *FillPaint // of Background and Fill
	Line     *LinePaint
	Symbol   *SymbolPaint
	priority int // its place in the style
}

// Shows says whether the layer is drawn at a zoom.
func (l *Layer) Shows(zoom float64) bool { return zoom >= l.MinZoom && zoom < l.MaxZoom }

// Order is the layer's place in the style: the higher is drawn later, and its
// labels are placed first.
func (l *Layer) Order() int { return l.priority }

// Wants says whether the scope's feature passes the filter.
func (l *Layer) Wants(e *Scope) bool { return l.filter.eval == nil || l.filter.eval(e).truth() }

// FillPaint is how an area is drawn.
type FillPaint struct {
	Color   Property[color.NRGBA]
	Outline Property[color.NRGBA] // transparent: none
	Opacity Property[float64]
}

// LinePaint is how a line is drawn. Lengths are logical pixels.
type LinePaint struct {
	Color   Property[color.NRGBA]
	Width   Property[float64]
	Opacity Property[float64]
	Dash    Property[[]float64] // in widths of the line
	Cap     Property[string]    // butt, round, square
	Join    Property[string]    // miter, round, bevel
}

// SymbolPaint is how a label is drawn. Lengths are logical pixels where it
// does not say ems.
type SymbolPaint struct {
	Field     Property[string]
	Size      Property[float64]
	Color     Property[color.NRGBA]
	Halo      Property[color.NRGBA]
	HaloWidth Property[float64]
	Opacity   Property[float64]
	MaxWidth  Property[float64] // of a line of text, ems
	Spacing   Property[float64] // between letters, ems
	Repeat    Property[float64] // between labels of one line
	MaxAngle  Property[float64] // between neighbouring letters, degrees
	Transform Property[string]  // none, uppercase, lowercase
	Rank      Property[float64] // symbol-sort-key: the lower is placed first
	Bold      bool
	Italic    bool
	AlongLine bool
}
