package views

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"testing"
	"time"
)

const writeTo = "VIEWS_TEST_WRITE_TO" // makes the test program a writer

func TestMain(m *testing.M) {
	if dir := os.Getenv(writeTo); dir != "" {
		writeForEver(dir)
	}
	m.Run()
}

// writeForEver writes one book after the other, shifting every time, until
// it is killed.
func writeForEver(dir string) {
	s, b, err := Open(dir)
	for n := mark(b) + 1; err == nil; n++ {
		s.shifted = time.Time{}
		s.Save(marked(n))
		s.flush()
		err = s.Problem()
		fmt.Println(n)
	}
	fmt.Println(err)
	os.Exit(1)
}

// killed starts a writer, kills it after d and returns the number of the
// last book that it said it had written.
func killed(t *testing.T, dir string, d time.Duration) (last int) {
	t.Helper()
	writer := exec.Command(os.Args[0], "-test.run=^$")
	writer.Env = append(os.Environ(), writeTo+"="+dir)
	out, err := writer.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := writer.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if last == 0 {
			time.AfterFunc(d, func() { writer.Process.Kill() })
		}
		if _, err := fmt.Sscan(lines.Text(), &last); err != nil {
			t.Fatalf("the writer says %q", lines.Text())
		}
	}
	writer.Wait() // fails: it was killed
	return last
}

func TestKilledAtAnyMomentTheNewestBookIsWhole(t *testing.T) {
	dir := t.TempDir()
	for range 15 {
		last := killed(t, dir, time.Duration(rand.IntN(int(60*time.Millisecond))))
		if b := opened(t, dir); mark(b) < last || len(b.Views) != 2 {
			t.Fatalf("book %d of %d views, not %d or the next", mark(b), len(b.Views), last)
		}
		for n := 1; n < generations; n++ {
			if _, _, err := readBook(generation(dir, n)); err != nil && !os.IsNotExist(err) {
				t.Errorf("generation %d: %v", n, err)
			}
		}
	}
}
