package layers

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

func all[T fyne.CanvasObject](o fyne.CanvasObject) (found []T) {
	if t, ok := o.(T); ok {
		found = append(found, t)
	}
	if c, ok := o.(*fyne.Container); ok {
		for _, child := range c.Objects {
			found = append(found, all[T](child)...)
		}
	}
	return found
}

func TestSwitchesAndStyles(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Named("dark"))
	toggled, chosen, closed := "", "", 0
	row := func(name string, on bool, signs ...Sign) Row {
		return Row{Title: name, On: on, Toggle: func() { toggled = name }, Signs: signs}
	}
	sign := Sign{Picture: image.NewRGBA(image.Rect(0, 0, 24, 24)), Scale: 2, Words: "online"}
	p := New(
		[]Row{row("Cameras", true, sign, sign, sign), row("Heat", false)},
		[]Choice{{"Day", false, func() { chosen = "day" }}, {"Night", true, func() { chosen = "night" }}},
		func() { closed++ },
	)
	w := test.NewTempWindow(t, p)
	w.Resize(p.MinSize())
	checks := all[*toggle](p)
	if len(checks) != 2 || !checks[0].Checked || checks[1].Checked {
		t.Fatalf("%d switches", len(checks))
	}
	test.Tap(checks[1])
	if toggled != "Heat" {
		t.Errorf("toggled %q", toggled)
	}
	checks[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if closed != 1 {
		t.Error("Escape does not close")
	}
	buttons := all[*parts.Button](p)
	if len(buttons) != 2 || buttons[0].On() || !buttons[1].On() {
		t.Fatalf("%d styles", len(buttons))
	}
	test.Tap(buttons[0])
	if chosen != "day" {
		t.Errorf("chose %q", chosen)
	}
	if min := p.MinSize(); min.Width > 380 || min.Height > 260 {
		t.Errorf("three signs and two layers take %v", min)
	}
}
