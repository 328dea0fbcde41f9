package views

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestAViewTravelsInAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "night.json")
	for range 2 { // the second time over the first
		if err := Export(path, rich("Night")); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := Import(path); err != nil || !reflect.DeepEqual(got, rich("Night")) {
		t.Errorf("got %+v, %v", got, err)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

func TestExportFails(t *testing.T) {
	dir := t.TempDir()
	if err := Export(filepath.Join(dir, "x.json"), rich("")); err == nil || !strings.Contains(err.Error(), "needs a name") {
		t.Errorf("nameless: %v", err)
	}
	if err := Export(filepath.Join(dir, "none", "x.json"), rich("Night")); err == nil {
		t.Error("exported to a directory that is not there")
	}
	taken := filepath.Join(dir, "taken")
	if err := os.Mkdir(taken, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := Export(taken, rich("Night")); err == nil {
		t.Error("exported over a directory")
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

func TestImportFails(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"none.json": `{"format":"watchfloor.views/1"}`,
		"long.json": strings.Repeat(" ", sizeLimit+1),
		"other.txt": "hello",
		"two.json":  `{"format":"watchfloor.views/1","views":[{"name":"a",` + oneTile + `},{"name":"b",` + oneTile + `}]}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]string{
		"none.json": "holds 0 views", "long.json": "more than", "other.txt": "damaged", "two.json": "holds 2 views",
		"gone.json": "no such file", ".": "not a file",
	} {
		path := filepath.Join(dir, name)
		_, err := Import(path)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Count(err.Error(), path) != 1 {
			t.Errorf("%s: got %v, want %q and the path once", name, err, want)
		}
	}
}
