// Package frame is what stands around the wall, the map and the list: the
// header with the menu and the choice of layouts below it, the banner of a
// lost link, the status bar, the sheet of keys, and the card that is dragged.
package frame
