// Package ui is the window: it connects the wall, the map and the incident
// list to what is known and to what the operator does. Panels announce, App
// decides; the selection lives here and changes in one method. Everything
// runs on Fyne's goroutine: Tick pulls what other parts have published.
package ui
