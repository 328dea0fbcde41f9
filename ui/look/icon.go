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
	//go:embed icons/tree.svg
	treeSVG []byte
	//go:embed icons/drop.svg
	dropSVG []byte
	//go:embed icons/pencil.svg
	pencilSVG []byte
	//go:embed icons/copy.svg
	copySVG []byte
	//go:embed icons/up.svg
	upSVG []byte
	//go:embed icons/down.svg
	downSVG []byte
	//go:embed icons/export.svg
	exportSVG []byte
	//go:embed icons/bin.svg
	binSVG []byte
	//go:embed icons/plus.svg
	plusSVG []byte
	//go:embed icons/minus.svg
	minusSVG []byte
	//go:embed icons/home.svg
	homeSVG []byte
	//go:embed icons/layers.svg
	layersSVG []byte
	//go:embed icons/ruler.svg
	rulerSVG []byte
	//go:embed icons/lasso.svg
	lassoSVG []byte
	//go:embed icons/fence.svg
	fenceSVG []byte
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

// Tree stands for the tree of cameras.
func Tree() fyne.Resource { return icon("tree.svg", treeSVG) }

// Drop stands for something that opens below.
func Drop() fyne.Resource { return icon("drop.svg", dropSVG) }

// Pencil stands for renaming.
func Pencil() fyne.Resource { return icon("pencil.svg", pencilSVG) }

// Copy stands for duplicating.
func Copy() fyne.Resource { return icon("copy.svg", copySVG) }

// Up stands for moving up.
func Up() fyne.Resource { return icon("up.svg", upSVG) }

// Down stands for moving down.
func Down() fyne.Resource { return icon("down.svg", downSVG) }

// Export stands for writing to a file.
func Export() fyne.Resource { return icon("export.svg", exportSVG) }

// Bin stands for deleting.
func Bin() fyne.Resource { return icon("bin.svg", binSVG) }

// Plus stands for nearer, or one more.
func Plus() fyne.Resource { return icon("plus.svg", plusSVG) }

// Minus stands for farther.
func Minus() fyne.Resource { return icon("minus.svg", minusSVG) }

// Home stands for where a map begins.
func Home() fyne.Resource { return icon("home.svg", homeSVG) }

// Layers stands for what a map shows.
func Layers() fyne.Resource { return icon("layers.svg", layersSVG) }

// Ruler stands for measuring.
func Ruler() fyne.Resource { return icon("ruler.svg", rulerSVG) }

// Lasso stands for choosing an area by hand.
func Lasso() fyne.Resource { return icon("lasso.svg", lassoSVG) }

// Fence stands for zones.
func Fence() fyne.Resource { return icon("fence.svg", fenceSVG) }

func icon(name string, svg []byte) fyne.Resource {
	return theme.NewColoredResource(fyne.NewStaticResource(name, svg), Dim)
}
