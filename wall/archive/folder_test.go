package archive_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"watchfloor/wall/archive"
)

// tree makes a folder with empty files.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	root := t.TempDir()
	for _, n := range names {
		path := filepath.Join(root, filepath.FromSlash(n))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestFilesOfAFolder(t *testing.T) {
	root := tree(t, "part10.mp4", "part2.MP4", "part1.mkv", "notes.txt", "gate/b.avi", "gate/a.ts", "1/2/3/deep.mp4",
		"1/2/3/4/deeper.mp4", ".trash/old.mp4", "._part1.mkv", "part02.mp4", "sound.wav")
	got, err := archive.Files(root)
	if err != nil {
		t.Fatal(err)
	}
	for i := range got {
		rel, err := filepath.Rel(root, got[i])
		if err != nil {
			t.Fatal(err)
		}
		got[i] = filepath.ToSlash(rel)
	}
	want := []string{
		"1/2/3/deep.mp4", "gate/a.ts", "gate/b.avi", "part1.mkv", "part02.mp4", "part2.MP4", "part10.mp4",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestAFileIsItself(t *testing.T) {
	path := filepath.Join(tree(t, "notes.txt"), "notes.txt")
	if got, err := archive.Files(path); err != nil || !slices.Equal(got, []string{path}) {
		t.Errorf("%q, %v", got, err)
	}
}

func TestFoldersWithoutFiles(t *testing.T) {
	var many []string
	for i := range 257 {
		many = append(many, fmt.Sprint(i, ".mp4"))
	}
	for _, c := range []struct{ root, says string }{
		{tree(t, "notes.txt"), "no video files in"},
		{filepath.Join(t.TempDir(), "nowhere"), "no such file"},
		{tree(t, many...), "more than 256 video files in"},
	} {
		got, err := archive.Files(c.root)
		if err == nil || !strings.Contains(err.Error(), c.says) || strings.Count(err.Error(), c.root) != 1 || got != nil {
			t.Errorf("%d files, %v; want %q", len(got), err, c.says)
		}
	}
}
