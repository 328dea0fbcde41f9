package mapview

import (
	"image/color"

	"github.com/paulmach/orb"
)

// Symbol is the form of a marker.
type Symbol uint8

// The symbols.
const (
	SymbolCamera   Symbol = iota // a round body that looks along its heading
	SymbolUnit                   // a puck with a beak along its heading
	SymbolDiamond                // the other four are badges of equal weight
	SymbolTriangle               // upright
	SymbolSquare
	SymbolDisc
	SymbolRing // hollow
)

// A Marker is a symbol at a place; clicking one reports its ID.
type Marker struct {
	ID       string
	At       orb.Point // lon, lat in degrees
	Symbol   Symbol
	Letter   string // one letter in the symbol; may be empty
	Colour   color.NRGBA
	Heading  float64 // degrees clockwise from north
	Label    string  // beside the symbol; may be empty
	Wedge    *Wedge  // what it sees; may be nil
	Selected bool    // has a bright ring
	Dim      bool    // out of date or out of order: pale
	Pulse    bool    // calls for attention
	Rank     int     // the higher is drawn later, and clicked first

	Mark     Mark   // a sign on the symbol that says what is wrong with it
	Age      string // of the data, in a word; under the symbol where it is Dim or Selected
	Group    string // markers of one group are drawn as one where they crowd; "": never
	Severity int    // the colour of such a cluster is that of its most severe member
}

// Mark is a small sign on a symbol: states differ by shape and colour.
type Mark uint8

// The marks.
const (
	MarkNone  Mark = iota
	MarkCross      // does not work
	MarkBang       // works badly
	MarkLock       // may not be looked at
)

// A Wedge is a field of view from a marker's place.
type Wedge struct {
	Heading float64 // of its middle, degrees clockwise from north
	FOV     float64 // its angle, degrees
	Range   float64 // metres
	// Outline is what can really be seen: a ring of lon, lat in degrees, cut
	// by walls. nil: the whole sector.
	Outline []orb.Point
}

// A Shape is an area or a line on the map, under the markers.
type Shape struct {
	ID       string
	Geometry orb.Geometry // lon, lat in degrees
	Fill     color.NRGBA  // of areas
	Stroke   color.NRGBA
	Width    float32 // of the stroke, logical pixels
	Dash     bool
	Label    string // in the middle of an area; may be empty
}
