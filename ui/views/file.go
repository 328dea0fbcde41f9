package views

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// Export writes one view to a file of its own, to be taken to another place
// with Import. The view needs a name.
func Export(path string, v View) error {
	data, err := encode(Book{Views: []View{v}})
	if err == nil {
		err = writeFile(path, data, 0o644)
	}
	if err != nil {
		return fmt.Errorf("export the view %q: %w", v.Name, err)
	}
	return nil
}

// Import reads the view of a file that Export wrote. The view may have the
// name of another in a Book: see Book.Unique.
func Import(path string) (View, error) {
	b, _, err := readBook(path)
	switch {
	case err != nil:
		return View{}, fmt.Errorf("import a view: %s: %w", path, err)
	case len(b.Views) != 1:
		return View{}, fmt.Errorf("import a view: %s holds %d views, not one", path, len(b.Views))
	}
	return b.Views[0], nil
}

// readBook reads a file that may be anything, and its bytes.
func readBook(path string) (Book, []byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Book{}, nil, bare(err)
	}
	if !info.Mode().IsRegular() { // opening a pipe could wait for ever
		return Book{}, nil, errors.New("it is not a file")
	}
	f, err := os.Open(path)
	if err != nil {
		return Book{}, nil, bare(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, sizeLimit+1))
	if err != nil {
		return Book{}, nil, bare(err)
	}
	b, err := decode(data)
	return b, data, err
}

// bare is an error of os without the path, which the caller names.
func bare(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// writeFile puts data in the place of a file in one step: whoever reads the
// file finds the old content or the new, even after a crash.
func writeFile(path string, data []byte, mode os.FileMode) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+tempMark)
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
	return syncDir(filepath.Dir(path))
}

// tempMark stands in the names of files being written.
const tempMark = ".*.part"

// syncDir makes the names in a directory outlast a crash, where the system
// can do that for a directory.
func syncDir(dir string) error {
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
