//go:build linux

package wall

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
	"github.com/go-gl/gl/v2.1/gl"

	"watchfloor/wall/adjust"
	"watchfloor/wall/decode"
	"watchfloor/wall/lens"
	"watchfloor/wall/mask"
	"watchfloor/wall/stream"
)

// exact is a Scaler that blends samples as the shader does on a GPU. (That of
// libswscale rounds more: TestScalerIsNear.)
type exact struct{ nullScaler }

func (exact) Scale(dst *image.RGBA, f *stream.Frame) error {
	r := readingOf(f)
	eighths := func(i, pixels, n int) int {
		at := (float64(i)+0.5)/float64(pixels)*float64(n) - 0.5
		return int(math.Round(8 * min(float64(n-1), max(0, at))))
	}
	for y := range dst.Rect.Dy() {
		for x := range dst.Rect.Dx() {
			r, g, b := r.between(eighths(x, dst.Rect.Dx(), f.Size.X), eighths(y, dst.Rect.Dy(), f.Size.Y))
			dst.SetRGBA(x, y, color.RGBA{r, g, b, 255})
		}
	}
	return nil
}

// TestScalerIsNear: libswscale, which pixels in memory come from, rounds so
// that it is within 4 of the shader.
func TestScalerIsNear(t *testing.T) {
	s := new(decode.Scaler)
	defer s.Close()
	size := image.Pt(320, 200)
	for l := stream.YUV420; l <= stream.Gray; l++ {
		f := scene(stream.Colour{Layout: l, Matrix: stream.BT709}, size, 0)
		a, b := image.NewRGBA(image.Rectangle{Max: size}), image.NewRGBA(image.Rectangle{Max: size})
		if err := errors.Join(s.Scale(a, f), exact{}.Scale(b, f)); err != nil {
			t.Fatal(err)
		}
		compare(t, fmt.Sprintf("layout %d", l), a, b, 4)
	}
}

var (
	eye    = lens.Lens{CX: 0.5, CY: 0.5, Radius: 0.48, FOV: 190}
	arrow  = mask.Mask{{X: 0.2, Y: 0.1}, {X: 0.8, Y: 0.5}, {X: 0.2, Y: 0.9}, {X: 0.4, Y: 0.5}}
	corner = mask.Mask{{X: 0.7, Y: 0}, {X: 1, Y: 0}, {X: 1, Y: 0.4}}
)

// looks are all that a tile can do to its picture, with how far the renderers
// may differ: tones and sharpness enlarge what rounding does.
var looks = map[string]struct {
	look look
	view lens.View
	off  int
}{
	"plain":           {look: look{part: everything}, off: 2},
	"zoomed":          {look: look{part: Zoom{0.3, 0.6, 3}.part(1, 1)}, off: 3},
	"filling":         {look: look{part: Zoom{}.part(1, 0.6)}, off: 3},
	"brighter":        {look: look{part: everything, adjust: adjust.Adjust{Brightness: 0.3}}, off: 2},
	"harder":          {look: look{part: everything, adjust: adjust.Adjust{Contrast: 0.25}}, off: 3},
	"softer":          {look: look{part: everything, adjust: adjust.Adjust{Contrast: -0.5, Gamma: -0.1}}, off: 2},
	"lighter":         {look: look{part: everything, adjust: adjust.Adjust{Gamma: 0.3}}, off: 3},
	"sharper":         {look: look{part: everything, adjust: adjust.Adjust{Sharpen: 0.5}}, off: 6},
	"masked":          {look: look{part: everything, masks: []mask.Mask{arrow, corner}}, off: 2},
	"mosaic":          {look: look{part: everything, masks: []mask.Mask{arrow, corner}, mosaic: true}, off: 2},
	"masked, zoomed":  {look: look{part: Zoom{0.4, 0.4, 2.3}.part(1, 1), masks: []mask.Mask{arrow}}, off: 3},
	"mosaic, lighter": {look: look{part: everything, masks: []mask.Mask{arrow}, mosaic: true, adjust: adjust.Adjust{Gamma: 0.3}}, off: 3},
	"no mask at all":  {look: look{part: everything, masks: []mask.Mask{nil}}, off: 0},
	"dewarped":        {view: lens.View{Pan: 70, Tilt: 50, FOV: 80}, off: 4},
	"dewarped, mosaic": {
		look: look{masks: []mask.Mask{arrow}, mosaic: true}, view: lens.View{Pan: 200, Tilt: 30, FOV: 100}, off: 4,
	},
	"dewarped, masked": {look: look{masks: []mask.Mask{arrow}}, view: lens.View{Pan: 340, Tilt: 60, FOV: 60}, off: 4},
	"beyond the rim":   {view: lens.View{Pan: 10, Tilt: 95, FOV: 120}, off: 4},
}

// TestShaderAndPixelsAgree: both renderers show the same, for all that a tile
// can do, in all layouts, turned or not.
func TestShaderAndPixelsAgree(t *testing.T) {
	g := openGlass(t)
	test.NewTempApp(t)
	tile := image.Pt(320, 200)
	for name, c := range looks {
		for i, colour := range []stream.Colour{
			{Layout: stream.YUV420},
			{Layout: stream.YUV422, Matrix: stream.BT709},
			{Layout: stream.YUV444, Full: true},
			{Layout: stream.NV12, Matrix: stream.BT2020},
			{Layout: stream.Gray},
		} {
			for quarters := i % 2; quarters < 4; quarters += 2 {
				size := tile
				if quarters&1 == 1 {
					size = image.Pt(tile.Y, tile.X)
				}
				f := scene(colour, size, quarters)
				l := c.look
				if c.view != (lens.View{}) {
					p := lens.Project(eye, c.view.Proper(eye), 1.6, 1.6)
					l.warped = &p
				}
				pixels := image.NewRGBA(image.Rectangle{Max: tile})
				if err := newImagePicture(exact{}).draw(pixels, f, l); err != nil {
					t.Fatal(err)
				}
				p := newShaderPicture("t", true)
				if err := p.show(f, l, tile); err != nil {
					t.Fatal(err)
				}
				shown := g.draw(p.shader, tile)
				p.close()
				what := fmt.Sprintf("%s, layout %d, %d quarters", name, colour.Layout, quarters)
				if rims := compare(t, what, shown, pixels, c.off); rims > tile.X*tile.Y/100 {
					t.Errorf("%s: %d pixels are something else", what, rims)
				}
			}
		}
	}
}

// compare reports pixels that differ by more than off. At the rims of masks
// and of a lens a pixel may be on either side: it counts those.
func compare(t *testing.T, what string, shader, pixels *image.RGBA, off int) (rims int) {
	t.Helper()
	worst := 0
	for i := range pixels.Pix {
		d := max(int(shader.Pix[i])-int(pixels.Pix[i]), int(pixels.Pix[i])-int(shader.Pix[i]))
		if d > off && (atRim(pixels, i/4) || atRim(shader, i/4)) {
			rims++
			continue
		}
		worst = max(worst, d)
	}
	if worst > off {
		t.Errorf("%s: a pixel differs by %d", what, worst)
		if dir := os.Getenv("WATCHFLOOR_PICTURES"); dir != "" {
			save(t, filepath.Join(dir, what+" shader.png"), shader)
			save(t, filepath.Join(dir, what+" pixels.png"), pixels)
		}
	}
	return rims
}

// atRim says whether pixel i lies at a step of the picture, which has none
// itself.
func atRim(img *image.RGBA, i int) bool {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	x, y := i%w, i/w
	here := img.RGBAAt(x, y)
	for i := range 9 {
		at := image.Pt(min(w-1, max(0, x+i%3-1)), min(h-1, max(0, y+i/3-1)))
		if far(here, img.RGBAAt(at.X, at.Y)) > 3 {
			return true
		}
	}
	return false
}

func far(a, b color.RGBA) int {
	d := func(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }
	return max(d(a.R, b.R), d(a.G, b.G), d(a.B, b.B))
}

func save(t *testing.T, name string, img image.Image) {
	t.Helper()
	f, err := os.Create(strings.ReplaceAll(name, ",", ""))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}

// TestShadersCompileForES too, which Mesa takes in any context.
func TestShadersCompileForES(t *testing.T) {
	g := openGlass(t)
	for _, fragment := range []string{plainFragment, toolsFragment} {
		g.compile(mobileHead+fragment, gl.FRAGMENT_SHADER)
	}
}

// TestNeutralTilesUseThePlainShader, whatever they did before, and textures
// are not uploaded again for what is only looked at differently.
func TestNeutralTilesUseThePlainShader(t *testing.T) {
	test.NewTempApp(t)
	p, f := newShaderPicture("t", true), scene(stream.Colour{}, image.Pt(64, 36), 0)
	show := func(l look) {
		t.Helper()
		if err := p.show(f, l, image.Pt(64, 36)); err != nil {
			t.Fatal(err)
		}
	}
	show(look{part: everything})
	luma := p.shader.Textures["ty"]
	plainUniforms := len(p.shader.Uniforms)
	show(look{part: everything, adjust: adjust.Adjust{Gamma: 1}, masks: []mask.Mask{arrow}})
	if p.shader.Name != "t-tools" || p.shader.Textures["tm"] == nil || p.shader.Textures["ty"] != luma {
		t.Errorf("with tools: %s, textures %v", p.shader.Name, p.shader.Textures)
	}
	cover := p.shader.Textures["tm"]
	show(look{part: everything, adjust: adjust.Adjust{Gamma: 0.5}, masks: []mask.Mask{arrow}})
	if p.shader.Textures["tm"] != cover {
		t.Error("the same masks are another texture")
	}
	show(look{part: everything})
	if p.shader.Name != "t" || len(p.shader.Uniforms) != plainUniforms {
		t.Errorf("without tools: %s, %d uniforms", p.shader.Name, len(p.shader.Uniforms))
	}
}

// TestCostOfShaders logs what a frame costs with OpenGL in software; a tile
// without tools must not pay for them.
func TestCostOfShaders(t *testing.T) {
	g := openGlass(t)
	test.NewTempApp(t)
	size := image.Pt(640, 360)
	cost := func(l look) time.Duration {
		p := newShaderPicture("t", false)
		if err := p.show(scene(stream.Colour{}, size, 0), l, size); err != nil {
			t.Fatal(err)
		}
		defer p.close()
		g.target(size)
		g.use(p.shader, size)
		best := time.Hour
		for range 30 {
			began := time.Now()
			g.fill(p.shader)
			gl.Finish()
			best = min(best, time.Since(began))
		}
		return best
	}
	plain := cost(look{part: everything})
	tools := cost(look{part: everything, adjust: adjust.Adjust{Gamma: 0.3}})
	sharp := cost(look{part: everything, adjust: adjust.Adjust{Sharpen: 0.3}})
	t.Logf("640x360: plain %v, tones %v, sharpened %v", plain, tools, sharp)
	if plain > tools {
		t.Errorf("the plain shader takes %v, the one with tools %v", plain, tools)
	}
}
