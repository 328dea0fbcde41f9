package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// try runs a command line in a home of its own, without a display.
func try(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "AppData"} {
		t.Setenv(name, dir)
	}
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	var out, errs bytes.Buffer
	p := Program{Args: args, Stdout: &out, Stderr: &errs, NewApp: func() fyne.App {
		t.Error("a window was opened")
		return nil
	}}
	code = p.Run(context.Background())
	return code, out.String(), errs.String()
}

func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestMisuse sees one clear line and status 2 for what makes no sense.
func TestMisuse(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		want []string
	}{
		"unknown flag":       {[]string{"--frobnicate"}, []string{"--frobnicate"}},
		"unknown command":    {[]string{"frobnicate"}, []string{"frobnicate", "no such file", "no command"}},
		"missing footage":    {[]string{"/none/gate.mp4"}, []string{"/none/gate.mp4", "no such file"}},
		"unknown key":        {[]string{"--config", file(t, "w.yaml", "wall: {gird: 4}")}, []string{"wall.gird", "w.yaml", "wall.grid?"}},
		"missing config":     {[]string{"--config", "/none/w.yaml"}, []string{"--config", "/none/w.yaml"}},
		"empty config":       {[]string{"--config", ""}, []string{"--config", "names no file"}},
		"bad grid":           {[]string{"--grid", "5"}, []string{"wall.grid", "--grid", `"5"`}},
		"bad full screen":    {[]string{"--fullscreen=perhaps"}, []string{"fullscreen", "perhaps"}},
		"bad hub":            {[]string{"--hub", "http://u:pw@host/"}, []string{"hub.url", "--hub", "wss://"}},
		"missing token":      {[]string{"--hub", "ws://h/", "--token-file", "/none/token"}, []string{"hub.token_file", "/none/token"}},
		"bad camera":         {[]string{"--camera", "ftp://u:pw@host/"}, []string{"cameras", "--camera", "rtsps://"}},
		"missing map":        {[]string{"--map", "/none/m.pmtiles"}, []string{"map.file", "/none/m.pmtiles"}},
		"unknown view":       {[]string{"--view", "night"}, []string{"view", `"night"`, "console, wall, map"}},
		"after without shot": {[]string{"--after", "3s"}, []string{"--after", "--screenshot"}},
		"after nonsense":     {[]string{"--screenshot", "x.png", "--after", "soon"}, []string{"--after", "soon"}},
		"shot into nowhere":  {[]string{"--screenshot", "/none/x.png"}, []string{"/none"}},
		"demo address":       {[]string{"demo", "--rtsp", "8554"}, []string{"--rtsp", "HOST:PORT"}},
		"demo argument":      {[]string{"demo", "now"}, []string{"now"}},
		"probe nothing":      {[]string{"probe"}, []string{"arg"}},
		"probe a web page":   {[]string{"probe", "http://u:pw@host/"}, []string{"rtsp://"}},
		"probe by carrier":   {[]string{"probe", "rtsp://host/", "--transport", "sctp"}, []string{"sctp", "one of tcp"}},
		"bench nothing":      {[]string{"bench", "wall"}, []string{"--url"}},
		"bench too many":     {[]string{"bench", "wall", "--url", "rtsp://h/", "-n", "65"}, []string{"-n 65"}},
		"bench no tiles":     {[]string{"bench", "wall", "--url", "rtsp://h/", "-n", "0"}, []string{"-n 0"}},
		"bench size":         {[]string{"bench", "wall", "--url", "rtsp://h/", "--size", "big"}, []string{"--size", `"big"`}},
		"bench renderer":     {[]string{"bench", "wall", "--url", "rtsp://h/", "--renderer", "x"}, []string{"--renderer"}},
		"bench seconds":      {[]string{"bench", "wall", "--url", "rtsp://h/", "--seconds", "0"}, []string{"--seconds 0"}},
		"bench url":          {[]string{"bench", "wall", "--url", "http://u:pw@h/"}, []string{"--url", "***@h"}},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, errs := try(t, c.args...)
			if code != misuse || out != "" || strings.Count(errs, "\n") != 1 || strings.Contains(errs, "pw") {
				t.Errorf("status %d, stdout %q, stderr %q: want status 2 and one line without secrets", code, out, errs)
			}
			for _, w := range c.want {
				if !strings.Contains(errs, w) {
					t.Errorf("%q does not contain %q", errs, w)
				}
			}
		})
	}
}

// TestTruncatedMapIsNamed needs no display: the map is looked at before.
func TestTruncatedMapIsNamed(t *testing.T) {
	code, _, errs := try(t, "--map", file(t, "cut.pmtiles", "PMTiles\x03 and then nothing"))
	if code != misuse || !strings.Contains(errs, "map.file") || !strings.Contains(errs, "cut.pmtiles") {
		t.Errorf("status %d, stderr %q", code, errs)
	}
}

func TestNoDisplayIsSaid(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux can be without a display")
	}
	for _, args := range [][]string{nil, {"bench", "wall", "--url", "rtsp://127.0.0.1:1/x"}} {
		code, _, errs := try(t, args...)
		if code != misuse || !strings.Contains(errs, "xvfb-run") || strings.Count(errs, "\n") != 1 {
			t.Errorf("%v: status %d, stderr %q", args, code, errs)
		}
	}
}

func TestDeadDisplayIsSaid(t *testing.T) {
	t.Setenv("WAYLAND_DISPLAY", "")
	t.Setenv("DISPLAY", ":4711")
	if err := display(); runtime.GOOS == "linux" && (err == nil || !strings.Contains(err.Error(), "DISPLAY=:4711")) {
		t.Errorf("got %v", err)
	}
}

func TestVersionAndHelp(t *testing.T) {
	if code, out, _ := try(t, "version"); code != ok || out != "watchfloor "+Version+"\n" {
		t.Errorf("version: status %d, %q", code, out)
	}
	code, out, _ := try(t, "--help")
	for _, w := range []string{"demo", "probe", "bench", "--hub", "--camera", "--screenshot"} {
		if code != ok || !strings.Contains(out, w) {
			t.Errorf("help: status %d, without %s", code, w)
		}
	}
}

func TestProbeOfNobody(t *testing.T) {
	code, _, errs := try(t, "probe", "rtsp://user:hunter2@127.0.0.1:1/x", "--seconds", "1")
	if code != failed || errs == "" || strings.Contains(errs, "hunter2") {
		t.Errorf("status %d, stderr %q", code, errs)
	}
}

func TestPixels(t *testing.T) {
	for text, good := range map[string]bool{
		"1920x1080": true, "64x64": true, "1920": false, "0x0": false, "1920x1080x2": false, "axb": false, "99999x100": false,
	} {
		if _, err := pixels(text); (err == nil) != good {
			t.Errorf("pixels(%q): %v", text, err)
		}
	}
}
