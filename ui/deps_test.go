package ui_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "watchfloor"

// directions says which package may import which: in "a, b < c < d" c may
// import a and b, and d all three. x/{a,b} is x/a, x/b; "all" is every
// package but those in the same line. It is the text of the architecture.
const directions = `
	feed < feed/wire < feed/link, feed/hub < feed/demo
	feed < feed/fence, feed/track < feed/hub, ui, ui/zones
	feed/wire < feed/feedtest
	feed/wire < feed/geo < ui/present, ui
	mapview < mapview/draw < ui/zones
	assets < feed/demo
	wall/stream < wall/{rtsp,decode,archive,walltest,govern,truth}
	wall/layout, wall/stream, wall/govern, wall/truth < wall
	wall/{adjust,lens,mask} < wall
	wall/stream < wall/sound < wall/sound/speaker, wall/sound/soundtest
	wall/stream, wall/apart/confine < wall/apart
	wall/layout, ui/document < ui/views
	mapview/raster < mapview/svg < mapview/style
	mapview/{mvt,raster} < mapview/style < mapview/label
	mapview/{tiles,mvt,style,raster,label} < mapview
	mapview/tiles/web < mapview/tiles < mapview/tiles/overlay
	mapview/{cluster,heat} < mapview
	mapview/{mvt,tiles} < mapview/names
	mapview < mapview/measure
	mapview/{coord,names,measure} < ui
	mapview/{mvt,tiles} < mapview/sight < ui/present
	feed, wall/stream, mapview < ui/present
	ui/present, ui/look < ui/parts < ui/frame, ui/incidents, ui/cameras, ui/palette, ui/timeline, ui/kinds, ui/shelf, ui/ask, ui/tune, ui/mapbar, ui/layers, ui/zones < ui
	wall/adjust < ui/tune
	ui/keymap < ui/settings
	ui/views, ui/document < ui/session
	wall, wall/archive, wall/stream, ui/timeline, ui/session, ui/still, ui/aside, ui/views < ui/review < ui
	wall, wall/layout, wall/adjust, wall/lens, ui/views, ui/sequence, ui/kinds < ui/stage < ui
	wall/layout < ui/frame, ui/shelf
	ui/views < ui/shelf
	wall, wall/archive, wall/layout, wall/sound, assets, ui/keymap, ui/views, ui/session, ui/sequence, ui/still, ui/aside, ui/windows, ui/shot < ui
	feed/link, wall, mapview < ui/settings
	all < ui/cli/{probe,bench}, ui/cli/e2e/screen, ui/cli/bench/peers, ui/cli/bench/{chart,mapgl} < ui/cli < main
`

// exclusive says who alone may import a module of others.
var exclusive = map[string][]string{
	"fyne.io/fyne/v2/app":                {"main"},
	"github.com/bluenviron/gortsplib/v4": {"wall/rtsp", "feed/demo"},
	"github.com/gorilla/websocket":       {"feed/link", "feed/hub"},
	"github.com/gen2brain/malgo":         {"wall/sound/speaker"},
	"github.com/spf13/viper":             {"ui/settings"},
	"github.com/spf13/cobra":             {"ui/cli"},
	"C":                                  {"wall/decode"},
}

// A source is one Go file of the module.
type source struct {
	pkg  string // "wall/rtsp"; "main" at the top
	name string // its path
	test bool
	file *ast.File
}

// sources parses every Go file of the module.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	set := token.NewFileSet()
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && name != ".." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if filepath.Ext(name) != ".go" {
			return nil
		}
		f, err := parser.ParseFile(set, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel("..", name)
		all = append(all, source{
			pkg: packageOf(filepath.ToSlash(rel)), name: rel, test: strings.HasSuffix(name, "_test.go"), file: f,
		})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 20 {
		t.Fatalf("only %d Go files found: the walk is broken", len(all))
	}
	return all
}

func packageOf(file string) string {
	if dir := path.Dir(file); dir != "." {
		return dir
	}
	return "main"
}

// generator says whether a package only makes assets; it may import any.
func generator(pkg string) bool { return strings.HasPrefix(pkg, "assets/generate") }

func imports(s source) []string {
	var all []string
	for _, i := range s.file.Imports {
		all = append(all, strings.Trim(i.Path.Value, `"`))
	}
	return all
}

func TestImportsGoOneWay(t *testing.T) {
	may := parseDirections(directions)
	for _, s := range sources(t) {
		if s.test || generator(s.pkg) {
			continue
		}
		for _, imported := range imports(s) {
			other, ours := strings.CutPrefix(imported, module+"/")
			if ours && !may(s.pkg, other) {
				t.Errorf("%s: %s must not import %s", s.name, s.pkg, other)
			}
		}
	}
}

// parseDirections answers whether a package may import another.
func parseDirections(text string) func(pkg, other string) bool {
	below := map[string][]string{} // package -> what it may import
	for line := range strings.Lines(text) {
		var lower []string
		for level := range strings.SplitSeq(line, "<") {
			names := expand(level)
			for _, n := range names {
				below[n] = append(below[n], lower...)
			}
			lower = append(lower, names...)
		}
	}
	return func(pkg, other string) bool {
		low := below[pkg]
		if slices.Contains(low, "all") {
			return !slices.Contains([]string{"ui/cli", "main"}, other) || slices.Contains(low, other)
		}
		return reaches(below, pkg, other)
	}
}

func reaches(below map[string][]string, pkg, other string) bool {
	for _, low := range below[pkg] {
		if low == other || reaches(below, low, other) {
			return true
		}
	}
	return false
}

// expand lists the packages of one level: "a, x/{b,c}".
func expand(level string) []string {
	var names []string
	for part := range strings.SplitSeq(strings.ReplaceAll(level, "}", "},"), " ") {
		part = strings.Trim(strings.TrimSpace(part), ",")
		prefix, group, grouped := strings.Cut(part, "{")
		switch {
		case part == "":
		case grouped:
			for n := range strings.SplitSeq(strings.TrimSuffix(group, "}"), ",") {
				names = append(names, prefix+n)
			}
		default:
			names = append(names, part)
		}
	}
	return names
}

func TestDirectionsAreRead(t *testing.T) {
	may := parseDirections(directions)
	for _, c := range []struct {
		pkg, other string
		want       bool
	}{
		{"feed/demo", "feed", true},
		{"feed", "feed/wire", false},
		{"feed/wire", "feed/link", false},
		{"wall", "wall/stream", true},
		{"wall", "feed", false},
		{"mapview", "wall", false},
		{"ui", "mapview/tiles", true},
		{"ui", "ui/cli", false},
		{"ui/cli", "wall/rtsp", true},
		{"ui/cli/bench", "ui/cli", false},
		{"main", "ui/cli", true},
		{"wall/stream", "wall", false},
	} {
		if may(c.pkg, c.other) != c.want {
			t.Errorf("may %s import %s? got %v", c.pkg, c.other, !c.want)
		}
	}
}

func TestForeignModulesStayBehindTheirPackage(t *testing.T) {
	for _, s := range sources(t) {
		for _, imported := range imports(s) {
			for mod, owners := range exclusive {
				theirs := imported == mod || strings.HasPrefix(imported, mod+"/")
				if theirs && !allowed(s, mod, owners) {
					t.Errorf("%s: only %s may import %s", s.name, strings.Join(owners, " and "), mod)
				}
			}
		}
	}
}

// allowed lets tests drive foreign peers, but not start windows or use cgo.
func allowed(s source, mod string, owners []string) bool {
	peer := strings.HasPrefix(mod, "github.com/bluenviron") || strings.HasPrefix(mod, "github.com/gorilla")
	helper := strings.HasSuffix(s.pkg, "test")
	return slices.Contains(owners, s.pkg) || peer && (s.test || helper)
}

func TestEveryPackageHasAComment(t *testing.T) {
	commented := map[string]bool{}
	for _, s := range sources(t) {
		if s.test {
			continue
		}
		commented[s.pkg] = commented[s.pkg] || s.file.Doc.Text() != ""
	}
	for pkg, has := range commented {
		if !has {
			t.Errorf("package %s has no comment", pkg)
		}
	}
}

func TestNobodyPushesToTheScreenOrHidesWork(t *testing.T) {
	forbidden := []string{"fyne.Do", "fyne.DoAndWait", "log.Fatal", "log.Fatalf", "os.Exit"}
	for _, s := range sources(t) {
		mayExit := s.file.Name.Name == "main" || s.test
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if n.Name.Name == "init" && n.Recv == nil {
					t.Errorf("%s: init() works behind the reader's back", s.name)
				}
			case *ast.SelectorExpr:
				x, _ := n.X.(*ast.Ident)
				if x == nil {
					break
				}
				call := x.Name + "." + n.Sel.Name
				if slices.Contains(forbidden, call) && !(mayExit && x.Name != "fyne") {
					t.Errorf("%s: %s is not for this package", s.name, call)
				}
			}
			return true
		})
	}
}

func TestTopLevelHoldsOnlyWhatItMay(t *testing.T) {
	allowed := strings.Fields(`main.go ui wall mapview feed assets docs FyneApp.toml go.mod go.sum README.md Makefile LICENSE NOTICE
		.ci .git .gitignore .github .tools bin dist watchfloor.png watchfloor .cache`)
	entries, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !slices.Contains(allowed, e.Name()) {
			t.Errorf("%s does not belong at the top", e.Name())
		}
	}
}
