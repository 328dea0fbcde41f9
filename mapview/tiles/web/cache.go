package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// A Cache keeps answers in files of a directory, the ones used last, up to a
// size. A nil Cache keeps nothing. It is safe for concurrent use, and several
// programs may share a directory.
type Cache struct {
	dir   string
	limit int64 // bytes

	mu    sync.Mutex
	total int64 // bytes, about; unknown below 0
}

// LeastLimit is the smallest size a Cache is kept to, in bytes.
const LeastLimit = 1 << 20

// OpenCache uses a directory, which it makes if there is none, for at most
// limit bytes, but no fewer than LeastLimit.
func OpenCache(dir string, limit int64) (*Cache, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("keep map tiles in %s: %w", dir, err)
	}
	return &Cache{dir: dir, limit: max(limit, LeastLimit), total: -1}, nil
}

// A note says what is known of an answer that is kept.
type note struct {
	Key      string    `json:"key"`
	Sum      uint32    `json:"sum"`                // CRC-32 of the body
	ETag     string    `json:"etag,omitempty"`     // RFC 9110, 8.8.3
	Modified string    `json:"modified,omitempty"` // Last-Modified
	Fresh    time.Time `json:"fresh"`              // until then it is not asked for again
	None     bool      `json:"none,omitempty"`     // the server has no such thing
	Size     int64     `json:"size,omitempty"`     // bytes of the file that this is a part of
}

// path is where an answer is kept.
func (c *Cache) path(key string) string {
	sum := sha256.Sum256([]byte(key))
	name := hex.EncodeToString(sum[:])
	return filepath.Join(c.dir, name[:2], name[2:])
}

// get returns what is kept under a key. Whatever is damaged is not there.
func (c *Cache) get(key string) (n note, body []byte, ok bool) {
	if c == nil {
		return note{}, nil, false
	}
	path := c.path(key)
	data, err := os.ReadFile(path)
	if err != nil {
		return note{}, nil, false
	}
	head, body, _ := bytes.Cut(data, []byte("\n"))
	if json.Unmarshal(head, &n) != nil || n.Key != key || n.Sum != crc32.ChecksumIEEE(body) {
		return note{}, nil, false
	}
	now := time.Now()
	_ = os.Chtimes(path, now, now) // used last; without that it only goes sooner
	return n, body, true
}

// put keeps an answer. An answer that cannot be kept is asked for again.
func (c *Cache) put(n note, body []byte) error {
	if c == nil {
		return nil
	}
	n.Sum = crc32.ChecksumIEEE(body)
	head, err := json.Marshal(n)
	if err != nil {
		return err
	}
	data := append(append(head, '\n'), body...)
	if err := write(c.path(n.Key), data); err != nil {
		return err
	}
	return c.grow(int64(len(data)))
}

// write replaces a file at once, so that nobody reads half of it.
func write(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), "new-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // it is of no use
	}
	return err
}
