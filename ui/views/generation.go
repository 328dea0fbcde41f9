package views

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"watchfloor/ui/document"
)

// generations is how many files of a Book are kept.
const generations = 5

// generation is the path of the file that is n generations old.
func generation(dir string, n int) string {
	if n == 0 {
		return filepath.Join(dir, "views.json")
	}
	return filepath.Join(dir, fmt.Sprintf("views.%d.json", n))
}

// newest reads the newest generation that can be read. data is what the
// newest file holds, nil if that is not the one. err says what was wrong with
// newer ones; a directory without any is empty and no error.
func newest(dir string) (b Book, data []byte, err error) {
	var first error
	for n := range generations {
		path := generation(dir, n)
		b, data, err := readBook(path)
		switch {
		case err == nil && n == 0:
			return b, data, nil
		case err == nil:
			return b, nil, tookOlder(path, first)
		case first == nil || errors.Is(first, fs.ErrNotExist) && !errors.Is(err, fs.ErrNotExist):
			first = fmt.Errorf("%s: %w", path, err)
		}
	}
	if errors.Is(first, fs.ErrNotExist) {
		return Book{}, nil, nil
	}
	return Book{}, nil, fmt.Errorf("the saved views cannot be read, nor any older ones; starting with none: %w", first)
}

// tookOlder tells the operator that an older generation is in use, and why.
func tookOlder(path string, why error) error {
	when := "earlier"
	if info, err := os.Stat(path); err == nil {
		when = info.ModTime().Format(time.DateTime)
	}
	return fmt.Errorf("the newest views cannot be read; these are of %s, from %s: %w", when, path, why)
}

// shift makes every generation one older before a new one is written. The
// newest is copied, so that there is one at every moment; if it cannot be
// read it is put aside instead of driving out a good one.
func shift(dir string) error {
	_, data, err := readBook(generation(dir, 0))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return os.Rename(generation(dir, 0), filepath.Join(dir, "views.unreadable.json"))
	}
	for n := generations - 1; n > 1; n-- {
		err := os.Rename(generation(dir, n-1), generation(dir, n))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return document.Write(generation(dir, 1), data, 0o600)
}

// sweep removes what writers that were killed have left.
func sweep(dir string) {
	left, _ := fs.Glob(os.DirFS(dir), "views*.json"+document.TempMark) // fails only for a bad pattern
	for _, name := range left {
		path := filepath.Join(dir, name)
		if info, err := os.Stat(path); err == nil && time.Since(info.ModTime()) > time.Minute {
			os.Remove(path) // if not now, at the next start
		}
	}
}
