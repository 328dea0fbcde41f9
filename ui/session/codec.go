package session

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"path/filepath"
	"time"

	"watchfloor/ui/views"
)

const (
	format    = "watchfloor.session/1"
	sizeLimit = 8 << 20 // bytes of a file
)

// A paper is a Session as it is written.
type paper struct {
	Format    string      `json:"format"`
	Files     []file      `json:"files"`
	Bookmarks []bookmark  `json:"bookmarks,omitempty"`
	Position  time.Time   `json:"position,omitzero"`
	View      *views.View `json:"view,omitempty"`
}

type file struct {
	Path       string    `json:"path"` // with forward slashes
	SHA256     string    `json:"sha256,omitempty"`
	Size       int64     `json:"size"`
	Start      time.Time `json:"start,omitzero"`
	StartFrom  string    `json:"startFrom,omitempty"`
	Correction float64   `json:"correctionMs,omitempty"`
}

type bookmark struct {
	At   time.Time `json:"at"`
	Text string    `json:"text"`
	Made time.Time `json:"made,omitzero"`
}

// encode writes a session that will lie in dir. It fails if decode would not
// take it.
func encode(s Session, dir string) ([]byte, error) {
	if err := s.validate(); err != nil {
		return nil, err
	}
	d := paper{Format: format, Files: []file{}, Position: s.Position, View: s.View}
	for _, f := range s.Files {
		d.Files = append(d.Files, file{
			relative(dir, f.Path), f.SHA256, f.Size, f.Start, f.StartFrom,
			float64(f.Correction) / float64(time.Millisecond),
		})
	}
	for _, b := range s.Bookmarks {
		d.Bookmarks = append(d.Bookmarks, bookmark(b))
	}
	var out bytes.Buffer
	text := json.NewEncoder(&out)
	text.SetEscapeHTML(false)
	text.SetIndent("", "\t")
	if err := text.Encode(d); err != nil {
		return nil, err
	}
	if out.Len() > sizeLimit {
		return nil, fmt.Errorf("it would take %d bytes, more than %d: shorten the bookmarks", out.Len(), sizeLimit)
	}
	return out.Bytes(), nil
}

// decode reads a session from bytes that may be anything, as a file in dir.
func decode(data []byte, dir string) (Session, error) {
	if len(data) > sizeLimit {
		return Session{}, fmt.Errorf("it has more than %d bytes", sizeLimit)
	}
	var head struct{ Format string }
	if err := json.Unmarshal(data, &head); err != nil {
		return Session{}, fmt.Errorf("it is damaged or no session: %w", err)
	}
	if head.Format != format {
		return Session{}, fmt.Errorf("its format is %.40q, not %q: another version wrote it", head.Format, format)
	}
	var d paper
	if err := json.Unmarshal(data, &d); err != nil {
		return Session{}, fmt.Errorf("it is damaged: %w", err)
	}
	s := Session{Position: d.Position, View: d.View}
	for _, f := range d.Files {
		s.Files = append(s.Files, File{
			absolute(dir, f.Path), f.SHA256, f.Size, f.Start, f.StartFrom, milliseconds(f.Correction),
		})
	}
	for _, b := range d.Bookmarks {
		s.Bookmarks = append(s.Bookmarks, Bookmark(b))
	}
	return s, s.validate()
}

// milliseconds is a duration; what no duration can hold becomes the longest.
func milliseconds(ms float64) time.Duration {
	limit := float64(math.MaxInt64 / int64(time.Millisecond))
	if math.Abs(ms) > limit {
		return math.MaxInt64
	}
	return time.Duration(math.Round(ms * float64(time.Millisecond)))
}

// relative is path as seen from dir, or path itself where there is no way
// from one to the other, as between two drives.
func relative(dir, path string) string {
	if rel, err := filepath.Rel(dir, path); err == nil {
		path = rel
	}
	return filepath.ToSlash(path)
}

// absolute is the file that a path in a session in dir names.
func absolute(dir, path string) string {
	path = filepath.FromSlash(path)
	switch {
	case path == "":
		return ""
	case filepath.IsAbs(path):
		return filepath.Clean(path)
	}
	return filepath.Join(dir, path)
}
