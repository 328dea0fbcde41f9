package measure

import (
	"fmt"
	"math"
)

// Metres writes a length: to the centimetre below ten metres, to the metre
// below ten kilometres, then in kilometres.
func Metres(m float64) string {
	switch {
	case m < 10:
		return fmt.Sprintf("%.2f m", m)
	case m < 100:
		return fmt.Sprintf("%.1f m", m)
	case m < 10e3:
		return fmt.Sprintf("%.0f m", m)
	case m < 100e3:
		return fmt.Sprintf("%.2f km", m/1e3)
	}
	return fmt.Sprintf("%.0f km", m/1e3)
}

// SquareMetres writes an area, in hectares from one on and in square
// kilometres from one on.
func SquareMetres(a float64) string {
	switch {
	case a < 100:
		return fmt.Sprintf("%.1f m²", a)
	case a < 10e3:
		return fmt.Sprintf("%.0f m²", a)
	case a < 1e6:
		return fmt.Sprintf("%.2f ha", a/10e3)
	case a < 100e6:
		return fmt.Sprintf("%.2f km²", a/1e6)
	}
	return fmt.Sprintf("%.0f km²", a/1e6)
}

// Bearing writes a direction in whole degrees, with the side of the world.
func Bearing(degrees float64) string {
	sides := [...]string{"N", "NE", "E", "SE", "S", "SW", "W", "NW"}
	whole := int(math.Round(degrees)+360) % 360
	return fmt.Sprintf("%03d° %s", whole, sides[(whole*2+45)/90%8])
}
