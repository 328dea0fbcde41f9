package wall

import (
	"bytes"
	"fmt"
	"image"
	"math"
	"os/exec"
	"testing"

	"watchfloor/wall/lens"
	"watchfloor/wall/stream"
)

// filtered is what ffmpeg makes of a filter graph: planes of 4:4:4, which it
// wants on its standard input and gives on its output.
func filtered(t *testing.T, from, to image.Point, in []byte, graph string) []byte {
	t.Helper()
	cmd := exec.Command("ffmpeg", "-hide_banner", "-loglevel", "error",
		"-f", "rawvideo", "-pix_fmt", "yuv444p", "-s", fmt.Sprintf("%dx%d", from.X, from.Y), "-i", "-",
		"-vf", graph, "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "yuv444p", "-")
	cmd.Stdin = bytes.NewReader(in)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil || len(out) != 3*to.X*to.Y {
		t.Fatalf("ffmpeg makes %d bytes of %s: %v %s", len(out), graph, err, &said)
	}
	return out
}

// TestDewarpAsFFmpegDoes: of a picture that ffmpeg's v360 filter bent as a
// fisheye does, we see what that filter makes of it.
func TestDewarpAsFFmpegDoes(t *testing.T) {
	const side = 512
	f := scene(stream.Colour{Layout: stream.YUV444}, image.Pt(side, side), 0)
	tile := image.Pt(320, 200)
	planes := append(append(bytes.Clone(f.Planes[0].Pix), f.Planes[1].Pix...), f.Planes[2].Pix...)
	whole := lens.Lens{CX: 0.5, CY: 0.5, Radius: 0.5, FOV: 180}
	for _, tilt := range []float64{0, 30, 50} {
		for _, fov := range []float64{50, 80} {
			down := 2 * math.Atan(math.Tan(fov/2*math.Pi/180)*float64(tile.Y)/float64(tile.X)) * 180 / math.Pi
			want := filtered(t, f.Size, tile, planes, fmt.Sprintf(
				"v360=fisheye:flat:ih_fov=180:iv_fov=180:h_fov=%.4f:v_fov=%.4f:pitch=%.2f:w=%d:h=%d", fov, down, tilt, tile.X, tile.Y))
			p := lens.Project(whole, lens.View{Tilt: tilt, FOV: fov}, 1.6, 1)
			got := image.NewRGBA(image.Rectangle{Max: tile})
			new(warp).draw(got, f, &p)
			if off := unlike(got, want); off > 1.5 {
				t.Errorf("tilted by %v, %v degrees across: pixels differ by %.2f on average", tilt, fov, off)
			}
		}
	}
}

// unlike is how far the pixels of img are from planes of 4:4:4, on average.
func unlike(img *image.RGBA, planes []byte) float64 {
	n := img.Rect.Dx() * img.Rect.Dy()
	k, sum := factorsOf(stream.Colour{}), 0.
	for i := range n {
		y, v := (float64(planes[i])/255-k.yBase)*k.yScale, (float64(planes[2*n+i])-128)/255
		sum += math.Abs(255*(y+k.rv*v) - float64(img.Pix[4*i]))
	}
	return sum / float64(n)
}
