// Package timeline is the panel with which several recordings are reviewed on
// one clock: a bar with the time and what moves it, a ruler from milliseconds
// to years, bookmarks, a loop, and a lane for each recording. It is given a
// Model, announces what the operator does and knows no player.
package timeline
