package mvt

// Kind says what a Value holds.
type Kind uint8

// The values of Kind.
const (
	None Kind = iota
	String
	Number
	Bool
)

// A Value is the value of an attribute (section 4.4). The six number types of
// the wire are one here, as they are in styles: an integer beyond ±2⁵³ is
// rounded. Values are comparable.
type Value struct {
	Kind   Kind
	Text   string  // of a String
	Number float64 // of a Number; 1 for true, 0 for false
}
