package web

import (
	"bytes"
	"compress/gzip"
	"errors"
	"math/rand/v2"
	"net/http"
	"sync"
	"testing"
	"time"
)

// zeros are 8 MiB, packed.
func zeros() []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write(make([]byte, 8<<20)) // into memory
	_ = w.Close()
	return b.Bytes()
}

// content is a file of some blocks and a bit.
func content(seed uint64) []byte {
	data := make([]byte, 5*block+1234)
	r := rand.New(rand.NewPCG(seed, 1))
	for i := range data {
		data[i] = byte(r.Uint32())
	}
	return data
}

// A disk serves one file, which can be replaced.
type disk struct {
	mu   sync.Mutex
	data []byte
	tag  string
}

func (d *disk) set(data []byte, tag string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.data, d.tag = data, tag
}

func (d *disk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	data, tag := d.data, d.tag
	d.mu.Unlock()
	w.Header().Set("ETag", tag)
	http.ServeContent(w, r, "city.pmtiles", time.Time{}, bytes.NewReader(data))
}

func TestFile(t *testing.T) {
	data := content(1)
	d := &disk{data: data, tag: `"one"`}
	s := serve(t, d.ServeHTTP)
	c := client(t)
	f, err := c.Open(t.Context(), s.URL)
	if err != nil || f.Size() != int64(len(data)) {
		t.Fatal(err)
	}
	read := func(f *File) {
		t.Helper()
		for _, at := range [][2]int{{0, 127}, {100, 0}, {block - 1, 2}, {2*block + 7, block}, {5 * block, 1234}, {1, 5 * block}} {
			p := make([]byte, at[1])
			if err := f.Fill(t.Context(), p, int64(at[0])); err != nil || !bytes.Equal(p, data[at[0]:at[0]+at[1]]) {
				t.Errorf("%v: %v", at, err)
			}
		}
	}
	read(f)
	asked := s.asked.Load()
	if asked != 5 { // the first block, the second, two, the last, one between
		t.Errorf("asked %d times", asked)
	}
	if err := f.Fill(t.Context(), make([]byte, 2), int64(len(data))-1); err == nil {
		t.Error("it was read beyond its end")
	}
	c.Offline = true
	if f, err = c.Open(t.Context(), s.URL); err != nil {
		t.Fatal(err)
	}
	read(f)
	if s.asked.Load() != asked {
		t.Error("what is kept was asked for")
	}
}

func TestFileWithoutCache(t *testing.T) {
	data := content(2)
	s := serve(t, (&disk{data: data}).ServeHTTP)
	c := &Client{}
	defer c.Close()
	f, err := c.Open(t.Context(), s.URL)
	if err != nil {
		t.Fatal(err)
	}
	p := make([]byte, 3*block)
	if err := f.Fill(t.Context(), p, 99); err != nil || !bytes.Equal(p, data[99:99+len(p)]) {
		t.Error(err)
	}
}

func TestFileThatChanges(t *testing.T) {
	d := &disk{data: content(1), tag: `"one"`}
	s := serve(t, d.ServeHTTP)
	c := client(t)
	f, err := c.Open(t.Context(), s.URL)
	if err != nil {
		t.Fatal(err)
	}
	next := content(2)
	d.set(next, `"two"`)
	p := make([]byte, 10)
	if err := f.Fill(t.Context(), p, 3*block); !errors.Is(err, ErrChanged) {
		t.Errorf("%v", err)
	}
	if f, err = c.Open(t.Context(), s.URL); err != nil {
		t.Fatal(err)
	}
	if err := f.Fill(t.Context(), p, 0); err != nil || !bytes.Equal(p, next[:10]) {
		t.Errorf("parts of two files are mixed: %v", err)
	}
}

func TestFileOfAServerThatIsDown(t *testing.T) {
	data := content(3)
	s := serve(t, (&disk{data: data, tag: `"x"`}).ServeHTTP)
	c := client(t)
	if _, err := c.Open(t.Context(), s.URL); err != nil {
		t.Fatal(err)
	}
	s.down.Store(true)
	later := &Client{Cache: c.Cache}
	f, err := later.Open(t.Context(), s.URL)
	if err != nil {
		t.Fatal(err)
	}
	p := make([]byte, 100)
	if err := f.Fill(t.Context(), p, 5); err != nil || !bytes.Equal(p, data[5:105]) {
		t.Errorf("what is kept cannot be read: %v", err)
	}
	if err := f.Fill(t.Context(), p, 4*block); err == nil {
		t.Error("what is not kept was read")
	}
}
