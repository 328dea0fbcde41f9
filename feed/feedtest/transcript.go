package feedtest

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"watchfloor/feed/wire"
)

// A Line is one line of a golden transcript, feed/wire/testdata/*.ndjson.
type Line struct {
	Dir   string          `json:"dir"`   // "c2s", "s2c", or "hub": something happens there
	Frame json.RawMessage `json:"frame"` // a frame, or a Deed
	Lost  bool            `json:"lost"`  // the hub sends it, the client never gets it
	Close int             `json:"close"` // instead of a frame: the hub closes with this code
	Where string          `json:"-"`     // file and line, for messages
}

// A Deed is what happens at a hub between frames.
type Deed struct {
	Topic   string    `json:"topic"` // of Ops
	Ops     []wire.Op `json:"ops"`   // without versions
	Cut     bool      `json:"cut"`   // the connection breaks
	Drain   bool      `json:"drain"` // the hub is asked to end
	Restart bool      `json:"restart"`
	Revoke  string    `json:"revoke"` // a user's login
}

// Transcripts reads every golden transcript of a folder, by name.
func Transcripts(t testing.TB, folder string) map[string][]Line {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.ndjson"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no transcripts in %s: %v", folder, err)
	}
	all := map[string][]Line{}
	for _, file := range files {
		name := filepath.Base(file)
		all[name[:len(name)-len(".ndjson")]] = transcript(t, file)
	}
	return all
}

func transcript(t testing.TB, file string) []Line {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }() // only read
	var lines []Line
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, wire.MaxToClient)
	for scan.Scan() {
		l := Line{Where: fmt.Sprintf("%s:%d", filepath.Base(file), len(lines)+1)}
		if err := json.Unmarshal(scan.Bytes(), &l); err != nil {
			t.Fatalf("%s: %v", l.Where, err)
		}
		lines = append(lines, l)
	}
	if err := scan.Err(); err != nil {
		t.Fatal(err)
	}
	return lines
}

// Deed reads a line of direction "hub".
func (l Line) Deed(t testing.TB) Deed {
	t.Helper()
	var d Deed
	if err := json.Unmarshal(l.Frame, &d); err != nil {
		t.Fatalf("%s: %v", l.Where, err)
	}
	return d
}
