package still

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSaveTakesTheFirstDirectoryThatCanBeWritten(t *testing.T) {
	taken, good := filepath.Join(t.TempDir(), "file"), filepath.Join(t.TempDir(), "new", "deep")
	if err := os.WriteFile(taken, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Gate 1_in.png", "Gate 1_in-2.png"} {
		path, err := Save([]string{taken, good}, "Gate 1/in", noise(8, 8), fields)
		if err != nil || path != filepath.Join(good, want) {
			t.Fatalf("%q, %v: want %s", path, err, want)
		}
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := Read(f); err != nil || len(back) != len(fields) {
			t.Errorf("%v, %v", back, err)
		}
		f.Close()
	}
	if _, err := Save([]string{taken}, "x", noise(8, 8), nil); err == nil {
		t.Error("a file is no directory")
	}
	if _, err := Save([]string{good}, "bad", noise(8, 8), []Field{{"", ""}}); err == nil {
		t.Error("a field without a name was written")
	}
	if left, _ := filepath.Glob(filepath.Join(good, "bad*")); left != nil {
		t.Errorf("half a picture is left: %v", left)
	}
}

func TestFileName(t *testing.T) {
	for name, want := range map[string]string{
		"Gate 1": "Gate 1", `..\..\x`: "_.._x", "a/b:c\n": "a_b_c_", " . ": "picture", "": "picture", "Tür": "Tür",
		strings.Repeat("ü", 100): strings.Repeat("ü", 80),
	} {
		if got := fileName(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}
