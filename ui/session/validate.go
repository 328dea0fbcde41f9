package session

import (
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// Limits of what a file may hold.
const (
	filesLimit      = 4096
	bookmarksLimit  = 10_000
	pathLimit       = 4 << 10 // bytes
	textLimit       = 4 << 10 // bytes
	correctionLimit = 100 * 365 * 24 * time.Hour
)

// validate says what is wrong with a session; files and bookmarks count from
// 1.
func (s Session) validate() error {
	if len(s.Files) > filesLimit {
		return fmt.Errorf("it has %d files, more than %d", len(s.Files), filesLimit)
	}
	if len(s.Bookmarks) > bookmarksLimit {
		return fmt.Errorf("it has %d bookmarks, more than %d", len(s.Bookmarks), bookmarksLimit)
	}
	for i, f := range s.Files {
		if err := f.validate(); err != nil {
			return fmt.Errorf("file %d: %w", i+1, err)
		}
	}
	for i, b := range s.Bookmarks {
		if err := b.validate(); err != nil {
			return fmt.Errorf("bookmark %d: %w", i+1, err)
		}
	}
	if !known(s.Position) {
		return errors.New("its position is in no year from 1 to 9999")
	}
	if s.View != nil {
		if err := s.View.Validate(); err != nil {
			return fmt.Errorf("its view: %w", err)
		}
	}
	return nil
}

func (f File) validate() error {
	switch {
	case f.Path == "" || len(f.Path) > pathLimit || strings.ContainsRune(f.Path, 0):
		return fmt.Errorf("%.80q cannot be the path of a file", f.Path)
	case !utf8.ValidString(f.Path), !utf8.ValidString(f.StartFrom):
		return fmt.Errorf("the name %.80q is not in UTF-8: rename the file", f.Path)
	case len(f.StartFrom) > textLimit:
		return fmt.Errorf("where its start is from takes %d bytes, more than %d", len(f.StartFrom), textLimit)
	case f.SHA256 != "" && !isSum(f.SHA256):
		return fmt.Errorf("%.80q is no SHA-256", f.SHA256)
	case f.Size < 0:
		return fmt.Errorf("it has %d bytes", f.Size)
	case !known(f.Start):
		return errors.New("its start is in no year from 1 to 9999")
	case f.Correction > correctionLimit || f.Correction < -correctionLimit:
		return errors.New("its correction is longer than 100 years")
	}
	return nil
}

func (b Bookmark) validate() error {
	switch {
	case !known(b.At) || b.At.IsZero() || !known(b.Made):
		return errors.New("its time is in no year from 1 to 9999")
	case len(b.Text) > textLimit:
		return fmt.Errorf("its text takes %d bytes, more than %d: shorten it", len(b.Text), textLimit)
	case !utf8.ValidString(b.Text):
		return errors.New("its text is not in UTF-8")
	}
	return nil
}

// known says whether JSON can hold a time (RFC 3339).
func known(t time.Time) bool {
	year := t.UTC().Year()
	_, err := t.MarshalJSON()
	return err == nil && year >= 1 && year <= 9999
}

func isSum(s string) bool {
	sum, err := hex.DecodeString(s)
	return err == nil && len(sum) == 32 && strings.ToLower(s) == s
}
