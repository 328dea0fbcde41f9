package wall

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"watchfloor/wall/stream"
)

// shaderPicture draws YUV planes with a fragment shader: no pixel is touched
// by the CPU. Each slot of a wall has a Name of its own and keeps it, because
// Fyne keys programs and textures by Name and never frees them.
type shaderPicture struct {
	shader *canvas.Shader
	shown  *stream.Frame // whose planes the shader has; not held
	smooth bool
}

func newShaderPicture(name string, smooth bool) *shaderPicture {
	s := canvas.NewShader(name, []byte(desktopHead+fragment), []byte(mobileHead+fragment))
	return &shaderPicture{shader: s, smooth: smooth}
}

func (p *shaderPicture) object() fyne.CanvasObject { return p.shader }

// show hands f over. Fyne reads the planes only while it uploads them, in the
// paint that follows; another part of the same frame is not uploaded again.
func (p *shaderPicture) show(f *stream.Frame, z Zoom, _ image.Point) error {
	if f != p.shown {
		p.shader.Textures = textures(f)
		p.shown = f
	}
	p.shader.Uniforms = uniforms(f, z, p.smooth)
	p.shader.Refresh()
	return nil
}

func (p *shaderPicture) close() { p.shader.Textures, p.shown = nil, nil }

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
func uniforms(f *stream.Frame, z Zoom, smooth bool) map[string]float32 {
	c, k, s := f.Colour, coefficients[f.Colour.Matrix], sightOf(f, z)
	u := map[string]float32{
		"sx": float32(s.x), "sxu": float32(s.ux), "sxv": float32(s.vx),
		"sy": float32(s.y), "syu": float32(s.uy), "syv": float32(s.vy),
		"w": float32(f.Size.X), "h": float32(f.Size.Y),
		"yTexels": texels(f.Planes[0]), "yRows": rows(f.Planes[0]),
		"cTexels": texels(f.Planes[1]), "cRows": rows(f.Planes[1]),
		"cx": 1, "cy": 1, "step": 1, "second": 0, "colour": 1,
		"yScale": 255. / 219, "yBase": 16. / 255, "cScale": 255. / 224,
		"rv": k[0], "gu": k[1], "gv": k[2], "bu": k[3],
		"smoothly": 0,
	}
	if c.Layout == stream.YUV420 || c.Layout == stream.YUV422 || c.Layout == stream.NV12 {
		u["cx"] = 2
	}
	if c.Layout == stream.YUV420 || c.Layout == stream.NV12 {
		u["cy"] = 2
	}
	if c.Layout == stream.NV12 {
		u["step"], u["second"] = 2, 1
	}
	if c.Layout == stream.Gray {
		u["colour"] = 0
	}
	if c.Full {
		u["yScale"], u["yBase"], u["cScale"] = 1, 0, 1
	}
	if smooth {
		u["smoothly"] = 1
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

// coefficients are rv, gu, gv, bu of ITU-T H.273 table 4 for each Matrix.
var coefficients = [...][4]float32{
	stream.BT601:  {1.402, -0.344136, -0.714136, 1.772},
	stream.BT709:  {1.5748, -0.187324, -0.468124, 1.8556},
	stream.BT2020: {1.4746, -0.164553, -0.571353, 1.8814},
}

const (
	desktopHead = "#version 110\n"
	mobileHead  = "#version 100\nprecision highp float;\nprecision highp int;\n"
)

// fragment finds the sample under a pixel: four samples lie in a texel, and
// textures filter linearly, so it reads texel centres and picks a component.
// seen is where the pixel looks, zoom and turn counted. bounds is x1, y1, x2,
// y2 with y down; gl_FragCoord.y is up. Fyne draws a
// little more than bounds.
const fragment = `
uniform vec2 frame;
uniform vec4 bounds;
uniform sampler2D ty;
uniform sampler2D tu;
uniform sampler2D tv;
uniform float w, h, yTexels, yRows, cTexels, cRows, cx, cy, step, second, colour;
uniform float yScale, yBase, cScale, rv, gu, gv, bu, smoothly;
uniform float sx, sxu, sxv, sy, syu, syv;

float sample1(sampler2D t, float x, float y, float texels, float rows) {
    float texel = floor(x / 4.0);
    float k = x - texel * 4.0;
    vec4 s = texture2D(t, vec2((texel + 0.5) / texels, (y + 0.5) / rows));
    return k < 0.5 ? s.r : (k < 1.5 ? s.g : (k < 2.5 ? s.b : s.a));
}

float blended(sampler2D t, vec2 at, vec2 last, float stride, float offset, float texels, float rows) {
    vec2 a = clamp(floor(at), vec2(0.0), last);
    vec2 b = min(a + 1.0, last);
    vec2 f = clamp(at - a, 0.0, 1.0);
    float top = mix(sample1(t, a.x * stride + offset, a.y, texels, rows),
                    sample1(t, b.x * stride + offset, a.y, texels, rows), f.x);
    float low = mix(sample1(t, a.x * stride + offset, b.y, texels, rows),
                    sample1(t, b.x * stride + offset, b.y, texels, rows), f.x);
    return mix(top, low, f.y);
}

void main() {
    vec2 p = vec2(gl_FragCoord.x - bounds.x, frame.y - gl_FragCoord.y - bounds.y) / (bounds.zw - bounds.xy);
    if (p.x < 0.0 || p.y < 0.0 || p.x >= 1.0 || p.y >= 1.0) discard;
    vec2 seen = vec2(sx + sxu * p.x + sxv * p.y, sy + syu * p.x + syv * p.y);
    vec2 at = clamp(seen * vec2(w, h), vec2(0.0), vec2(w, h) - 0.001);
    vec2 c = vec2(cx, cy);
    vec3 yuv = vec3(0.0, 0.0, 0.0);
    if (smoothly > 0.5) {
        vec2 last = floor((vec2(w, h) + c - 1.0) / c) - 1.0;
        yuv.x = blended(ty, at - 0.5, vec2(w, h) - 1.0, 1.0, 0.0, yTexels, yRows);
        yuv.y = blended(tu, at / c - 0.5, last, step, 0.0, cTexels, cRows) - 0.50196;
        yuv.z = blended(tv, at / c - 0.5, last, step, second, cTexels, cRows) - 0.50196;
    } else {
        vec2 s = floor(floor(at) / c);
        yuv.x = sample1(ty, floor(at.x), floor(at.y), yTexels, yRows);
        yuv.y = sample1(tu, s.x * step, s.y, cTexels, cRows) - 0.50196;
        yuv.z = sample1(tv, s.x * step + second, s.y, cTexels, cRows) - 0.50196;
    }
    float Y = (yuv.x - yBase) * yScale;
    vec2 C = yuv.yz * cScale * colour;
    gl_FragColor = vec4(Y + rv * C.y, Y + gu * C.x + gv * C.y, Y + bu * C.x, 1.0);
}
`
