package session

import (
	"time"

	"watchfloor/ui/views"
)

// Extension is what the names of session files end with.
const Extension = ".watchfloor"

// A Session is a review of recordings. It is a value.
type Session struct {
	Files     []File
	Bookmarks []Bookmark
	Position  time.Time   // of the playhead; zero: not known
	View      *views.View // how the wall was arranged; nil: not kept
}

// A File is a recording under review.
type File struct {
	Path       string        // absolute; relative to the session in its file
	SHA256     string        // of its content, in lower-case hexadecimal; "": not known
	Size       int64         // bytes, when it was hashed
	Start      time.Time     // of its first picture, without the correction; zero: not known
	StartFrom  string        // where that is from: "metadata", "file name", "typed"
	Correction time.Duration // added to all its times
}

// A Bookmark is a moment with a text.
type Bookmark struct {
	At   time.Time // on the common clock
	Text string
	Made time.Time // when the operator set it
}
