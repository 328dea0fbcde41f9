package style

import (
	"image"
	"image/color"
	"io/fs"
	"math"
	"path"
	"strings"
	"sync"

	"watchfloor/mapview/raster"
	"watchfloor/mapview/svg"
)

// Sprites are icons by name, drawn at any size from vector shapes. Safe for
// concurrent use.
type Sprites struct {
	icons map[string]*svg.Icon

	mu    sync.Mutex
	drawn map[Icon]*image.RGBA
}

// An Icon is how an icon of the Sprites looks. Lengths are device pixels.
type Icon struct {
	Name      string
	Scale     float64 // 1: a pixel for each unit that it was drawn in
	Ink, Halo color.NRGBA
	HaloWidth float64
}

// mostDrawn is how many pictures of icons are kept.
const mostDrawn = 1024

// ReadSprites reads the .svg files of a folder; an icon's name is its file's
// without the ending. What package svg cannot read is an error.
func ReadSprites(folder fs.FS) (*Sprites, error) {
	names, err := fs.Glob(folder, "*.svg")
	if err != nil {
		return nil, err
	}
	s := &Sprites{icons: make(map[string]*svg.Icon, len(names)), drawn: map[Icon]*image.RGBA{}}
	for _, name := range names {
		icon, err := svg.ReadFile(folder, name)
		if err != nil {
			return nil, err
		}
		s.icons[strings.TrimSuffix(path.Base(name), ".svg")] = icon
	}
	return s, nil
}

// Has says whether there is an icon of that name. A nil Sprites has none.
func (s *Sprites) Has(name string) bool { return s != nil && s.icons[name] != nil }

// Size is the icon's width and height in units: logical pixels at icon-size 1.
func (s *Sprites) Size(name string) (width, height float64) {
	if !s.Has(name) {
		return 0, 0
	}
	return s.icons[name].Width, s.icons[name].Height
}

// Draw is a picture of an icon with its halo around it; the icon's middle is
// the picture's. It is shared: do not change it. Without such an icon it is
// nil.
func (s *Sprites) Draw(look Icon) *image.RGBA {
	if !s.Has(look.Name) || !(look.Scale > 0) {
		return nil
	}
	look.Scale, look.HaloWidth = min(look.Scale, 16), max(0, min(look.HaloWidth, 16))
	s.mu.Lock()
	defer s.mu.Unlock()
	if picture, ok := s.drawn[look]; ok {
		return picture
	}
	if len(s.drawn) >= mostDrawn {
		clear(s.drawn)
	}
	picture := drawIcon(s.icons[look.Name], look)
	s.drawn[look] = picture
	return picture
}

func drawIcon(icon *svg.Icon, look Icon) *image.RGBA {
	width, height := icon.Width*look.Scale, icon.Height*look.Scale
	edge := look.HaloWidth + 1
	size := image.Pt(even(width+2*edge), even(height+2*edge))
	picture := image.NewRGBA(image.Rectangle{Max: size})
	var path raster.Path
	var r raster.Rasterizer
	icon.Trace(&path, (float64(size.X)-width)/2, (float64(size.Y)-height)/2, look.Scale)
	if look.HaloWidth > 0 && look.Halo.A > 0 {
		halo := raster.Stroke{Width: raster.Px(2 * look.HaloWidth), Join: raster.RoundJoin}
		r.Fill(picture, &path, opaque(look.Halo, 1), raster.NonZero)
		r.Stroke(picture, &path, halo, opaque(look.Halo, 1))
	}
	r.Fill(picture, &path, opaque(look.Ink, 1), raster.NonZero)
	return picture
}

// even rounds up to a whole even number: the middle is between two pixels.
func even(v float64) int { return 2 * int(math.Ceil(v/2)) }
