package archive

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const (
	deepest   = 3   // folders in a folder
	mostFiles = 256 // of a folder
)

// Files returns the video files in a folder, and in the folders in it, in
// natural order: part 2 before part 10. It fails when there is none, or more
// than 256. A path that is no folder is returned as it is.
func Files(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, unwrapped(err))
	}
	if !info.IsDir() {
		return []string{path}, nil
	}
	files, err := videos(path)
	switch {
	case err != nil:
		return nil, err
	case len(files) == 0:
		return nil, fmt.Errorf("no video files in %s", path)
	}
	slices.SortFunc(files, natural)
	return files, nil
}

// videos finds the video files below root.
func videos(root string) (files []string, err error) {
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && path == root:
			return fmt.Errorf("open %s: %w", root, unwrapped(err))
		case err != nil:
			return nil // a folder that may not be read has no files for us
		case d.IsDir() && path != root && (hidden(d.Name()) || depth(root, path) > deepest):
			return fs.SkipDir
		case d.IsDir() || hidden(d.Name()) || !IsVideo(path):
			return nil
		case len(files) == mostFiles:
			return fmt.Errorf("more than %d video files in %s: open a folder in it, or some of its files", mostFiles, root)
		}
		files = append(files, path)
		return nil
	})
	return files, err
}

// IsVideo says that a file's name ends like that of a video.
func IsVideo(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".mp4", ".m4v", ".mov", ".3gp", ".mkv", ".webm", ".avi", ".ts", ".m2ts", ".mts", ".mpg", ".mpeg",
		".mjpeg", ".mjpg", ".flv", ".asf", ".wmv", ".dav", ".h264", ".264", ".h265", ".265", ".hevc":
		return true
	}
	return false
}

func hidden(name string) bool { return strings.HasPrefix(name, ".") }

// depth is how many folders path is below root.
func depth(root, path string) int {
	rel, err := filepath.Rel(root, path)
	if err != nil {
		return deepest + 1
	}
	return strings.Count(filepath.ToSlash(rel), "/") + 1
}

// unwrapped is a file error without the path, which is named already.
func unwrapped(err error) error {
	if e, ok := err.(*fs.PathError); ok {
		return e.Err
	}
	return err
}

// natural compares paths with numbers in them by their values.
func natural(a, b string) int {
	x, y := a, b
	for x != "" && y != "" {
		p, q := chunkOf(x), chunkOf(y)
		if c := compareChunks(p, q); c != 0 {
			return c
		}
		x, y = x[len(p):], y[len(q):]
	}
	return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(a, b))
}

// chunkOf is the leading number of s, or its first byte.
func chunkOf(s string) string {
	n := 0
	for n < len(s) && digit(s[n]) {
		n++
	}
	return s[:max(n, 1)]
}

func compareChunks(a, b string) int {
	if digit(a[0]) && digit(b[0]) {
		x, y := strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
		return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y))
	}
	return cmp.Compare(strings.ToLower(a), strings.ToLower(b))
}

func digit(c byte) bool { return c >= '0' && c <= '9' }
