package timeline

import (
	"embed"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"watchfloor/ui/look"
)

//go:embed icons/*.svg
var icons embed.FS

// icon is one of the panel's icons in a colour of the theme.
func icon(name string, colour fyne.ThemeColorName) fyne.Resource {
	file, err := icons.ReadFile("icons/" + name + ".svg")
	if err != nil {
		return theme.BrokenImageIcon()
	}
	return theme.NewColoredResource(fyne.NewStaticResource("timeline-"+name+".svg", file), colour)
}

// quiet is an icon like a second line of text.
func quiet(name string) fyne.Resource { return icon(name, look.Dim) }
