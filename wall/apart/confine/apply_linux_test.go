package confine_test

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"watchfloor/wall/apart/confine"
)

// confined makes this program the one that is tried on.
const confined = "confined"

func TestMain(m *testing.M) {
	if len(os.Args) == 3 && os.Args[1] == confined {
		os.Exit(try(os.Args[2]))
	}
	os.Exit(m.Run())
}

// attempts are what must not succeed in a confined process, by name.
func attempts(home string) map[string]func() error {
	file := filepath.Join(home, "secret")
	return map[string]func() error{
		"read a file":          func() error { _, err := os.ReadFile(file); return err },
		"write a file":         func() error { return os.WriteFile(file, []byte("x"), 0o600) },
		"list a folder":        func() error { _, err := os.ReadDir(home); return err },
		"see a file":           func() error { _, err := os.Stat(file); return err },
		"remove a file":        func() error { return os.Remove(file) },
		"use TCP":              func() error { return socket(unix.AF_INET, unix.SOCK_STREAM) },
		"use UDP":              func() error { return socket(unix.AF_INET6, unix.SOCK_DGRAM) },
		"use local sockets":    func() error { return socket(unix.AF_UNIX, unix.SOCK_STREAM) },
		"run a program":        func() error { return syscall.Exec("/bin/true", []string{"true"}, nil) },
		"fork":                 fork,
		"end its parent":       func() error { return unix.Kill(os.Getppid(), unix.SIGTERM) },
		"look into its parent": func() error { return unix.PtraceAttach(os.Getppid()) },
		"make code": func() error {
			_, err := unix.Mmap(-1, 0, 4096, unix.PROT_EXEC, unix.MAP_ANON|unix.MAP_PRIVATE)
			return err
		},
		"use a forgotten file": func() error { _, err := unix.Write(5, []byte("x")); return err },
		"outlive its parent":   func() error { return unix.Prctl(unix.PR_SET_PDEATHSIG, 0, 0, 0, 0) },
	}
}

func socket(domain, kind int) error {
	_, err := unix.Socket(domain, kind, 0)
	return err
}

func fork() error {
	pid, _, errno := unix.RawSyscall(unix.SYS_CLONE, uintptr(unix.SIGCHLD), 0, 0)
	if errno == 0 && pid == 0 {
		unix.Exit(0)
	}
	if errno == 0 {
		return nil
	}
	return errno
}

// try confines this process, attempts everything and prints what succeeded.
// What a decoder needs must go on: threads, memory, time, its descriptors.
func try(home string) int {
	if err := confine.Apply(4); err != nil {
		fmt.Println(err)
		return 1
	}
	var done []string
	for name, attempt := range attempts(home) {
		if attempt() == nil {
			done = append(done, name)
		}
	}
	work()
	if _, err := unix.Write(4, []byte("still open")); err != nil {
		done = append(done, "nothing with what it was given: "+err.Error())
	}
	_ = json.NewEncoder(os.Stdout).Encode(done)
	return 0
}

// work needs new threads, memory and timers.
func work() {
	sum := make(chan int)
	for range 20 {
		go func() {
			runtime.LockOSThread() // ends the thread: each is a new one
			time.Sleep(time.Millisecond)
			sum <- len(make([]byte, 4<<20))
		}()
	}
	for range 20 {
		<-sum
	}
	runtime.GC()
}

func TestConfinedProcessReachesNothing(t *testing.T) {
	home := t.TempDir()
	if err := os.WriteFile(filepath.Join(home, "secret"), []byte("of the user"), 0o600); err != nil {
		t.Fatal(err)
	}
	pipe, given, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer pipe.Close()
	forgotten, err := os.Create(filepath.Join(t.TempDir(), "forgotten"))
	if err != nil {
		t.Fatal(err)
	}
	defer forgotten.Close()
	cmd := exec.Command(os.Args[0], confined, home)
	cmd.ExtraFiles = []*os.File{given, given, forgotten} // 3, 4 and 5
	out, err := cmd.CombinedOutput()
	_ = given.Close()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var done []string
	if err := json.Unmarshal(out, &done); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, name := range done {
		t.Errorf("a confined process can %s", name)
	}
	if said, _ := io.ReadAll(pipe); string(said) != "still open" {
		t.Errorf("said %q through what it was given", said)
	}
}

// The attempts must succeed where nothing forbids them: else the test above
// proves nothing. Those that would end the test itself are left out.
func TestAttemptsSucceedWhenFree(t *testing.T) {
	home := t.TempDir()
	if err := os.WriteFile(filepath.Join(home, "secret"), []byte("of the user"), 0o600); err != nil {
		t.Fatal(err)
	}
	all := attempts(home)
	for _, name := range []string{
		"see a file", "read a file", "list a folder", "write a file", "use TCP", "use local sockets", "make code", "fork",
		"remove a file",
	} {
		if err := all[name](); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
