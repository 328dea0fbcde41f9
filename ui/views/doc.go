// Package views keeps what an operator has arranged: named views of the wall
// and the window, and the arrangement of the moment, which is back after a
// restart and after a kill.
//
// A Book is a value that its user changes copies of. A Store writes the
// newest Book to a directory, atomically, and keeps five generations of it.
// The files are JSON in the format "watchfloor.views/1". They hold IDs of
// cameras, never addresses, and so no secrets.
package views
