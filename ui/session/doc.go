// Package session keeps a review of recordings in one file: which files, the
// corrections of their clocks, bookmarks, where the playhead was, and how the
// wall was arranged. The file names recordings relative to itself, so that a
// folder with both can be handed over, and holds the SHA-256 of each, so that
// a changed recording is noticed.
//
// The file is JSON in the format "watchfloor.session/1", by custom named
// something.watchfloor. It holds no pictures.
package session
