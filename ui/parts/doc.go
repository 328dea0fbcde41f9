// Package parts are the small widgets panels are made of: buttons, badges and
// text that fits. None of them takes the keyboard: keys belong to the window.
package parts
