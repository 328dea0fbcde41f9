// Package palette is the field on Ctrl+K that finds anything by a few letters
// of its name: commands, views, cameras, incidents. It knows none of them; it
// is given a function that finds items and calls what an item does.
package palette
