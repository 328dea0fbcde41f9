package mark

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	mathbits "math/bits"
	"math/rand/v2"
	"testing"

	xdraw "golang.org/x/image/draw"
)

func picture(w, h, camera, frame int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Bounds(), image.NewUniform(color.RGBA{170, 150, 120, 255}), image.Point{}, draw.Src)
	Draw(img, camera, frame)
	return img
}

func TestEveryNumberIsReadBack(t *testing.T) {
	for camera := range Cameras {
		for frame := range Frames {
			c, f, ok := decode(encode(camera, frame))
			if !ok || c != camera || f != frame {
				t.Fatalf("%d/%d read as %d/%d %v", camera, frame, c, f, ok)
			}
		}
	}
}

func TestOneOrTwoWrongBlocksAreFound(t *testing.T) {
	code := encode(7, 250)
	for i := range 22 {
		for j := range 22 {
			if _, _, ok := decode(code ^ 1<<i ^ 1<<j); ok != (i == j) && i != j {
				t.Errorf("blocks %d and %d wrong, mark still valid", i, j)
			}
		}
		if _, _, ok := decode(code ^ 1<<i); ok {
			t.Errorf("block %d wrong, mark still valid", i)
		}
	}
}

func TestRowsOfSuccessiveFramesAreFound(t *testing.T) {
	const lower = 1<<11 - 1
	for frame := range Frames - 1 {
		a, b := encode(3, frame), encode(3, frame+1)
		if mathbits.OnesCount32(uint32((a^b)>>12)) != 1 {
			t.Fatalf("frames %d and %d differ in more than one bit", frame, frame+1)
		}
		if _, _, ok := decode(a&^lower | b&lower); ok {
			t.Fatalf("upper row of frame %d and lower row of the next one is valid", frame)
		}
	}
}

func TestOneColourIsNoMark(t *testing.T) {
	for _, level := range []uint8{0, 16, 128, 200, 235, 255} {
		img := image.NewGray(image.Rect(0, 0, 640, 360))
		draw.Draw(img, img.Bounds(), image.NewUniform(color.Gray{level}), image.Point{}, draw.Src)
		if c, f, ok := Read(img, img.Bounds()); ok {
			t.Errorf("level %d read as %d/%d", level, c, f)
		}
	}
}

func TestScaled(t *testing.T) {
	sizes := []image.Point{{1280, 720}, {960, 540}, {640, 360}, {480, 270}, {397, 223}, {320, 180}, {239, 135}, {213, 120}, {160, 90}}
	kernels := map[string]xdraw.Interpolator{"nearest": xdraw.NearestNeighbor, "bilinear": xdraw.BiLinear, "cubic": xdraw.CatmullRom}
	for _, from := range sizes[1:3] {
		for name, kernel := range kernels {
			for i, to := range sizes {
				n := [2]int{63 - 7*i, 1023 - 113*i}
				screen := image.NewRGBA(image.Rect(0, 0, to.X+70, to.Y+40))
				where := image.Rectangle{Max: to}.Add(image.Pt(57, 31))
				kernel.Scale(screen, where, picture(from.X, from.Y, n[0], n[1]), image.Rectangle{Max: from}, draw.Src, nil)
				if c, f, ok := Read(screen, where); !ok || c != n[0] || f != n[1] {
					t.Errorf("%v to %v, %s: %v read as %d/%d %v", from, to, name, n, c, f, ok)
				}
			}
		}
	}
}

func TestJPEGAndNoise(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	img := picture(320, 180, 9, 123)
	for i := range img.Pix {
		img.Pix[i] = uint8(min(max(int(img.Pix[i])+int(random.NormFloat64()*10), 0), 255))
	}
	var file bytes.Buffer
	if err := jpeg.Encode(&file, img, &jpeg.Options{Quality: 30}); err != nil {
		t.Fatal(err)
	}
	got, err := jpeg.Decode(&file)
	if err != nil {
		t.Fatal(err)
	}
	if c, f, ok := Read(got, got.Bounds()); !ok || c != 9 || f != 123 {
		t.Errorf("read as %d/%d %v", c, f, ok)
	}
}

func TestFindInATileWithBars(t *testing.T) {
	for _, tile := range []image.Rectangle{image.Rect(10, 20, 650, 480), image.Rect(0, 0, 900, 360), image.Rect(5, 5, 325, 185)} {
		screen := image.NewRGBA(image.Rect(0, 0, 1000, 600))
		box := Letterbox(tile, 16, 9)
		xdraw.BiLinear.Scale(screen, box, picture(640, 360, 5, 77), image.Rect(0, 0, 640, 360), draw.Src, nil)
		if c, f, ok := Find(screen, tile); !ok || c != 5 || f != 77 {
			t.Errorf("tile %v, box %v: %d/%d %v", tile, box, c, f, ok)
		}
	}
}

func TestOutsideOfTheImage(t *testing.T) {
	img := picture(640, 360, 5, 77)
	for _, where := range []image.Rectangle{{}, image.Rect(-10, 0, 630, 360), image.Rect(0, 0, 2000, 1000), image.Rect(3, 3, 4, 4)} {
		if _, _, ok := Read(img, where); ok {
			t.Errorf("%v: found a mark", where)
		}
	}
}
