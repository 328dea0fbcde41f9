package raster

// Cap is the shape of a line's ends.
type Cap uint8

// The values of Cap.
const (
	ButtCap Cap = iota
	RoundCap
	SquareCap
)

// Join is the shape of a line's corners.
type Join uint8

// The values of Join.
const (
	MiterJoin Join = iota
	BevelJoin
	RoundJoin
)

// A Stroke says how a line is drawn.
type Stroke struct {
	Width Fixed   // across; at 0 or less nothing is drawn
	Cap   Cap     // of both ends and of each dash
	Join  Join    // of the corners
	Miter Fixed   // a longer miter (in half widths, One is 1) becomes a bevel; 0 is 2
	Dash  []Fixed // lengths drawn, left out, drawn …; an odd list is repeated once; nil is solid
	Phase Fixed   // where in Dash a line starts
}
