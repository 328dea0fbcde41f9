package session

import (
	"fmt"
	"path/filepath"

	"watchfloor/ui/document"
)

// Save writes a session to a file, in one step: after a crash the file holds
// the old session or the new one. Files of the session lie beside it or
// elsewhere; their paths are made relative to it.
func Save(path string, s Session) error {
	full, err := filepath.Abs(path)
	if err != nil {
		return fmt.Errorf("save the session %s: %w", path, err)
	}
	data, err := encode(s, filepath.Dir(full))
	if err == nil {
		err = document.Write(full, data, 0o644)
	}
	if err != nil {
		return fmt.Errorf("save the session %s: %w", path, document.Bare(err))
	}
	return nil
}

// Load reads a session; the paths of its files are absolute. Whether they are
// there, and are what they were, says Changed.
func Load(path string) (Session, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return Session{}, fmt.Errorf("open the session %s: %w", path, err)
	}
	data, err := document.Read(full, sizeLimit)
	if err != nil {
		return Session{}, fmt.Errorf("open the session %s: %w", path, document.Bare(err))
	}
	s, err := decode(data, filepath.Dir(full))
	if err != nil {
		return Session{}, fmt.Errorf("open the session %s: %w", path, err)
	}
	return s, nil
}
