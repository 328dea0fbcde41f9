// Package look is how Watchfloor looks: a dark and a day Fyne theme, the
// colours beyond Fyne's own that panels use, fonts, icons and sizes.
package look
