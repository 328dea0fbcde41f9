// Package kinds is what a tile of the wall shows other than a camera: a clock,
// a note, a picture from a file. Each is a widget that fills what it is given,
// from 120 by 70 units to a whole screen, on the dark ground that tiles have
// by day too.
package kinds
