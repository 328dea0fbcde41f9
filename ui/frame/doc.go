// Package frame is what stands around the wall, the map and the list: the
// header, the banner of a lost link, the status bar and the sheet of keys.
package frame
