package session

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"watchfloor/ui/document"
)

// Sum reads a file to its end and returns its SHA-256 in lower-case
// hexadecimal and how many bytes that covers. It stops with ctx's error when
// ctx ends. Safe for concurrent use.
func Sum(ctx context.Context, path string) (sha string, size int64, err error) {
	f, err := document.Open(path)
	if err != nil {
		return "", 0, fmt.Errorf("hash %s: %w", path, document.Bare(err))
	}
	defer f.Close()
	h := sha256.New()
	buffer := make([]byte, 1<<20)
	for ctx.Err() == nil {
		n, err := f.Read(buffer)
		h.Write(buffer[:n]) // never fails
		size += int64(n)
		switch {
		case errors.Is(err, io.EOF):
			return hex.EncodeToString(h.Sum(nil)), size, nil
		case err != nil:
			return "", size, fmt.Errorf("hash %s: %w", path, document.Bare(err))
		}
	}
	return "", size, ctx.Err()
}

// Kind is how a file differs from what it was.
type Kind int

// The kinds of changes.
const (
	Missing      Kind = iota // there is no such file
	Unreadable               // it is there but cannot be read
	OtherSize                // it has grown or shrunk
	OtherContent             // as long as it was, but not the same
	Unchecked                // the session has no SHA-256 of it
)

// A Change is a file of a session that is not what it was.
type Change struct {
	File File
	Kind Kind
	Says string // a sentence for the operator
}

// Changed compares every file with its size and SHA-256. It reads them whole,
// which takes about as long as copying them. When ctx ends it returns what it
// has found until then. Safe for concurrent use.
func (s Session) Changed(ctx context.Context) []Change {
	var all []Change
	for _, f := range s.Files {
		c, changed := f.compare(ctx)
		if ctx.Err() != nil {
			break
		}
		if changed {
			c.File = f
			all = append(all, c)
		}
	}
	return all
}

// compare says how a file differs from what it was.
func (f File) compare(ctx context.Context) (Change, bool) {
	name := filepath.Base(f.Path)
	info, err := os.Stat(f.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Change{Kind: Missing, Says: fmt.Sprintf("%s is missing: it is no longer at %s.", name, f.Path)}, true
	case err != nil:
		return unreadable(name, err), true
	case f.SHA256 == "":
		return Change{Kind: Unchecked, Says: name + " has no SHA-256 in the session: whether it has changed cannot be told."}, true
	case info.Size() != f.Size:
		says := fmt.Sprintf("%s has %d bytes, not %d as when the session was saved.", name, info.Size(), f.Size)
		return Change{Kind: OtherSize, Says: says}, true
	}
	sum, _, err := Sum(ctx, f.Path)
	if err != nil {
		return unreadable(name, err), true
	}
	return Change{Kind: OtherContent, Says: name + " is not the file it was when the session was saved: its SHA-256 differs."}, sum != f.SHA256
}

func unreadable(name string, err error) Change {
	return Change{Kind: Unreadable, Says: fmt.Sprintf("%s cannot be read: %v.", name, document.Bare(err))}
}
