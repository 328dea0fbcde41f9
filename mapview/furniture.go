package mapview

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"strconv"

	"watchfloor/mapview/label"
)

// A bar is the scale: a length on the ground that is easy to say.
type bar struct {
	pixels int // device pixels
	text   string
}

// scaleBar is the longest easy length that is at most so many device pixels.
func scaleBar(v Viewport, longest float64) bar {
	metres := v.MetresPerPixel() * longest
	nice := math.Pow(10, math.Floor(math.Log10(metres)))
	for _, times := range []float64{5, 2} {
		if nice*times <= metres {
			nice *= times
			break
		}
	}
	text := strconv.FormatFloat(nice, 'f', -1, 64) + " m"
	if nice >= 1000 {
		text = strconv.FormatFloat(nice/1000, 'f', -1, 64) + " km"
	}
	return bar{int(math.Round(nice / v.MetresPerPixel())), text}
}

// A fitting is a piece of furniture: it covers box and is drawn over the map.
type fitting struct {
	box  image.Rectangle
	draw func(dst *image.RGBA)
}

// furnish makes the scale at the lower left, and the attribution at the lower
// right, which wins where there is no room for both.
func furnish(v Viewport, attribution string, fonts *label.Fonts, p palette) []fitting {
	var all []fitting
	if attribution != "" {
		all = append(all, attributionOf(v, attribution, fonts, p))
	}
	if scale := scaleOf(v, fonts, p); len(all) == 0 || !scale.box.Overlaps(all[0].box) {
		all = append(all, scale)
	}
	return all
}

func attributionOf(v Viewport, words string, fonts *label.Fonts, p palette) fitting {
	unit := v.scale()
	text := fonts.Text(words, label.Regular, 10*unit, 0, 0)
	w, h := int(text.Width+12*unit), int(17*unit)
	box := image.Rect(v.Size.X-w, v.Size.Y-h, v.Size.X, v.Size.Y)
	middle := image.Pt(box.Min.X+w/2, box.Min.Y+h/2)
	return fitting{box, func(dst *image.RGBA) {
		draw.Draw(dst, box, image.NewUniform(fade(p.pill, 0.85)), image.Point{}, draw.Over)
		text.Draw(dst, middle, fade(p.text, 0.85), color.NRGBA{})
	}}
}

func scaleOf(v Viewport, fonts *label.Fonts, p palette) fitting {
	unit := v.scale()
	b := scaleBar(v, 96*unit)
	px := func(units float64) int { return max(1, int(math.Round(units*unit))) }
	text := fonts.Text(b.text, label.Regular, 10*unit, 0, 1.5*unit)
	x, y := px(10), v.Size.Y-px(9)
	box := image.Rect(x-px(3), y-px(20), x+b.pixels+px(3), y+px(4))
	return fitting{box, func(dst *image.RGBA) {
		line := func(r image.Rectangle) {
			draw.Draw(dst, r.Inset(-px(1)), image.NewUniform(fade(p.halo, 0.8)), image.Point{}, draw.Over)
		}
		stroke := func(r image.Rectangle) {
			draw.Draw(dst, r, image.NewUniform(p.text), image.Point{}, draw.Over)
		}
		for _, f := range []func(image.Rectangle){line, stroke} {
			f(image.Rect(x, y-px(1.4), x+b.pixels, y))
			f(image.Rect(x, y-px(5), x+px(1.4), y))
			f(image.Rect(x+b.pixels-px(1.4), y-px(5), x+b.pixels, y))
		}
		text.Draw(dst, image.Pt(x+b.pixels/2, y-px(12)), p.text, p.halo)
	}}
}
