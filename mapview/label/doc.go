// Package label shapes text of any script, finds the labels of decoded tiles
// and decides which of them fit on the map.
//
// Find lists a tile's Candidates. A Placer joins the parts of streets that
// tiles have cut, and places candidates by importance: no two overlap, none
// is cut, and the same name is not repeated side by side. What was placed
// stays where it is while the map is panned, and what is just out of sight
// has its room already, so that nothing flickers.
//
// Text follows the Unicode bidirectional algorithm (UAX #9), breaks lines
// where UAX #14 allows, and takes each letter from the first font that has
// it. Letters are drawn with whole numbers, in steps of a quarter pixel and
// 1.4 degrees: the same on every system.
//
// Fonts and Placer belong to one goroutine; what they return never changes
// and may be shared.
package label
