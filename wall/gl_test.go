//go:build linux

package wall

import (
	"fmt"
	"image"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"fyne.io/fyne/v2/canvas"
	"github.com/go-gl/gl/v2.1/gl"
	"github.com/go-gl/glfw/v3.4/glfw"

	"watchfloor/ui/cli/e2e/screen"
)

// A glass draws a canvas.Shader with OpenGL as Fyne's painter does, and reads
// the pixels back: Fyne's software painter, which tests have otherwise, draws
// no shaders.
type glass struct {
	t        testing.TB
	programs map[string]uint32 // by Name
}

// openGlass starts a virtual screen with OpenGL, which runs in software there.
func openGlass(t testing.TB) *glass {
	t.Helper()
	if testing.Short() {
		t.Skip("draws with OpenGL on a virtual screen: not with -short")
	}
	s, err := screen.Start(image.Pt(64, 64))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	t.Setenv("DISPLAY", s.Name)
	t.Setenv("WAYLAND_DISPLAY", "")
	t.Setenv("LIBGL_ALWAYS_SOFTWARE", "1")
	runtime.LockOSThread()
	t.Cleanup(runtime.UnlockOSThread)
	if err := glfw.Init(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(glfw.Terminate)
	glfw.WindowHint(glfw.ContextVersionMajor, 2)
	glfw.WindowHint(glfw.ContextVersionMinor, 1)
	glfw.WindowHint(glfw.Visible, glfw.False)
	w, err := glfw.CreateWindow(64, 64, t.Name(), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	w.MakeContextCurrent()
	if err := gl.Init(); err != nil {
		t.Fatal(err)
	}
	return &glass{t: t, programs: map[string]uint32{}}
}

const vertex = "#version 110\nattribute vec2 vert;\nvoid main() { gl_Position = vec4(vert, 0.0, 1.0); }\n"

// program compiles a shader once.
func (g *glass) program(s *canvas.Shader) uint32 {
	if p, ok := g.programs[s.Name]; ok {
		return p
	}
	p := gl.CreateProgram()
	gl.AttachShader(p, g.compile(vertex, gl.VERTEX_SHADER))
	gl.AttachShader(p, g.compile(string(s.Source), gl.FRAGMENT_SHADER))
	gl.LinkProgram(p)
	var ok int32
	if gl.GetProgramiv(p, gl.LINK_STATUS, &ok); ok == gl.FALSE {
		g.t.Fatalf("%s does not link", s.Name)
	}
	g.programs[s.Name] = p
	return p
}

func (g *glass) compile(source string, kind uint32) uint32 {
	s := gl.CreateShader(kind)
	text, free := gl.Strs(source + "\x00")
	defer free()
	gl.ShaderSource(s, 1, text, nil)
	gl.CompileShader(s)
	var ok int32
	if gl.GetShaderiv(s, gl.COMPILE_STATUS, &ok); ok == gl.FALSE {
		log := strings.Repeat("\x00", 4096)
		gl.GetShaderInfoLog(s, 4096, nil, gl.Str(log))
		g.t.Fatalf("the shader does not compile: %s", log)
	}
	return s
}

// use makes s the program that draws into a picture of that size.
func (g *glass) use(s *canvas.Shader, size image.Point) {
	p := g.program(s)
	gl.UseProgram(p)
	at := func(name string) int32 { return gl.GetUniformLocation(p, gl.Str(name+"\x00")) }
	w, h := float32(size.X), float32(size.Y)
	gl.Uniform2f(at("frame"), w, h)
	gl.Uniform4f(at("bounds"), 0, 0, w, h)
	for name, v := range s.Uniforms {
		if gl.Uniform1f(at(name), v); at(name) < 0 {
			g.t.Errorf("%s has no use for the uniform %s", s.Name, name)
		}
	}
	var names []string
	for name := range s.Textures {
		names = append(names, name)
	}
	slices.Sort(names)
	for i, name := range names {
		gl.ActiveTexture(gl.TEXTURE0 + uint32(i))
		g.upload(s.Textures[name].(*image.RGBA))
		gl.Uniform1i(at(name), int32(i))
	}
}

// upload makes a texture of an image as Fyne does.
func (g *glass) upload(img *image.RGBA) {
	var texture uint32
	gl.GenTextures(1, &texture)
	gl.BindTexture(gl.TEXTURE_2D, texture)
	for _, filter := range []uint32{gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER} {
		gl.TexParameteri(gl.TEXTURE_2D, filter, gl.LINEAR)
	}
	for _, side := range []uint32{gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T} {
		gl.TexParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE)
	}
	gl.TexImage2D(gl.TEXTURE_2D, 0, gl.RGBA, int32(img.Rect.Dx()), int32(img.Rect.Dy()), 0,
		gl.RGBA, gl.UNSIGNED_BYTE, unsafe.Pointer(&img.Pix[0]))
}

// target is where to draw: a picture of that size.
func (g *glass) target(size image.Point) {
	var picture, buffer uint32
	gl.ActiveTexture(gl.TEXTURE7)
	gl.GenTextures(1, &picture)
	gl.BindTexture(gl.TEXTURE_2D, picture)
	gl.TexImage2D(gl.TEXTURE_2D, 0, gl.RGBA, int32(size.X), int32(size.Y), 0, gl.RGBA, gl.UNSIGNED_BYTE, nil)
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST)
	gl.GenFramebuffersEXT(1, &buffer)
	gl.BindFramebufferEXT(gl.FRAMEBUFFER_EXT, buffer)
	gl.FramebufferTexture2DEXT(gl.FRAMEBUFFER_EXT, gl.COLOR_ATTACHMENT0_EXT, gl.TEXTURE_2D, picture, 0)
	gl.Viewport(0, 0, int32(size.X), int32(size.Y))
}

var corners = []float32{-1, -1, 1, -1, -1, 1, 1, 1}

// fill draws what use has set up all over the target.
func (g *glass) fill(s *canvas.Shader) {
	where := uint32(gl.GetAttribLocation(g.program(s), gl.Str("vert\x00")))
	gl.EnableVertexAttribArray(where)
	gl.VertexAttribPointer(where, 2, gl.FLOAT, false, 0, unsafe.Pointer(&corners[0]))
	gl.DrawArrays(gl.TRIANGLE_STRIP, 0, 4)
}

// draw is what s shows over so many pixels.
func (g *glass) draw(s *canvas.Shader, size image.Point) *image.RGBA {
	g.target(size)
	g.use(s, size)
	g.fill(s)
	img := image.NewRGBA(image.Rectangle{Max: size})
	gl.ReadPixels(0, 0, int32(size.X), int32(size.Y), gl.RGBA, gl.UNSIGNED_BYTE, unsafe.Pointer(&img.Pix[0]))
	if e := gl.GetError(); e != gl.NO_ERROR {
		g.t.Fatal(fmt.Errorf("OpenGL error %#x", e))
	}
	row := 4 * size.X
	for y := range size.Y / 2 { // OpenGL begins at the bottom
		top, low := img.Pix[y*row:][:row], img.Pix[(size.Y-1-y)*row:][:row]
		kept := slices.Clone(top)
		copy(top, low)
		copy(low, kept)
	}
	return img
}
