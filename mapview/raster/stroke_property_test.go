package raster

import (
	"image"
	"math"
	"math/rand/v2"
	"testing"
)

// TestRoundStrokeIsNearItsLine draws random lines and rings, thick and thin,
// with round joins and caps. What is within half a width of them is inside,
// and nothing else; that is looked at in 64 places of each pixel.
func TestRoundStrokeIsNearItsLine(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	var ours Rasterizer
	for range 60 {
		points := make([]Point, 2+r.IntN(5))
		for i := range points {
			points[i] = Point{Fixed(r.IntN(40*64) - 5*64), Fixed(r.IntN(40*64) - 5*64)}
		}
		closed, width := len(points) > 2 && r.IntN(2) == 0, Fixed(32+r.IntN(12*64))
		img := picture(30, 30)
		ours.Stroke(img, path(closed, points...), Stroke{Width: width, Cap: RoundCap, Join: RoundJoin}, white)
		if closed {
			points = append(points, points[0])
		}
		worst, sum := 0, 0
		for i := range 30 * 30 {
			off := int(img.Pix[4*i+3]) - nearby(points, float64(width)/2, i%30, i/30)
			worst, sum = max(worst, off, -off), sum+max(off, -off)
		}
		if worst > 128 || sum > 255*12 { // half covered by each of two lines is taken for covered
			t.Errorf("%v, closed %v, width %d: a pixel is off by %d, all by %d", points, closed, width, worst, sum)
		}
	}
}

// nearby is how much of a pixel is nearer than that to a line, of 255.
func nearby(line []Point, distance float64, x, y int) int {
	n := 0
	for i := range 64 {
		at := Point{Fixed(x*64 + i%8*8 + 4), Fixed(y*64 + i/8*8 + 4)}
		for j := 1; j < len(line); j++ {
			if distanceTo(at, line[j-1], line[j]) <= distance {
				n++
				break
			}
		}
	}
	return n * 255 / 64
}

func distanceTo(p, a, b Point) float64 {
	along, to := a.to(b), a.to(p)
	part := float64(along.x*to.x+along.y*to.y) / float64(max(along.square(), 1))
	part = max(0, min(1, part))
	return math.Hypot(float64(to.x)-part*float64(along.x), float64(to.y)-part*float64(along.y))
}

// random makes a path of some lines and rings around a picture.
func random(r *rand.Rand, size int) (p Path) {
	for range 1 + r.IntN(3) {
		for i := range 2 + r.IntN(6) {
			x, y := Fixed(r.IntN(2*size*64)-size*32), Fixed(r.IntN(2*size*64)-size*32)
			if i == 0 {
				p.MoveTo(x, y)
			} else {
				p.LineTo(x, y)
			}
		}
		if r.IntN(2) == 0 {
			p.Close()
		}
	}
	return p
}

// moved is p elsewhere.
func (p Path) moved(x, y Fixed) Path {
	all := make([]Point, len(p.points))
	for i, at := range p.points {
		all[i] = Point{at.X + x, at.Y + y}
	}
	p.points = all
	return p
}

// reversed is p with each line from its end to its beginning.
func (p Path) reversed() Path {
	var all []Point
	for i := range p.starts {
		end := len(p.points)
		if i+1 < len(p.starts) {
			end = p.starts[i+1]
		}
		for j := end - 1; j >= p.starts[i]; j-- {
			all = append(all, p.points[j])
		}
	}
	p.points = all
	return p
}

// TestSameShapeSamePicture draws the same shape backwards, and as the corner
// of a picture so large that it takes several bands.
func TestSameShapeSamePicture(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	var ours Rasterizer
	large := image.NewRGBA(image.Rect(0, 0, 900, 700))
	for range 40 {
		p, rule := random(r, 64), Rule(r.IntN(2))
		want, back := picture(64, 64), picture(64, 64)
		ours.Fill(want, &p, white, rule)
		other := p.reversed()
		ours.Fill(back, &other, white, rule)
		x, y := 20+r.IntN(800), mostCells/900-32 // across two bands
		clear(large.Pix)
		other = p.moved(Fixed(x)*One, Fixed(y)*One)
		ours.Fill(large, &other, white, rule)
		for i := range 64 * 64 {
			at := large.RGBAAt(x+i%64, y+i/64).A
			if off := int(at) - int(want.Pix[4*i+3]); off < -8 || off > 8 {
				t.Fatalf("pixel %d,%d is %d, elsewhere %d", i%64, i/64, want.Pix[4*i+3], at)
			}
			if back.Pix[4*i+3] != want.Pix[4*i+3] {
				t.Fatalf("pixel %d,%d is %d, backwards %d", i%64, i/64, want.Pix[4*i+3], back.Pix[4*i+3])
			}
		}
	}
}
