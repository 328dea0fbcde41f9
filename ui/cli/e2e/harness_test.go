//go:build linux

package e2e

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"watchfloor/feed"
	"watchfloor/feed/link"
	_ "watchfloor/ui/cli" // what build builds: its change must run the tests again
	"watchfloor/ui/cli/e2e/screen"
)

// size is the screen's, and the window's, in pixels.
var size = image.Pt(1920, 1080)

// A program is the built watchfloor.
var program struct {
	once sync.Once
	path string
	err  error
}

func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	if program.path != "" {
		_ = os.RemoveAll(filepath.Dir(program.path))
	}
	os.Exit(code)
}

// build builds the program once, as make does.
func build(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("drives the real program: not with -short")
	}
	program.once.Do(func() {
		dir, err := os.MkdirTemp("", "watchfloor-e2e-")
		if err != nil {
			program.err = err
			return
		}
		program.path = filepath.Join(dir, "watchfloor")
		out, err := exec.Command("go", "build", "-tags", "migrated_fynedo", "-o", program.path, "watchfloor").CombinedOutput()
		if err != nil {
			program.err = fmt.Errorf("%w: %s", err, out)
		}
	})
	if program.err != nil {
		t.Fatal(program.err)
	}
	return program.path
}

// output collects what a process prints, for the test's log.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// launch starts the program and ends it with the test.
func launch(t *testing.T, cmd *exec.Cmd) *output {
	t.Helper()
	out := &output{}
	cmd.Stderr = out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		late := time.AfterFunc(10*time.Second, func() { _ = cmd.Process.Kill() })
		_ = cmd.Wait()
		if !late.Stop() {
			t.Errorf("%s did not end within 10 s", cmd.Args[0])
		}
		if t.Failed() {
			t.Logf("%s printed:\n%s", strings.Join(cmd.Args, " "), out)
		}
		faultless(t, out.String())
	})
	return out
}

// faultless looks for what must never be printed.
func faultless(t *testing.T, printed string) {
	t.Helper()
	for _, bad := range []string{"Error in Fyne call thread", "panic:", "DATA RACE", "did not end in time"} {
		if strings.Contains(printed, bad) {
			t.Errorf("the program printed %q:\n%s", bad, printed)
		}
	}
}

// A city is a running demo city.
type city struct{ hub, tokenFile, camera string }

// startCity runs the demo city in a process of its own.
func startCity(t *testing.T) city {
	t.Helper()
	cmd := exec.Command(build(t), "demo", "--rtsp", "127.0.0.1:0", "--ws", "127.0.0.1:0")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	launch(t, cmd)
	var c city
	for lines := bufio.NewScanner(out); lines.Scan() && lines.Text() != ""; {
		f := strings.Fields(lines.Text())
		switch {
		case len(f) < 2:
		case f[0] == "hub":
			c.hub = f[1]
		case f[0] == "token":
			c.tokenFile = f[1]
		case f[0] == "camera":
			c.camera = f[len(f)-1]
		}
	}
	if c.hub == "" || c.tokenFile == "" || c.camera == "" {
		t.Fatalf("the demo city did not say where it is: %+v", c)
	}
	return c
}

// startScreen gives the test a screen of its own.
func startScreen(t *testing.T) *screen.Screen {
	t.Helper()
	s, err := screen.Start(size)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// startConsole runs the console of a city on a screen.
func startConsole(t *testing.T, s *screen.Screen, args ...string) *output {
	t.Helper()
	cmd := exec.Command(build(t), append([]string{"--fullscreen"}, args...)...)
	cmd.Env = append(s.Env(), "FYNE_SCALE=1", "XDG_CONFIG_HOME="+t.TempDir())
	return launch(t, cmd)
}

// secondStation connects another client to the city, to know what the
// console knows.
func secondStation(t *testing.T, c city) *feed.Store {
	t.Helper()
	token, err := os.ReadFile(c.tokenFile)
	if err != nil {
		t.Fatal(err)
	}
	store := feed.NewStore()
	client := link.New(link.Config{URL: c.hub, Token: strings.TrimSpace(string(token)), Station: "e2e"}, store)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); client.Run(ctx) }()
	t.Cleanup(func() { cancel(); <-done })
	return store
}

// eventually asks f now and then, until it says that it is done.
func eventually(t *testing.T, limit time.Duration, what string, f func() bool) {
	t.Helper()
	await(t, limit, 200*time.Millisecond, what, f)
}

// await asks f every so often, until it says that it is done.
func await(t *testing.T, limit, every time.Duration, what string, f func() bool) {
	t.Helper()
	for start := time.Now(); !f(); time.Sleep(every) {
		if time.Since(start) > limit {
			t.Fatalf("after %v still not: %s", limit, what)
		}
	}
}

// picture takes a picture of the screen, and keeps it when the test fails.
func picture(t *testing.T, s *screen.Screen) *image.RGBA {
	t.Helper()
	img, err := s.Picture()
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// keep writes the last picture of a failed test to testdata/failed.
func keep(t *testing.T, s *screen.Screen) {
	t.Cleanup(func() {
		if !t.Failed() {
			return
		}
		_ = os.MkdirAll("testdata/failed", 0o755)
		f, err := os.Create(filepath.Join("testdata/failed", strings.ReplaceAll(t.Name(), "/", "-")+".png"))
		if err != nil {
			t.Log(err)
			return
		}
		defer f.Close()
		t.Log("screenshot:", f.Name(), png.Encode(f, picture(t, s)))
	})
}
