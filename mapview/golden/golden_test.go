// Package golden_test draws three cities in every style and at five zooms and
// compares what comes out, to the bit, with what was recorded. Two of the
// cities are not the demo's. Record anew, after a change that is meant to be
// seen, with: go test ./mapview/golden -update
package golden_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"watchfloor/assets"
)

var update = flag.Bool("update", false, "record the pictures anew")

const sums = "testdata/sums.txt"

// A city is a pack and a place in it.
type city struct {
	name string
	pack func() ([]byte, error)
	at   orb.Point // lon, lat
}

func cities() []city {
	file := func(name string) func() ([]byte, error) {
		return func() ([]byte, error) { return os.ReadFile(filepath.Join("..", "testdata", name)) }
	}
	return []city{
		{"monaco", func() ([]byte, error) { return assets.Basemap(), nil }, orb.Point{7.4226, 43.7372}},
		{"wilmington", file("wilmington.pmtiles"), orb.Point{-75.5510, 39.7430}},
		{"andorra", file("andorra.pmtiles"), orb.Point{1.5225, 42.5065}},
	}
}

// shown are the pictures that are kept whole, to be looked at.
var shown = map[string]bool{"monaco night 15": true, "wilmington day 14": true, "andorra contrast 16": true}

func TestCities(t *testing.T) {
	var got strings.Builder
	for _, c := range cities() {
		drawer := newDrawer(t, c)
		for _, theme := range []string{"day", "night", "contrast"} {
			for zoom := 12; zoom <= 16; zoom++ {
				name := fmt.Sprintf("%s %s %d", c.name, theme, zoom)
				img := drawer.draw(t, theme, zoom)
				sum := sha256.Sum256(img.Pix)
				fmt.Fprintf(&got, "%s %s\n", name, hex.EncodeToString(sum[:]))
				if shown[name] {
					picture(t, filepath.Join("testdata", strings.ReplaceAll(name, " ", "-")+".png"), img)
				}
			}
		}
	}
	if *update {
		if err := os.WriteFile(sums, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	compare(t, got.String())
}

// compare names the pictures that are not as recorded.
func compare(t *testing.T, got string) {
	t.Helper()
	want, err := os.ReadFile(sums)
	if err != nil {
		t.Fatal(err)
	}
	recorded := strings.Split(string(want), "\n")
	for i, line := range strings.Split(got, "\n") {
		if i >= len(recorded) || line != recorded[i] {
			t.Errorf("%q is not as recorded", line[:max(0, len(line)-64)])
		}
	}
}

// picture compares a picture with its file.
func picture(t *testing.T, file string, got *image.RGBA) {
	t.Helper()
	if *update {
		var b bytes.Buffer
		if err := png.Encode(&b, got); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	want, ok := img.(*image.RGBA)
	if !ok || want.Rect != got.Rect || !bytes.Equal(want.Pix, got.Pix) {
		t.Errorf("%s is not what is drawn", file)
	}
}
