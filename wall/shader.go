package wall

import (
	"image"
	"maps"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"watchfloor/wall/stream"
)

// shaderPicture draws YUV planes with a fragment shader: no pixel is touched
// by the CPU. Each slot of a wall has Names of its own and keeps them, because
// Fyne keys programs and textures by Name and never frees them.
type shaderPicture struct {
	shader *canvas.Shader
	name   string
	shown  *stream.Frame // whose planes the shader has, held
	smooth bool
	cover  cover
}

func newShaderPicture(name string, smooth bool) *shaderPicture {
	p := &shaderPicture{shader: canvas.NewShader("", nil, nil), name: name, smooth: smooth}
	p.use("", plainFragment)
	return p
}

// use makes the shader another program.
func (p *shaderPicture) use(suffix, fragment string) {
	if name := p.name + suffix; p.shader.Name != name {
		p.shader.Name = name
		p.shader.Source, p.shader.SourceES = []byte(desktopHead+fragment), []byte(mobileHead+fragment)
	}
}

func (p *shaderPicture) object() fyne.CanvasObject { return p.shader }

// show hands f over. Fyne reads the planes only while it uploads them, in the
// paint that follows; another part of the same frame is not uploaded again.
func (p *shaderPicture) show(f *stream.Frame, l look, size image.Point) error {
	if f != p.shown {
		p.shader.Textures = textures(f)
		p.shown.Release()
		p.shown = f.Retain()
	}
	if l.plain() {
		p.use("", plainFragment)
		p.shader.Uniforms = uniforms(f, l.part, p.smooth)
	} else {
		p.use("-tools", toolsFragment)
		p.shader.Uniforms = uniforms(f, everything, p.smooth)
		p.tools(f, l, size)
	}
	p.shader.Refresh()
	return nil
}

// tools adds what the shader with the tools needs.
func (p *shaderPicture) tools(f *stream.Frame, l look, size image.Point) {
	maps.Copy(p.shader.Uniforms, toolUniforms(f, l, size))
	delete(p.shader.Textures, "tm")
	if len(l.masks) > 0 {
		p.cover.prepare(f, l, size)
		p.shader.Textures["tm"] = p.cover.image()
	}
}

func (p *shaderPicture) close() {
	p.shown.Release()
	p.shader.Textures, p.shown = nil, nil
}

// textures are headers of their own on the frame's planes: a new pointer is a
// new upload, and two tiles of one frame upload it each under their own Name.
func textures(f *stream.Frame) map[string]image.Image {
	y, u, v := f.Planes[0], f.Planes[1], f.Planes[2]
	if u == nil {
		u = y // gray: the shader does not look
	}
	if v == nil {
		v = u // NV12: the same plane
	}
	return map[string]image.Image{"ty": header(y), "tu": header(u), "tv": header(v)}
}

func header(plane *image.RGBA) *image.RGBA {
	h := *plane
	return &h
}

// uniforms tell the shader how the frame's samples lie and what they mean.
func uniforms(f *stream.Frame, seen part, smooth bool) map[string]float32 {
	c, s := factorsOf(f.Colour), sightOf(f, seen)
	u := map[string]float32{
		"sx": float32(s.x), "sxu": float32(s.ux), "sxv": float32(s.vx),
		"sy": float32(s.y), "syu": float32(s.uy), "syv": float32(s.vy),
		"w": float32(f.Size.X), "h": float32(f.Size.Y),
		"yTexels": texels(f.Planes[0]), "yRows": rows(f.Planes[0]),
		"cTexels": texels(f.Planes[1]), "cRows": rows(f.Planes[1]),
		"cx": 1, "cy": 1, "step": 1, "second": 0, "colour": 1,
		"yScale": float32(c.yScale), "yBase": float32(c.yBase),
		"rv": float32(c.rv), "gu": float32(c.gu), "gv": float32(c.gv), "bu": float32(c.bu),
		"smoothly": 0,
	}
	switch f.Colour.Layout {
	case stream.YUV420:
		u["cx"], u["cy"] = 2, 2
	case stream.NV12:
		u["cx"], u["cy"], u["step"], u["second"] = 2, 2, 2, 1
	case stream.YUV422:
		u["cx"] = 2
	case stream.Gray:
		u["colour"] = 0
	}
	if smooth {
		u["smoothly"] = 1
	}
	return u
}

// toolUniforms are what toolsMain has more.
func toolUniforms(f *stream.Frame, l look, size image.Point) map[string]float32 {
	t, n := l.adjust.Tones(), image.Pt(1, 1)
	if l.mosaic {
		n = blocks(f)
	}
	u := map[string]float32{
		"px": float32(l.part.x), "py": float32(l.part.y), "pw": float32(l.part.w), "ph": float32(l.part.h),
		"gain": float32(t.Gain), "offset": float32(t.Offset), "power": float32(t.Power), "sharp": float32(l.adjust.Sharpen),
		"tw": float32(size.X), "th": float32(size.Y),
		"masked": 0, "blocksX": float32(n.X), "blocksY": float32(n.Y), "shade": shade / 255.,
		"warped": 0,
	}
	if len(l.masks) > 0 {
		u["masked"] = 1
	}
	if p := l.warped; p != nil {
		maps.Copy(u, map[string]float32{
			"warped": 1,
			"ax":     float32(p.Forward[0]), "ay": float32(p.Forward[1]), "az": float32(p.Forward[2]),
			"rx": float32(p.Right[0]), "ry": float32(p.Right[1]), "rz": float32(p.Right[2]),
			"dx": float32(p.Down[0]), "dy": float32(p.Down[1]), "dz": float32(p.Down[2]),
			"ox": float32(p.CX), "oy": float32(p.CY), "ou": float32(p.RX), "ov": float32(p.RY), "rim": float32(p.Half),
		})
	}
	return u
}

func texels(plane *image.RGBA) float32 {
	if plane == nil {
		return 1
	}
	return float32(plane.Rect.Dx())
}

func rows(plane *image.RGBA) float32 {
	if plane == nil {
		return 1
	}
	return float32(plane.Rect.Dy())
}
