package style

import (
	"image/color"
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"
)

// parseColour reads a CSS colour (CSS Color 3): #rgb, #rgba, #rrggbb,
// #rrggbbaa, rgb(), rgba(), hsl(), hsla() with commas, a name, transparent.
func parseColour(s string) (color.NRGBA, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if hex, ok := strings.CutPrefix(s, "#"); ok {
		return parseHex(hex)
	}
	if s == "transparent" {
		return color.NRGBA{}, true
	}
	if c, ok := colornames.Map[s]; ok {
		return color.NRGBA(c), true // names are opaque
	}
	name, rest, ok := strings.Cut(s, "(")
	args, closed := strings.CutSuffix(rest, ")")
	if !ok || !closed {
		return color.NRGBA{}, false
	}
	return parseFunction(strings.TrimSuffix(name, "a"), strings.Split(args, ","))
}

func parseHex(hex string) (color.NRGBA, bool) {
	if len(hex) == 3 || len(hex) == 4 {
		var long strings.Builder
		for _, digit := range hex {
			long.WriteRune(digit)
			long.WriteRune(digit)
		}
		hex = long.String()
	}
	if len(hex) == 6 {
		hex += "ff"
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 8 {
		return color.NRGBA{}, false
	}
	return color.NRGBA{uint8(n >> 24), uint8(n >> 16), uint8(n >> 8), uint8(n)}, true
}

func parseFunction(name string, args []string) (color.NRGBA, bool) {
	if len(args) == 3 {
		args = append(args, "1")
	}
	if len(args) != 4 {
		return color.NRGBA{}, false
	}
	var n [4]float64
	for i, arg := range args {
		number, percent := strings.CutSuffix(strings.TrimSpace(arg), "%")
		v, err := strconv.ParseFloat(number, 64)
		if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
			return color.NRGBA{}, false
		}
		if percent {
			v /= 100
		}
		n[i] = v
	}
	switch name {
	case "rgb":
		return color.NRGBA{level(n[0] / 255), level(n[1] / 255), level(n[2] / 255), level(n[3])}, true
	case "hsl":
		return fromHSL(n[0], n[1], n[2], n[3]), true
	}
	return color.NRGBA{}, false
}

func level(part float64) uint8 { return uint8(math.Round(255 * max(0, min(1, part)))) }

// fromHSL converts by the formula of CSS Color 3, section 4.2.4.
func fromHSL(hue, saturation, lightness, alpha float64) color.NRGBA {
	reach := saturation * min(lightness, 1-lightness)
	channel := func(n float64) uint8 {
		k := math.Mod(math.Mod(n+hue/30, 12)+12, 12)
		return level(lightness - reach*max(-1, min(k-3, 9-k, 1)))
	}
	return color.NRGBA{channel(0), channel(8), channel(4), level(alpha)}
}
