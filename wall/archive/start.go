package archive

import (
	"path/filepath"
	"strings"
	"time"
)

// What a lane's start is known from.
const (
	FromMetadata = "metadata"
	FromName     = "file name"
	FromTyped    = "typed"
	FromUnknown  = "unknown"
)

// dated is how many folders above a file may name its day.
const dated = 4

// unknownStart is where files of unknown time lie when none is known.
func unknownStart() time.Time { return time.Unix(0, 0).UTC() }

// Undated says whether a time is one of files whose own time is unknown.
func Undated(t time.Time) bool { return t.UTC().Year() <= unknownStart().Year() }

// Civil is t as people read it: in a zone, but times of files whose own time
// is unknown in UTC, so that they begin at 0:00:00.
func Civil(t time.Time, zone *time.Location) time.Time {
	if Undated(t) {
		return t.UTC()
	}
	return t.In(zone)
}

// findStart finds when a file was begun, by itself.
func findStart(path string, created time.Time, zone *time.Location) (time.Time, string) {
	if !created.IsZero() {
		return created, FromMetadata
	}
	parts := strings.Split(filepath.ToSlash(path), "/")
	name := strings.Join(parts[max(0, len(parts)-1-dated):], "/")
	if t, ok := TimeInName(name, zone); ok {
		return t, FromName
	}
	return time.Time{}, FromUnknown
}

// place says where each lane begins. Those of unknown time begin with the
// earliest other. Holds p.mu.
func (p *Playback) place() {
	var first time.Time
	for _, l := range p.lanes {
		l.start, l.startFrom = l.found, l.foundIn
		if !l.typed.IsZero() {
			l.start, l.startFrom = l.typed, FromTyped
		}
		if !l.start.IsZero() && (first.IsZero() || l.start.Before(first)) {
			first = l.start
		}
	}
	if first.IsZero() {
		first = unknownStart()
	}
	for _, l := range p.lanes {
		if l.start.IsZero() {
			l.start, l.startFrom = first, FromUnknown
		}
	}
}
