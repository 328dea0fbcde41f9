// Package present turns what is known (feed.Snapshot), what the operator has
// chosen (Desk) and the time into what a screen shows: rows, markers, shapes,
// tiles and words. Everything in it is a pure function; nothing is kept.
package present
