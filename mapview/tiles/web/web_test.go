package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// A server counts what it is asked.
type server struct {
	*httptest.Server
	asked atomic.Int32
	down  atomic.Bool
}

func serve(t testing.TB, handle http.HandlerFunc) *server {
	s := &server{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.asked.Add(1)
		if s.down.Load() {
			http.Error(w, "no", http.StatusServiceUnavailable)
			return
		}
		handle(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func client(t testing.TB) *Client {
	t.Helper()
	cache, err := OpenCache(filepath.Join(t.TempDir(), "tiles"), 0)
	if err != nil {
		t.Fatal(err)
	}
	c := &Client{Cache: cache}
	t.Cleanup(c.Close)
	return c
}

func TestGetKeepsWhatIsFresh(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "a tile") })
	c := client(t)
	for range 3 {
		if data, err := c.Get(t.Context(), s.URL+"/1", 100); err != nil || string(data) != "a tile" {
			t.Fatalf("%q, %v", data, err)
		}
	}
	if n := s.asked.Load(); n != 1 {
		t.Errorf("asked %d times", n)
	}
	c = &Client{Cache: c.Cache, Offline: true}
	if data, err := c.Get(t.Context(), s.URL+"/1", 100); err != nil || string(data) != "a tile" {
		t.Errorf("offline: %q, %v", data, err)
	}
	if _, err := c.Get(t.Context(), s.URL+"/2", 100); !errors.Is(err, ErrOffline) || s.asked.Load() != 1 {
		t.Errorf("offline it asked %d times: %v", s.asked.Load(), err)
	}
}

func TestGetAsksForChanges(t *testing.T) {
	version := "1"
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"`+version+`"`)
		w.Header().Set("Cache-Control", "public, max-age=0")
		if r.Header.Get("If-None-Match") == `"`+version+`"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, "tile "+version)
	})
	c := client(t)
	for _, version = range []string{"1", "1", "2", "2"} {
		if data, err := c.Get(t.Context(), s.URL, 100); err != nil || string(data) != "tile "+version {
			t.Errorf("%q, %v, want version %s", data, err, version)
		}
	}
	if s.asked.Load() != 4 {
		t.Errorf("asked %d times", s.asked.Load())
	}
	s.down.Store(true)
	for range 3 {
		if data, err := c.Get(t.Context(), s.URL, 100); err != nil || string(data) != "tile 2" {
			t.Errorf("what is old does not answer: %q, %v", data, err)
		}
	}
	if s.asked.Load() != 5 {
		t.Errorf("a server that is down was asked %d times", s.asked.Load()-4)
	}
}

func TestGetRemembersThatThereIsNone(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) })
	c := client(t)
	for range 2 {
		if _, err := c.Get(t.Context(), s.URL, 100); !errors.Is(err, ErrNone) {
			t.Errorf("%v", err)
		}
	}
	if s.asked.Load() != 1 {
		t.Errorf("asked %d times", s.asked.Load())
	}
}

// TestHostileServers asks servers that misbehave; every error says how and
// none tells the key in the address.
func TestHostileServers(t *testing.T) {
	for name, c := range map[string]struct {
		handle http.HandlerFunc
		get    string // what Get says
		open   string // what Open says
	}{
		"endless":        {func(w http.ResponseWriter, _ *http.Request) { endless(w, http.StatusOK) }, "more than 1000 bytes", "must answer range requests"},
		"endless part":   {func(w http.ResponseWriter, _ *http.Request) { endless(w, http.StatusPartialContent) }, "more than 1000 bytes", "more than 65536 bytes"},
		"bomb":           {bomb, "more than 1000 bytes", "another part"},
		"cut":            {cut, "unexpected EOF", "unexpected EOF"},
		"silent":         {hangUp, "EOF", "EOF"},
		"never changed":  {answer(http.StatusNotModified, "", ""), "it was never here", "304 Not Modified"},
		"forbidden":      {answer(http.StatusForbidden, "", ""), "403 Forbidden", "403 Forbidden"},
		"no range":       {answer(http.StatusPartialContent, "", "tile"), "206 Partial Content", "another part"},
		"other range":    {answer(http.StatusPartialContent, "bytes 5-8/100", "tile"), "206", "another part"},
		"short range":    {answer(http.StatusPartialContent, "bytes 0-3/100", "tile"), "206", "another part"},
		"long range":     {answer(http.StatusPartialContent, "bytes 0-99/100", "tile"), "206", "another part"},
		"negative range": {answer(http.StatusPartialContent, "bytes -1-2/-9", "tile"), "206", "another part"},
		"round":          {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/again", http.StatusFound) }, "more than five times", "more than five times"},
		"to a file": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
		}, "not safe", "not safe"},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, c.handle)
			address := s.URL + "/tiles?key=s3cret"
			_, err := client(t).Get(t.Context(), address, 1000)
			if err == nil || !strings.Contains(err.Error(), c.get) || strings.Contains(err.Error(), "s3cret") {
				t.Errorf("get: %v, want %q", err, c.get)
			}
			_, err = client(t).Open(t.Context(), address)
			if err == nil || !strings.Contains(err.Error(), c.open) || strings.Contains(err.Error(), "s3cret") {
				t.Errorf("open: %v, want %q", err, c.open)
			}
		})
	}
}

func answer(code int, part, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		if part != "" {
			w.Header().Set("Content-Range", part)
		}
		w.WriteHeader(code)
		if code != http.StatusNotModified {
			fmt.Fprint(w, body)
		}
	}
}

func endless(w http.ResponseWriter, code int) {
	w.Header().Set("Content-Range", "bytes 0-65535/100000000")
	w.WriteHeader(code)
	for range 1 << 20 {
		if _, err := w.Write(make([]byte, 1<<10)); err != nil {
			return
		}
	}
}

// bomb sends zeros that the transport unpacks.
func bomb(w http.ResponseWriter, r *http.Request) {
	if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		answer(http.StatusPartialContent, "", "")(w, r)
		return
	}
	w.Header().Set("Content-Encoding", "gzip")
	_, _ = w.Write(zeros())
}

func cut(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "500")
	w.WriteHeader(http.StatusPartialContent)
	fmt.Fprint(w, "half")
}

func hangUp(w http.ResponseWriter, _ *http.Request) {
	conn, _, err := w.(http.Hijacker).Hijack()
	if err == nil {
		conn.Close()
	}
}

func TestCacheStaysWithinItsLimit(t *testing.T) {
	c := client(t).Cache
	for i := range 40 {
		if err := c.put(note{Key: fmt.Sprint(i)}, make([]byte, 64<<10)); err != nil {
			t.Fatal(err)
		}
		old := time.Now().Add(time.Duration(i-1000) * time.Second)
		if err := os.Chtimes(c.path(fmt.Sprint(i)), old, old); err != nil {
			t.Fatal(err)
		}
		c.get("0") // the one in use
	}
	all, total, err := list(c.dir)
	if err != nil || total > LeastLimit || total < LeastLimit*8/10 {
		t.Errorf("%d files of %d bytes, %v", len(all), total, err)
	}
	for key, want := range map[string]bool{"0": true, "39": true, "1": false, "20": false} {
		if _, _, ok := c.get(key); ok != want {
			t.Errorf("%s is kept: %v", key, ok)
		}
	}
}

func TestDamagedFilesAreNotUsed(t *testing.T) {
	c := client(t).Cache
	for name, change := range map[string]func([]byte) []byte{
		"cut":     func(b []byte) []byte { return b[:len(b)-1] },
		"zeros":   func(b []byte) []byte { return make([]byte, len(b)) },
		"empty":   func([]byte) []byte { return nil },
		"changed": func(b []byte) []byte { b[len(b)-1]++; return b },
		"another": func(b []byte) []byte { return []byte(strings.Replace(string(b), "key", "kex", 1)) },
	} {
		if err := c.put(note{Key: "key"}, []byte("a tile")); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(c.path("key"))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(c.path("key"), change(data), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, body, ok := c.get("key"); ok {
			t.Errorf("%s: %q", name, body)
		}
	}
}
