package document

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWriteReplacesInOneStep(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.json")
	for _, text := range []string{"one", "a longer second"} {
		if err := Write(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := Read(path, 100); string(got) != text || err != nil {
			t.Errorf("%q %v", got, err)
		}
	}
	if all, _ := os.ReadDir(dir); len(all) != 1 {
		t.Errorf("left: %v", all)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Error(info.Mode(), err)
	}
	if err := Write(filepath.Join(dir, "none", "a"), nil, 0o600); err == nil {
		t.Error("a file was written where there is no directory")
	}
}

func TestReadRefusesWhatIsNoFile(t *testing.T) {
	dir := t.TempDir()
	if _, err := Read(dir, 10); err == nil || strings.Contains(err.Error(), dir) {
		t.Error("a directory:", err)
	}
	if _, err := Read(filepath.Join(dir, "none"), 10); err == nil || strings.Contains(err.Error(), dir) {
		t.Error("nothing:", err)
	}
	path := filepath.Join(dir, "large")
	if err := Write(path, make([]byte, 50), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := Read(path, 10); len(got) != 11 || err != nil {
		t.Errorf("%d bytes, %v", len(got), err)
	}
}
