package still

import (
	"errors"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
	"unicode"
)

// tries is how many pictures may have one name.
const tries = 1000

// Save writes a picture as a new file of that name in the first of the
// directories that takes it, which is made if it is not there: name.png, or
// name-2.png where that is taken. What cannot be in a file's name becomes an
// underscore. It returns the path.
func Save(dirs []string, name string, img image.Image, text []Field) (path string, err error) {
	var failures error
	for _, dir := range dirs {
		path, err := save(filepath.Join(dir, fileName(name)), img, text)
		if err == nil {
			return path, nil
		}
		failures = errors.Join(failures, err)
	}
	return "", failures
}

func save(name string, img image.Image, text []Field) (string, error) {
	f, err := create(name)
	if err != nil {
		return "", err
	}
	err = Write(f, img, text)
	if err = errors.Join(err, f.Close()); err != nil {
		_ = os.Remove(f.Name()) // half a picture is none
	}
	return f.Name(), err
}

// create makes a file that is not there yet.
func create(name string) (*os.File, error) {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return nil, err
	}
	for n := 1; ; n++ {
		path := name + ".png"
		if n > 1 {
			path = fmt.Sprintf("%s-%d.png", name, n)
		}
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if !os.IsExist(err) || n == tries {
			return f, err
		}
	}
}

// nameLongest is short enough for every file system, in bytes of UTF-8.
const nameLongest = 160

// fileName is a name that every system takes.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, name)
	if len(name) > nameLongest {
		name = strings.ToValidUTF8(name[:nameLongest], "")
	}
	if name = strings.Trim(name, " ."); name == "" {
		return "picture"
	}
	return name
}
