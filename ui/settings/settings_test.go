package settings

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// home gives the test a configuration directory of its own.
func home(t *testing.T) string {
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	t.Setenv("XDG_CONFIG_HOME", dir)
	t.Setenv("AppData", dir)
	return dir
}

func write(t *testing.T, name, content string) string {
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestDefaultsWithoutFile(t *testing.T) {
	dir := home(t)
	s, err := Load("", nil)
	if err != nil {
		t.Fatal(err)
	}
	s.from = nil
	ours, err := os.UserConfigDir()
	if err != nil || !strings.HasPrefix(ours, dir) {
		t.Fatalf("the configuration directory is %s: %v", ours, err)
	}
	kept, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	want := &Settings{
		Wall: Wall{Grid: 16, Renderer: "auto", Transport: "tcp", Govern: true, Hardware: "auto", Decoder: "inside"}, Window: Window{Theme: "dark"}, Log: slog.LevelInfo,
		Data: filepath.Join(ours, "watchfloor"), Map: Map{Cache: filepath.Join(kept, "watchfloor", "map"), Room: 512 << 20},
	}
	if !reflect.DeepEqual(s, want) {
		t.Errorf("got %+v, want %+v", s, want)
	}
}

func TestPrecedence(t *testing.T) {
	home(t)
	file := write(t, "w.yaml", "wall: {grid: 4, transport: udp}\nwindow: {theme: light, fullscreen: true}\n")
	t.Setenv("WATCHFLOOR_WALL_GRID", "9")
	t.Setenv("WATCHFLOOR_WINDOW_THEME", "dark")
	s, err := Load(file, map[string]any{"wall.grid": "25"})
	if err != nil {
		t.Fatal(err)
	}
	if s.Wall.Grid != 25 || s.Window.Theme != "dark" || s.Wall.Transport != "udp" || !s.Window.Fullscreen {
		t.Errorf("flag > environment > file > default is broken: %+v", s)
	}
}

func TestReadsFormatsAndDefaultPlace(t *testing.T) {
	for name, content := range map[string]string{
		"config.yaml": "cameras:\n  - rtsp://u:p@cam/1\n  - rtsps://cam/2\n",
		"config.toml": "cameras = ['rtsp://u:p@cam/1', 'rtsps://cam/2']\n",
	} {
		dir := filepath.Dir(DefaultFilesIn(t)[0])
		if err := os.MkdirAll(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Load("", nil)
		if err != nil || len(s.Cameras) != 2 || s.Cameras[0] != "rtsp://u:p@cam/1" {
			t.Errorf("%s: cameras of the default file are not read: %v", name, err)
		}
	}
}

// DefaultFilesIn are the default files in a home of the test's own.
func DefaultFilesIn(t *testing.T) []string {
	home(t)
	return DefaultFiles()
}

func TestCamerasFromEnvironment(t *testing.T) {
	home(t)
	t.Setenv("WATCHFLOOR_CAMERAS", "rtsp://a/1 rtsp://b/2")
	s, err := Load("", nil)
	if err != nil || len(s.Cameras) != 2 {
		t.Errorf("got %v, want two cameras", err)
	}
}

func TestTokenIsReadBesideTheFileAndNeverPrinted(t *testing.T) {
	home(t)
	file := write(t, "w.yaml", "hub:\n  url: wss://hub.example/v1/ws\n  token_file: token\n")
	if err := os.WriteFile(filepath.Join(filepath.Dir(file), "token"), []byte("s3cret\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Load(file, nil)
	if err != nil || s.Hub.Token.Reveal() != "s3cret" {
		t.Fatalf("token not read: %v", err)
	}
	for _, printed := range []string{
		fmt.Sprint(s.Hub), fmt.Sprintf("%+v", s.Hub), fmt.Sprintf("%#v", s.Hub), s.Hub.Token.LogValue().String(),
	} {
		if strings.Contains(printed, "s3cret") {
			t.Errorf("the token is printed: %s", printed)
		}
	}
}

func TestMistakes(t *testing.T) {
	none := filepath.Join(t.TempDir(), "none")
	empty := write(t, "empty", " \n")
	two := write(t, "two", "a b\n")
	big := write(t, "big", strings.Repeat("x", tokenLimit+1))
	cases := map[string]struct {
		file  string // content of w.yaml
		flags map[string]any
		want  []string // all must stand in the error
	}{
		"unknown key":         {file: "wall: {gird: 4}", want: []string{"wall.gird (", "w.yaml)", "mean wall.grid?"}},
		"scalar for a group":  {file: "hub: foo", want: []string{"hub (", "no such setting"}},
		"far off key":         {file: "quux_frobnicate: 1", want: []string{"quux_frobnicate", "README"}},
		"broken YAML":         {file: "hub: [", want: []string{"w.yaml", "yaml"}},
		"not a hub":           {file: "hub: {url: 'http://x/'}", want: []string{"hub.url (", "w.yaml", `"http://x/"`, "wss://"}},
		"hub without host":    {file: "hub: {url: 'ws://'}", want: []string{"hub.url", "wss://host"}},
		"bad port":            {flags: map[string]any{"hub.url": "ws://h:99999/"}, want: []string{"hub.url (flag --hub)", "port"}},
		"camera not RTSP":     {file: "cameras: [http://u:pw@x/]", want: []string{"cameras (", "***@x", "rtsps://"}},
		"camera unparsable":   {flags: map[string]any{"cameras": []string{"rtsp://u:pw@[x/"}}, want: []string{"cameras (flag --camera)", "***@["}},
		"password with space": {file: "cameras: ['rtsp:u://pw a:b pw@x/']", want: []string{"cameras ("}},
		"no token file":       {flags: map[string]any{"hub.token_file": none}, want: []string{"hub.token_file (flag --token-file)", "there is no file " + none}},
		"empty token file":    {flags: map[string]any{"hub.token_file": empty}, want: []string{"is empty"}},
		"two tokens":          {flags: map[string]any{"hub.token_file": two}, want: []string{"one token"}},
		"huge token":          {flags: map[string]any{"hub.token_file": big}, want: []string{"larger than"}},
		"token is a folder":   {flags: map[string]any{"hub.token_file": t.TempDir()}, want: []string{"is not a file"}},
		"no certificate":      {flags: map[string]any{"hub.ca_file": two}, want: []string{"hub.ca_file", "no PEM certificate"}},
		"grid of five":        {file: "wall: {grid: 5}", want: []string{"wall.grid", `"5"`, "49 or 64"}},
		"grid of words":       {flags: map[string]any{"wall.grid": "many"}, want: []string{"flag --grid", `"many"`}},
		"unknown renderer":    {file: "wall: {renderer: magic}", want: []string{"wall.renderer", "auto, shader, image"}},
		"unknown transport":   {file: "wall: {transport: sctp}", want: []string{"wall.transport", "tcp, udp"}},
		"maybe full screen":   {file: "window: {fullscreen: maybe}", want: []string{"window.fullscreen", "true nor false"}},
		"unknown theme":       {file: "window: {theme: pink}", want: []string{"window.theme", "dark, light"}},
		"no map":              {file: "map: {file: none.pmtiles}", want: []string{"map.file (", "no file", "none.pmtiles"}},
		"map of a kind":       {flags: map[string]any{"map.packs": []string{"ftp://h/x.pmtiles"}}, want: []string{"map.packs (flag --pack)", "https://"}},
		"no second map":       {file: "map: {packs: ['https://h/{z}/{x}/{y}.pbf', none.mbtiles]}", want: []string{"map.packs (", "no file"}},
		"no overlay":          {file: "map: {overlays: [none.geojson]}", want: []string{"map.overlays (", "no file", "none.geojson"}},
		"no style":            {file: "map: {style: none.json}", want: []string{"map.style (", "no file"}},
		"cache in a file":     {flags: map[string]any{"map.cache_dir": two}, want: []string{"map.cache_dir (flag --map-cache)", "is a file"}},
		"no room":             {file: "map: {cache_limit: 0}", want: []string{"map.cache_limit (", `"0"`, "MiB"}},
		"maybe offline":       {file: "map: {offline: perhaps}", want: []string{"map.offline (", "true nor false"}},
		"two lines of view":   {flags: map[string]any{"view": "a\nb"}, want: []string{"view (flag --view)", "not a name"}},
		"data in a file":      {flags: map[string]any{"data.dir": two}, want: []string{"data.dir (flag --data)", "is a file"}},
		"keys of nothing":     {file: "keys: 5", want: []string{"keys (", "w.yaml)", "must name commands"}},
		"unknown key name":    {file: "keys: {incident.next: Strg+N}", want: []string{"keys (", "w.yaml)", "incident.next", `"Strg+N"`, "Ctrl"}},
		"no such key":         {file: "keys: {incident.next: [N, F13]}", want: []string{"incident.next", `"F13"`, "F1 to F12"}},
		"empty command":       {file: "keys: {incident.next: }", want: []string{"incident.next", `"none"`}},
		"none and a key":      {file: "keys: {a: [none, N]}", want: []string{"keys (", `"none"`}},
		"nine keys":           {file: "keys: {a: [1, 2, 3, 4, 5, 6, 7, 8, 9]}", want: []string{"keys (", "more than 8"}},
		"keys beside keys":    {file: "keyz: {a: b}", want: []string{"keyz.a", "no such setting"}},
		"unknown level":       {file: "log: {level: loud}", want: []string{"log.level", "debug, info"}},
		"a list for an hub":   {file: "hub: {url: [1, 2]}", want: []string{"hub.url"}},
		"numbers for cameras": {file: "cameras: [1, {a: 2}]", want: []string{"cameras (", `"1"`}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			home(t)
			_, err := Load(write(t, "w.yaml", c.file), c.flags)
			check(t, err, c.want)
		})
	}
}

func check(t *testing.T, err error, want []string) {
	t.Helper()
	if err == nil {
		t.Fatal("no error")
	}
	text := err.Error()
	for _, w := range want {
		if !strings.Contains(text, w) {
			t.Errorf("%q does not contain %q", text, w)
		}
	}
	if strings.Contains(text, "\n") || strings.Contains(text, "pw") {
		t.Errorf("%q has two lines or a secret", text)
	}
}

func TestMistakesInFilesAndEnvironment(t *testing.T) {
	home(t)
	_, err := Load(filepath.Join(t.TempDir(), "none.yaml"), nil)
	check(t, err, []string{"--config", "there is no file", "none.yaml"})
	_, err = Load(write(t, "w.ini", "a=1"), nil)
	check(t, err, []string{"w.ini", ".yaml, .yml or .toml"})
	t.Setenv("WATCHFLOOR_WALL_GRID", "7")
	_, err = Load("", nil)
	check(t, err, []string{"wall.grid (environment WATCHFLOOR_WALL_GRID)"})
	t.Setenv("WATCHFLOOR_HUB_ULR", "x")
	_, err = Load("", nil)
	check(t, err, []string{"WATCHFLOOR_HUB_ULR (environment)", "mean WATCHFLOOR_HUB_URL?"})
}

func TestViewMayBeASavedOne(t *testing.T) {
	home(t)
	s, err := Load(write(t, "w.yaml", "view: Nacht – Hafen"), nil)
	if err != nil || s.View != "Nacht – Hafen" {
		t.Errorf("got %v, %v", s, err)
	}
}

func TestDataLiesBesideTheFileThatNamesIt(t *testing.T) {
	home(t)
	file := write(t, "w.yaml", "data: {dir: kept}")
	s, err := Load(file, nil)
	if want := filepath.Join(filepath.Dir(file), "kept"); err != nil || s.Data != want {
		t.Errorf("got %v, %v; want %s", s, err, want)
	}
}

func TestKeys(t *testing.T) {
	want := map[string][]string{
		"incident.next": {"Ctrl+N"}, "wall.grid": {"G", "7"}, "map.home": {}, "view.save": {"none"}, "help": {"."}, "list.up": {"["},
	}
	for name, content := range map[string]string{
		"w.yaml": "keys:\n  incident.next: Ctrl+N\n  wall.grid: [G, 7]\n  map.home: []\n  view: {save: none}\n  help: .\n  list.up: '['\n",
		"w.toml": "[keys]\n'incident.next' = 'Ctrl+N'\nwall.grid = ['G', '7']\n'map.home' = []\nview.save = 'none'\nhelp = '.'\n'list.up' = '['\n",
	} {
		home(t)
		s, err := Load(write(t, name, content), nil)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if !reflect.DeepEqual(s.Keys, want) {
			t.Errorf("%s: got %v, want %v", name, s.Keys, want)
		}
	}
	home(t)
	t.Setenv("WATCHFLOOR_KEYS", "x")
	_, err := Load("", nil)
	check(t, err, []string{"WATCHFLOOR_KEYS (environment)", "no such setting"})
}

func TestRedact(t *testing.T) {
	for in, want := range map[string]string{
		"rtsp://u:p@h/x":                     "rtsp://***@h/x",
		"rtsp://u:p@ss@h/x":                  "rtsp://***@h/x",
		"rtsp://u:p/q@h/x":                   "rtsp://***@h/x",
		"dial \"rtsp://u:p@h\": no, a@b":     "dial \"rtsp://***@h\": no, a@b",
		"rtsp://h/x and ws://t@k":            "rtsp://h/x and ws://***@k",
		"nothing":                            "nothing",
		"rtsp://h/x?user=me&mail=a@b.c rest": "rtsp://***@b.c rest",
	} {
		if got := Redact(in); got != want {
			t.Errorf("Redact(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPacksStandInOrder(t *testing.T) {
	home(t)
	file := write(t, "w.yaml", "map:\n  file: the top.pmtiles\n  packs: [next.mbtiles, 'https://h/{z}/{x}/{y}.pbf?key=k']\n  overlays: [a.geojson]\n  cache_limit: 7\n  offline: true\n")
	dir := filepath.Dir(file)
	for _, name := range []string{"the top.pmtiles", "next.mbtiles", "a.geojson"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Load(file, map[string]any{"map.cache_dir": dir})
	if err != nil {
		t.Fatal(err)
	}
	want := Map{
		File:     filepath.Join(dir, "the top.pmtiles"),
		Packs:    []string{filepath.Join(dir, "next.mbtiles"), "https://h/{z}/{x}/{y}.pbf?key=k"},
		Overlays: []string{filepath.Join(dir, "a.geojson")}, Offline: true, Cache: dir, Room: 7 << 20,
	}
	if !reflect.DeepEqual(s.Map, want) {
		t.Errorf("%+v, want %+v", s.Map, want)
	}
}
