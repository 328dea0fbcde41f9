package style

// Kind is a layer's type.
type Kind uint8

// The kinds of layers.
const (
	Background Kind = iota
	Fill
	Line
	Symbol
	Circle
	Extrusion // drawn flat
)

// A Layer draws the features of one source layer that pass its filter.
type Layer struct {
	ID       string
	Kind     Kind
	Source   string  // the source-layer
	MinZoom  float64 // shown from here
	MaxZoom  float64 // to below here
	filter   expr
	Fill     *FillPaint // of Background, Fill and Extrusion
	Line     *LinePaint
	Symbol   *SymbolPaint
	Circle   *CirclePaint
	priority int // its place in the style
}

// Shows says whether the layer is drawn at a zoom.
func (l *Layer) Shows(zoom float64) bool { return zoom >= l.MinZoom && zoom < l.MaxZoom }

// Order is the layer's place in the style: the higher is drawn later, and its
// labels are placed first.
func (l *Layer) Order() int { return l.priority }

// Wants says whether the scope's feature passes the filter.
func (l *Layer) Wants(e *Scope) bool { return l.filter.eval == nil || l.filter.truth(e) }
