// Package tiles supplies the vector tiles a map is drawn from. It reads and
// decompresses; it does not look inside a tile.
//
// An archive is a foreign file: everything in it is checked against limits
// before memory is spent on it, and damage is an error that says what is
// damaged, never a panic.
package tiles
