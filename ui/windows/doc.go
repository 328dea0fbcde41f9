// Package windows shows panels in windows of their own, several at a time,
// and knows where they stand so that they come back there.
//
// An object on screen belongs to the window that painted it last: Fyne keeps
// its textures by object, not by window, and the number of a texture means
// something else in another window's OpenGL. So an object leaves its old
// window, that window paints once without it and frees its textures, and only
// then it appears in the new one. Set.Tick takes these steps.
//
// What a window's place is made of depends on the window system:
//
//	X11, Windows   position, size and full screen, on the screen it was on
//	macOS          size and full screen; Fyne tells no position
//	Wayland        size and full screen; a client may not know its position
package windows
