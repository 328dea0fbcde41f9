package web

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// grow counts what was written and makes room.
func (c *Cache) grow(by int64) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.total >= 0 {
		c.total += by
	}
	if c.total >= 0 && c.total <= c.limit {
		return nil
	}
	return c.sweep()
}

// A file is one that is kept.
type file struct {
	path string
	size int64
	used time.Time
}

// sweep measures the directory and, if it is too large, removes the files used
// longest ago until a tenth is free.
func (c *Cache) sweep() error {
	all, total, err := list(c.dir)
	if err != nil {
		return err
	}
	if total > c.limit {
		slices.SortFunc(all, func(a, b file) int { return a.used.Compare(b.used) })
		for _, f := range all {
			if total <= c.limit/10*9 {
				break
			}
			if err := os.Remove(f.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			total -= f.size
		}
	}
	c.total = total
	return nil
}

// list are the files of a directory, and how large they are together.
func list(dir string) (all []file, total int64, err error) {
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil // another program was faster
		}
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return nil //nolint:nilerr // it went meanwhile
		}
		all = append(all, file{path, info.Size(), info.ModTime()})
		total += info.Size()
		return nil
	})
	return all, total, err
}
