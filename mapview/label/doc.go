// Package label shapes text, finds the labels of decoded tiles and decides
// which of them fit on the map: no two overlap, none is cut, and the same
// name is not repeated side by side.
//
// Fonts and Placer belong to one goroutine; what they return never changes
// and may be shared.
package label
