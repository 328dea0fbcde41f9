package wall

const (
	desktopHead = "#version 110\n"
	mobileHead  = "#version 100\nprecision highp float;\nprecision highp int;\n"
)

// The fragment shaders: one that only converts and scales, which is what
// nearly every tile needs, and one with the operator's tools and privacy
// masks. Neither fetches more than it must.
const (
	plainFragment = sampling + plainMain
	toolsFragment = sampling + toolsMain
)

// sampling finds the sample under a pixel: four samples lie in a texel, and
// textures filter linearly, so it reads texel centres and picks a component.
const sampling = `
uniform vec2 frame;
uniform vec4 bounds;
uniform sampler2D ty;
uniform sampler2D tu;
uniform sampler2D tv;
uniform float w, h, yTexels, yRows, cTexels, cRows, cx, cy, step, second, colour;
uniform float yScale, yBase, rv, gu, gv, bu, smoothly;
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

vec2 sampleAt(vec2 p) {
    vec2 seen = vec2(sx + sxu * p.x + sxv * p.y, sy + syu * p.x + syv * p.y);
    return clamp(seen * vec2(w, h), vec2(0.0), vec2(w, h) - 0.001);
}

float lumaAt(vec2 at) {
    if (smoothly > 0.5) return blended(ty, at - 0.5, vec2(w, h) - 1.0, 1.0, 0.0, yTexels, yRows);
    return sample1(ty, floor(at.x), floor(at.y), yTexels, yRows);
}

vec2 nearestChroma(vec2 at) {
    vec2 s = floor(floor(at) / vec2(cx, cy));
    return vec2(sample1(tu, s.x * step, s.y, cTexels, cRows),
                sample1(tv, s.x * step + second, s.y, cTexels, cRows));
}

vec2 chromaAt(vec2 at) {
    vec2 c = vec2(cx, cy);
    if (smoothly > 0.5) {
        vec2 last = floor((vec2(w, h) + c - 1.0) / c) - 1.0;
        return vec2(blended(tu, at / c - 0.5, last, step, 0.0, cTexels, cRows),
                    blended(tv, at / c - 0.5, last, step, second, cTexels, cRows));
    }
    return nearestChroma(at);
}

vec3 rgb(float luma, vec2 chroma) {
    float Y = (luma - yBase) * yScale;
    vec2 C = (chroma - 0.50196) * colour;
    return vec3(Y + rv * C.y, Y + gu * C.x + gv * C.y, Y + bu * C.x);
}
`

// plainMain shows what the pixel looks at, zoom and turn counted. bounds is
// x1, y1, x2, y2 with y down; gl_FragCoord.y is up. Fyne draws a little more
// than bounds.
const plainMain = `
void main() {
    vec2 p = vec2(gl_FragCoord.x - bounds.x, frame.y - gl_FragCoord.y - bounds.y) / (bounds.zw - bounds.xy);
    if (p.x < 0.0 || p.y < 0.0 || p.x >= 1.0 || p.y >= 1.0) discard;
    vec2 at = sampleAt(p);
    gl_FragColor = vec4(rgb(lumaAt(at), chromaAt(at)), 1.0);
}
`

// toolsMain looks where the part or the dewarped view says, in the upright
// picture, and then at the frame: here its sight is only its turn. tm tells
// of each pixel of the tile whether it is masked (red) and shown in large
// blocks (green), each with the colour of the sample in its middle: where that
// lies between two, a hundredth decides, not how the GPU rounds.
const toolsMain = `
uniform float px, py, pw, ph;
uniform float warped, ax, ay, az, rx, ry, rz, dx, dy, dz, ox, oy, ou, ov, rim;
uniform float gain, offset, power, sharp, tw, th;
uniform float masked, blocksX, blocksY, shade;
uniform sampler2D tm;

vec2 upright(vec2 p) {
    if (warped < 0.5) return vec2(px, py) + vec2(pw, ph) * p;
    vec2 q = 2.0 * p - 1.0;
    vec3 d = vec3(ax, ay, az) + q.x * vec3(rx, ry, rz) + q.y * vec3(dx, dy, dz);
    float r = max(length(d.xy), 0.000001);
    return vec2(ox, oy) + atan(r, d.z) / rim / r * d.xy * vec2(ou, ov);
}

bool outside(vec2 u) {
    vec2 k = (u - vec2(ox, oy)) / vec2(ou, ov);
    return dot(k, k) > 1.0 || u.x < 0.0 || u.y < 0.0 || u.x > 1.0 || u.y > 1.0;
}

float lumaBeside(vec2 p) {
    vec2 one = 0.5 / vec2(tw, th);
    return lumaAt(sampleAt(upright(clamp(p, one, 1.0 - one))));
}

vec3 toned(vec3 c) {
    c = clamp((clamp(c, 0.0, 1.0) - 0.5) * gain + 0.5 + offset, 0.0, 1.0);
    return vec3(pow(c.r, power), pow(c.g, power), pow(c.b, power));
}

vec3 clear(vec2 p, vec2 at) {
    float luma = lumaAt(at);
    vec3 c = clamp(rgb(luma, chromaAt(at)), 0.0, 1.0);
    if (sharp > 0.0) {
        vec2 e = 1.0 / vec2(tw, th);
        float around = lumaBeside(p + vec2(e.x, 0.0)) + lumaBeside(p - vec2(e.x, 0.0)) +
                       lumaBeside(p + vec2(0.0, e.y)) + lumaBeside(p - vec2(0.0, e.y));
        c += sharp * yScale * (4.0 * luma - around);
    }
    return c;
}

void main() {
    vec2 p = vec2(gl_FragCoord.x - bounds.x, frame.y - gl_FragCoord.y - bounds.y) / (bounds.zw - bounds.xy);
    if (p.x < 0.0 || p.y < 0.0 || p.x >= 1.0 || p.y >= 1.0) discard;
    vec2 u = upright(p);
    vec2 m = masked > 0.5 ? texture2D(tm, p).rg : vec2(0.0);
    if (m.r > 0.0 && m.g < m.r) {
        gl_FragColor = vec4(shade, shade, shade, 1.0);
    } else if (warped > 0.5 && outside(u)) {
        gl_FragColor = vec4(0.0, 0.0, 0.0, 1.0);
    } else if (m.r > 0.0) {
        vec2 n = vec2(blocksX, blocksY);
        vec2 middle = (clamp(floor(u * n), vec2(0.0), n - 1.0) + 0.5) / n;
        vec2 at = min(floor(sampleAt(middle) + 0.01), vec2(w, h) - 1.0);
        gl_FragColor = vec4(toned(rgb(sample1(ty, at.x, at.y, yTexels, yRows), nearestChroma(at))), 1.0);
    } else {
        gl_FragColor = vec4(toned(clear(p, sampleAt(u))), 1.0);
    }
}
`
