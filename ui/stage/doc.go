// Package stage puts an arrangement on a wall: which tile plays which camera
// or shows what else, what it showed before, and what comes next where a tile
// or the whole wall rotates. The wall itself knows only streams and widgets.
package stage
