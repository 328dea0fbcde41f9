// Package wall is the video wall: tiles in a layout that play sources, one
// player for each stream however many tiles show it, and recorded footage, or
// hold other objects. It has never heard of cameras or incidents: ui/present
// translates.
//
// Everything but Run is called on Fyne's goroutine. Nothing here calls Fyne
// from another one: Tick pulls what players have published.
package wall
