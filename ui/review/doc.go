// Package review plays recorded files for an investigator: it holds the
// files, their clocks, bookmarks and the session they are saved in, shows
// them on a timeline, and hands each file's pictures to whoever shows tiles.
package review
