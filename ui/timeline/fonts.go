package timeline

import (
	"fyne.io/fyne/v2/theme"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
)

// style is how words are written.
type style struct {
	size float64 // in Fyne units
	bold bool
}

// fonts are the theme's fonts, ready to draw with.
type fonts struct {
	faces map[sized]font.Face // nil: the font cannot be read
}

type sized struct {
	style
	scale float64
	name  string
}

// face is the theme's font in a style and a scale; nil: it cannot be read.
func (f *fonts) face(s style, scale float64) font.Face {
	resource := theme.TextFont()
	if s.bold {
		resource = theme.TextBoldFont()
	}
	key := sized{s, scale, resource.Name()}
	if face, ok := f.faces[key]; ok {
		return face
	}
	if f.faces == nil {
		f.faces = map[sized]font.Face{}
	}
	f.faces[key] = load(resource.Content(), s.size*scale)
	return f.faces[key]
}

func load(file []byte, pixels float64) font.Face {
	parsed, err := opentype.Parse(file)
	if err != nil {
		return nil
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: pixels, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil
	}
	return face
}
