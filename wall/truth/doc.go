// Package truth says what a tile's picture is worth, in figures: what is
// received, decoded, shown and lost, how late the picture is and by whose
// clock. A Meter turns counters into rates, a Lag measures latency where a
// picture is handed to the screen, a Scene puts all of it into words, and a
// Printer draws them on a panel that is readable over any picture.
//
// It knows no tiles and no window. Its types are not safe for concurrent use.
package truth
