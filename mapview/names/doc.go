// Package names lists the names on a map, for searching: it reads the tiles of
// a source once, in the background.
package names
