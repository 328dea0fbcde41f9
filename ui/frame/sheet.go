package frame

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// A Key is one line of the sheet: what to press and what it does.
type Key struct{ Press, Does string }

// Sheet lists groups of keys side by side, each under its title.
func Sheet(titles []string, groups [][]Key) fyne.CanvasObject {
	columns := container.New(layout.NewCustomPaddedHBoxLayout(44))
	for i, keys := range groups {
		columns.Add(column(titles[i], keys))
	}
	heading := parts.NewText(look.ClockText, true, look.Text)
	heading.Text.Text = "Keys"
	footer := parts.NewText(look.SmallText, false, look.Faint)
	footer.Text.Text = "F1 or Esc closes this sheet"
	all := container.New(layout.NewCustomPaddedVBoxLayout(14), heading.Text, columns, footer.Text)
	return container.New(layout.NewCustomPaddedLayout(20, 16, 24, 24), all)
}

func column(title string, keys []Key) fyne.CanvasObject {
	name := parts.NewText(look.SmallText, true, look.Accent)
	name.Text.Text = title
	box := container.New(layout.NewCustomPaddedVBoxLayout(6), name.Text)
	for _, k := range keys {
		box.Add(line(k))
	}
	return box
}

func line(k Key) fyne.CanvasObject {
	press := parts.NewText(look.BodyText, true, look.Text)
	press.Text.Text, press.Alignment = k.Press, fyne.TextAlignCenter
	does := parts.NewText(look.BodyText, false, look.Dim)
	does.Text.Text = k.Does
	plate := canvas.NewRectangle(look.Colour(look.Raised))
	plate.CornerRadius = 4
	plate.SetMinSize(fyne.NewSize(92, 24))
	return container.New(layout.NewCustomPaddedHBoxLayout(12), container.NewStack(plate, press.Text), does.Text)
}
