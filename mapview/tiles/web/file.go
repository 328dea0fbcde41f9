package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// ErrChanged says that the file is another one now: it must be opened again.
var ErrChanged = errors.New("the file has changed on the server")

// block is how many bytes are asked for at least, and kept together: a tile and
// its neighbours, or a directory.
const block = 64 << 10

// A File is a file on a server of which parts are read with range requests (RFC
// 9110, 14). It is safe for concurrent use.
type File struct {
	client  *Client
	address string
	version string
	size    int64
}

// Open asks for the beginning of a file. If the server does not answer, what is
// kept of the file is used.
func (c *Client) Open(ctx context.Context, address string) (*File, error) {
	f := &File{client: c, address: address}
	known := address + " as a file"
	n, _, kept := c.Cache.get(known)
	if !c.Offline {
		body, err := f.fetch(ctx, 0, block)
		if err == nil {
			f.keep(0, body)
			_ = c.Cache.put(note{Key: known, ETag: f.version, Size: f.size}, nil) // else it needs the network next time
			return f, nil
		}
		if !kept {
			return nil, err
		}
	}
	if !kept {
		return nil, fmt.Errorf("%s: %w", Place(address), ErrOffline)
	}
	f.version, f.size = n.ETag, n.Size
	return f, nil
}

// Size is how long the file is, in bytes.
func (f *File) Size() int64 { return f.size }

// Fill fills p with what lies at a byte of the file. The error wraps ErrChanged
// if the file is not the one that was opened, ErrOffline where nothing may be
// asked.
func (f *File) Fill(ctx context.Context, p []byte, at int64) error {
	if at < 0 || at > f.size-int64(len(p)) {
		return fmt.Errorf("%s ends at byte %d", Place(f.address), f.size)
	}
	if len(p) == 0 {
		return nil
	}
	first, end := at/block, (at+int64(len(p))-1)/block+1
	have := make([][]byte, end-first)
	from, to := end, first // what is missing
	for i := range have {
		n := first + int64(i)
		if _, b, ok := f.client.Cache.get(f.key(n)); ok && int64(len(b)) == f.length(n) {
			have[i] = b
			continue
		}
		from, to = min(from, n), n+1
	}
	if from < to {
		if err := f.load(ctx, have[from-first:to-first], from); err != nil {
			return err
		}
	}
	skip := at - first*block
	for _, b := range have {
		p = p[copy(p, b[skip:]):]
		skip = 0
	}
	return nil
}

// load asks for blocks from the nth.
func (f *File) load(ctx context.Context, into [][]byte, n int64) error {
	if f.client.Offline {
		return fmt.Errorf("%s: %w", Place(f.address), ErrOffline)
	}
	body, err := f.fetch(ctx, n*block, min((n+int64(len(into)))*block, f.size))
	if err != nil {
		return err
	}
	for i := range into {
		into[i] = body[:f.length(n+int64(i))]
		f.keep(n+int64(i), into[i])
		body = body[len(into[i]):]
	}
	return nil
}

// length is how long a block is: the last may be short.
func (f *File) length(n int64) int64 { return min(block, f.size-n*block) }

func (f *File) key(n int64) string { return fmt.Sprintf("%s %s block %d", f.address, f.version, n) }

func (f *File) keep(n int64, b []byte) {
	_ = f.client.Cache.put(note{Key: f.key(n)}, b) // if the disk is full it is asked for again
}

// fetch asks for the bytes from one to before another. The first answer says
// which file it is.
func (f *File) fetch(ctx context.Context, from, to int64) ([]byte, error) {
	head := http.Header{"Range": {fmt.Sprintf("bytes=%d-%d", from, to-1)}, "Accept-Encoding": {"identity"}}
	resp, body, err := f.client.ask(ctx, f.address, head, to-from)
	if err != nil {
		return nil, err
	}
	var start, last, size int64
	switch n, err := fmt.Sscanf(resp.Header.Get("Content-Range"), "bytes %d-%d/%d", &start, &last, &size); {
	case resp.StatusCode == http.StatusOK:
		return nil, fmt.Errorf("%s: the server sends the whole file; it must answer range requests", Place(f.address))
	case resp.StatusCode != http.StatusPartialContent:
		return nil, fmt.Errorf("%s: the server answers %s", Place(f.address), status(resp.StatusCode))
	case n != 3 || err != nil || start != from || last != min(to, size)-1 || last-start+1 != int64(len(body)):
		return nil, fmt.Errorf("%s: the server sends another part of the file than was asked for", Place(f.address))
	}
	version := versionOf(resp.Header, size)
	if f.version == "" {
		f.version, f.size = version, size
	}
	if version != f.version {
		return nil, fmt.Errorf("%s: %w", Place(f.address), ErrChanged)
	}
	return body, nil
}

// versionOf tells a file from another at the same address.
func versionOf(head http.Header, size int64) string {
	if tag := head.Get("ETag"); tag != "" && !strings.HasPrefix(tag, "W/") {
		return tag
	}
	if at, err := http.ParseTime(head.Get("Last-Modified")); err == nil {
		return fmt.Sprintf("%d bytes of %s", size, at.UTC().Format(time.RFC3339))
	}
	return fmt.Sprintf("%d bytes", size)
}
