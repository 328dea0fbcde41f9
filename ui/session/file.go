package session

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
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
		err = replace(full, data)
	}
	if err != nil {
		return fmt.Errorf("save the session %s: %w", path, bare(err))
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
	data, err := read(full)
	if err != nil {
		return Session{}, fmt.Errorf("open the session %s: %w", path, bare(err))
	}
	s, err := decode(data, filepath.Dir(full))
	if err != nil {
		return Session{}, fmt.Errorf("open the session %s: %w", path, err)
	}
	return s, nil
}

// read reads a file that may be anything.
func read(path string) ([]byte, error) {
	f, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, sizeLimit+1))
}

// open opens what is a file: a pipe could make the caller wait for ever.
func open(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is not a file")
	}
	return os.Open(path)
}

// bare is an error of os without the path, which the caller names.
func bare(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// replace puts data in the place of a file in one step.
func replace(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.part")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // fails once the file has its name
	_, err = f.Write(data)
	if err = errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return settle(filepath.Dir(path))
}

// settle makes the names in a directory outlast a crash, where the system can
// do that for a directory.
func settle(dir string) error {
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
