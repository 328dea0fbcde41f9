package session

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"watchfloor/ui/views"
	"watchfloor/wall/layout"
)

const sum = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" // of "test"

func moment(ms int) time.Time {
	return time.Date(2026, 11, 25, 14, 7, 22, ms*1e6, time.FixedZone("", 3600))
}

// review is a session of two files, one beside the session and one above.
func review(dir string) Session {
	return Session{
		Files: []File{
			{Path: filepath.Join(dir, "Gleis 2.mkv"), SHA256: sum, Size: 4, Start: moment(0), StartFrom: "file name", Correction: -120 * time.Millisecond},
			{Path: filepath.Join(filepath.Dir(dir), "other", "b&w.mp4"), Size: 1, Correction: 1500 * time.Microsecond},
		},
		Bookmarks: []Bookmark{{At: moment(480), Text: "Bag left at <bench>", Made: moment(999)}},
		Position:  moment(120),
		View:      &views.View{Name: "Review", Layout: layout.Square(4)},
	}
}

func equal(t *testing.T, got, want Session) {
	t.Helper()
	a, _ := json.Marshal(got)
	b, _ := json.Marshal(want)
	if string(a) != string(b) {
		t.Errorf("got  %s\nwant %s", a, b)
	}
}

func TestSessionComesBack(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "case")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	path, want := filepath.Join(dir, "review"+Extension), review(dir)
	for range 2 { // the second replaces the first
		if err := Save(path, want); err != nil {
			t.Fatal(err)
		}
	}
	got, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, got, want)
	if left, _ := filepath.Glob(filepath.Join(dir, "*.part")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestPathsFollowTheSession(t *testing.T) {
	top := t.TempDir()
	old, moved := filepath.Join(top, "old", "case"), filepath.Join(top, "new", "case")
	if err := os.MkdirAll(old, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := Save(filepath.Join(old, "s.watchfloor"), review(old)); err != nil {
		t.Fatal(err)
	}
	written, err := os.ReadFile(filepath.Join(old, "s.watchfloor"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{`"Gleis 2.mkv"`, `"../other/b&w.mp4"`} {
		if !strings.Contains(string(written), `"path": `+path) {
			t.Errorf("no path %s in\n%s", path, written)
		}
	}
	if err := os.Rename(filepath.Join(top, "old"), filepath.Join(top, "new")); err != nil {
		t.Fatal(err)
	}
	got, err := Load(filepath.Join(moved, "s.watchfloor"))
	if err != nil {
		t.Fatal(err)
	}
	equal(t, got, review(moved))
}

func TestPathsOnAnotherVolumeStayAbsolute(t *testing.T) {
	// Rel fails between an absolute and a relative path as between two drives.
	if got := relative("case", filepath.FromSlash("/media/usb/a.mp4")); runtime.GOOS != "windows" && got != "/media/usb/a.mp4" {
		t.Error(got)
	}
	if got := absolute("/case", "/media/usb/a.mp4"); runtime.GOOS != "windows" && got != "/media/usb/a.mp4" {
		t.Error(got)
	}
}

func TestWhatCannotBeReadBackIsNotSaved(t *testing.T) {
	good := review("/case")
	for name, spoil := range map[string]func(*Session){
		"no path":          func(s *Session) { s.Files[0].Path = "" },
		"a NUL":            func(s *Session) { s.Files[0].Path = "/a\x00b" },
		"not UTF-8":        func(s *Session) { s.Files[0].Path = "/\xff.mp4" },
		"a long path":      func(s *Session) { s.Files[0].Path = "/" + strings.Repeat("x", pathLimit) },
		"a short sum":      func(s *Session) { s.Files[0].SHA256 = "9f86" },
		"an upper sum":     func(s *Session) { s.Files[0].SHA256 = strings.ToUpper(sum) },
		"negative size":    func(s *Session) { s.Files[0].Size = -1 },
		"year 10000":       func(s *Session) { s.Files[0].Start = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) },
		"a huge shift":     func(s *Session) { s.Files[0].Correction = math.MaxInt64 },
		"a long source":    func(s *Session) { s.Files[0].StartFrom = strings.Repeat("x", textLimit+1) },
		"no time":          func(s *Session) { s.Bookmarks[0].At = time.Time{} },
		"a long text":      func(s *Session) { s.Bookmarks[0].Text = strings.Repeat("x", textLimit+1) },
		"text not UTF-8":   func(s *Session) { s.Bookmarks[0].Text = "\xff" },
		"too many files":   func(s *Session) { s.Files = make([]File, filesLimit+1) },
		"too many marks":   func(s *Session) { s.Bookmarks = make([]Bookmark, bookmarksLimit+1) },
		"position of 9e99": func(s *Session) { s.Position = time.Date(-5, 1, 1, 0, 0, 0, 0, time.UTC) },
		"a bad view":       func(s *Session) { s.View = &views.View{Layout: layout.Layout{Columns: -1}} },
	} {
		bad := good
		bad.Files, bad.Bookmarks = append([]File{}, good.Files...), append([]Bookmark{}, good.Bookmarks...)
		spoil(&bad)
		path := filepath.Join(t.TempDir(), "s.watchfloor")
		if err := Save(path, bad); err == nil {
			t.Errorf("%s: saved", name)
		}
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%s: a file was made", name)
		}
	}
}

// foreign are files that Load must refuse.
var foreign = map[string]string{
	"nothing":        "",
	"no JSON":        "\x00\x01",
	"another format": `{"format":"watchfloor.views/1"}`,
	"a newer one":    `{"format":"watchfloor.session/2","files":[]}`,
	"no path":        `{"format":"watchfloor.session/1","files":[{"size":1}]}`,
	"files as text":  `{"format":"watchfloor.session/1","files":"a.mp4"}`,
	"a huge shift":   `{"format":"watchfloor.session/1","files":[{"path":"a","correctionMs":1e300}]}`,
	"a bad sum":      `{"format":"watchfloor.session/1","files":[{"path":"a","sha256":"zz"}]}`,
	"a bad time":     `{"format":"watchfloor.session/1","bookmarks":[{"at":"yesterday"}]}`,
	"too long":       `{"format":"watchfloor.session/1","files":[]` + strings.Repeat(" ", sizeLimit) + `}`,
}

func TestForeignFilesAreRefused(t *testing.T) {
	for name, text := range foreign {
		path := filepath.Join(t.TempDir(), "s.watchfloor")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := Load(path); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %+v %v", name, got, err)
		}
	}
	for _, path := range []string{t.TempDir(), filepath.Join(t.TempDir(), "none")} {
		if _, err := Load(path); err == nil {
			t.Errorf("%s was read", path)
		}
	}
}

func FuzzDecode(f *testing.F) {
	data, err := encode(review("/case"), "/case")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	for _, text := range foreign {
		if len(text) < 1000 {
			f.Add([]byte(text))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := decode(data, "/case")
		if err != nil {
			return
		}
		again, err := encode(s, "/case")
		if err != nil {
			t.Fatalf("read but cannot be written: %v", err)
		}
		back, err := decode(again, "/case")
		if err != nil {
			t.Fatalf("%v: %s", err, again)
		}
		equal(t, back, s)
	})
}
