package wall

import "watchfloor/wall/stream"

// A reading reads single samples of a frame as colours, as the shader does.
type reading struct {
	y, u, v        []byte
	yRow, cRow     int  // bytes in a row
	cx, cy         uint // chroma is halved so often, across and down
	step           int  // from one chroma sample to the next, in bytes
	w, h           int
	base           int // of luma
	luma           int // factor; all in 1/65536
	rv, gu, gv, bu int
}

// readingOf reads f, which must stay valid.
func readingOf(f *stream.Frame) reading {
	s := reading{y: f.Planes[0].Pix, yRow: f.Planes[0].Stride, step: 1, w: f.Size.X, h: f.Size.Y}
	c := factorsOf(f.Colour)
	const one = 1 << 16
	s.base = int(c.yBase * 255)
	s.luma = int(c.yScale*one + 0.5)
	s.rv, s.gu, s.gv, s.bu = int(c.rv*one), int(c.gu*one), int(c.gv*one), int(c.bu*one)
	if f.Planes[1] == nil || f.Colour.Layout == stream.Gray {
		s.rv, s.gu, s.gv, s.bu = 0, 0, 0, 0
		s.u, s.v, s.cRow = s.y, s.y, s.yRow
		return s
	}
	s.u, s.cRow = f.Planes[1].Pix, f.Planes[1].Stride
	switch f.Colour.Layout {
	case stream.NV12:
		s.cx, s.cy, s.step, s.v = 1, 1, 2, s.u[1:]
		return s
	case stream.YUV420:
		s.cx, s.cy = 1, 1
	case stream.YUV422:
		s.cx = 1
	}
	s.v = f.Planes[2].Pix
	return s
}

// rgb is the colour of a luma, in 64ths, with the chroma at a sample.
func (s *reading) rgb(luma, x, y int) (r, g, b byte) {
	i := (y>>s.cy)*s.cRow + (x>>s.cx)*s.step
	u, v := int(s.u[i])-128, int(s.v[i])-128
	l := (luma-s.base<<6)*s.luma>>6 + 1<<15
	return byteOf(l + s.rv*v), byteOf(l + s.gu*u + s.gv*v), byteOf(l + s.bu*u)
}

// at is the colour of a sample.
func (s *reading) at(x, y int) (r, g, b byte) {
	return s.rgb(int(s.y[y*s.yRow+x])<<6, x, y)
}

// between is the colour between samples: x and y are in eighths of one, and
// not beyond the last.
func (s *reading) between(x8, y8 int) (r, g, b byte) {
	x, y, fx, fy := x8>>3, y8>>3, x8&7, y8&7
	i, right, down := y*s.yRow+x, 1, s.yRow
	if fx == 0 {
		right = 0
	}
	if fy == 0 {
		down = 0
	}
	top := int(s.y[i])*(8-fx) + int(s.y[i+right])*fx
	low := int(s.y[i+down])*(8-fx) + int(s.y[i+down+right])*fx
	return s.rgb(top*(8-fy)+low*fy, (x8+4)>>3, (y8+4)>>3)
}

// byteOf is a value in 1/65536, with a half added already.
func byteOf(v int) byte { return byte(min(255, max(0, v>>16))) }
