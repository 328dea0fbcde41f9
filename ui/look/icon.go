package look

import (
	_ "embed"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

var (
	//go:embed icons/mark.svg
	markSVG []byte
	//go:embed icons/moon.svg
	moonSVG []byte
	//go:embed icons/sun.svg
	sunSVG []byte
	//go:embed icons/expand.svg
	expandSVG []byte
	//go:embed icons/menu.svg
	menuSVG []byte
	//go:embed icons/side.svg
	sideSVG []byte
)

// Mark is the product's mark, in its own colours.
func Mark() fyne.Resource { return fyne.NewStaticResource("mark.svg", markSVG) }

// Moon, Sun, Expand, Menu and Side are icons in the theme's text colour.
func Moon() fyne.Resource { return icon("moon.svg", moonSVG) }

// Sun stands for the day theme.
func Sun() fyne.Resource { return icon("sun.svg", sunSVG) }

// Expand stands for full screen.
func Expand() fyne.Resource { return icon("expand.svg", expandSVG) }

// Menu stands for the menu.
func Menu() fyne.Resource { return icon("menu.svg", menuSVG) }

// Side stands for the column beside the wall.
func Side() fyne.Resource { return icon("side.svg", sideSVG) }

func icon(name string, svg []byte) fyne.Resource {
	return theme.NewColoredResource(fyne.NewStaticResource(name, svg), Dim)
}
