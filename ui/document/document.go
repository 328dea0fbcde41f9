// Package document reads and writes the small files in which a station keeps
// what its operator made: views and sessions.
package document

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// TempMark stands in the names of files being written.
const TempMark = ".*.part"

// Write puts data in the place of a file in one step: whoever reads the file
// finds the old content or the new, even after a crash.
func Write(path string, data []byte, mode os.FileMode) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+TempMark)
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // fails once the file has its name
	_, err = f.Write(data)
	if err = errors.Join(err, f.Chmod(mode), f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return SyncDir(filepath.Dir(path))
}

// SyncDir makes the names in a directory outlast a crash, where the system
// can do that for a directory.
func SyncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil // its renames are journalled; a directory cannot be synced
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) { // as some network file systems say
		return err
	}
	return nil
}

// Read reads a file that may be anything, up to one byte more than limit, by
// which its reader can tell that it is too large. Errors do not name the path.
func Read(path string, limit int64) ([]byte, error) {
	f, err := Open(path)
	if err != nil {
		return nil, Bare(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	return data, Bare(err)
}

// Open opens what is a file: a pipe could make the caller wait for ever.
func Open(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is not a file")
	}
	return os.Open(path)
}

// Bare is an error of os without the path, which the caller names.
func Bare(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
