package zones

import (
	"errors"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/present"
)

// fields are what a zone has beside its rules.
func (f *Form) fields() []fyne.CanvasObject {
	f.extent = f.skin.text("", look.SmallText+0.5, false, look.Text)
	f.length = f.skin.input("", "metres", func(text string) error {
		m, err := readFloat(text, 1, 100_000)
		if err == nil {
			tell(f.OnLength, m)
		}
		return err
	}, func() {})
	rows := []fyne.CanvasObject{
		f.input("Name", f.zone.Name, "what operators call it", func(text string) error { f.zone.Name = strings.TrimSpace(text); return nil }),
		f.skin.label("Kind", f.kind()),
		f.skin.label("Extent", container.NewHBox(f.extent.Text)),
	}
	switch f.zone.Shape {
	case "circle":
		rows = append(rows, f.skin.label("Radius, m", f.length.box))
		f.inputs = append(f.inputs, f.length)
	case "corridor":
		rows = append(rows, f.skin.label("Width, m", f.length.box))
		f.inputs = append(f.inputs, f.length)
	}
	return append(
		rows,
		f.input("When", WriteSchedule(f.zone.Schedule), "Mon-Fri 08:00-17:00; Sat 10:00-14:00", f.readSchedule),
		f.input("Time zone", f.zone.TZ, "UTC", f.readTZ),
	)
}

func (f *Form) readSchedule(text string) (err error) {
	f.zone.Schedule, err = ReadSchedule(text)
	return err
}

func (f *Form) readTZ(text string) error {
	text = strings.TrimSpace(text)
	if _, err := time.LoadLocation(text); err != nil || text == "Local" {
		return errors.New("a name as Europe/Monaco")
	}
	f.zone.TZ = text
	return nil
}

func (f *Form) kind() fyne.CanvasObject {
	var names []string
	for _, k := range Kinds() {
		names = append(names, present.Words(k))
	}
	choice := widget.NewSelect(names, nil)
	choice.Selected = present.Words(f.zone.Kind)
	choice.OnChanged = func(name string) {
		f.zone.Kind = Kinds()[slices.Index(names, name)]
		f.changed()
	}
	return choice
}

func (f *Form) input(label, text, hint string, read func(string) error) fyne.CanvasObject {
	in := f.skin.input(text, hint, read, f.changed)
	f.inputs = append(f.inputs, in)
	return f.skin.label(label, in.box)
}
