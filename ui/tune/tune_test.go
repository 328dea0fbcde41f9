package tune

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"watchfloor/ui/look"
	"watchfloor/wall/adjust"
)

func shown(t *testing.T, a adjust.Adjust) (*Panel, fyne.Canvas, *[]adjust.Adjust) {
	test.NewTempApp(t).Settings().SetTheme(look.Named("dark"))
	p := New("Gate 1", a)
	var heard []adjust.Adjust
	p.OnChange = func(a adjust.Adjust) { heard = append(heard, a) }
	w := test.NewTempWindow(t, p)
	w.Canvas().Focus(p.First())
	return p, w.Canvas(), &heard
}

func press(c fyne.Canvas, keys ...fyne.KeyName) {
	for _, k := range keys {
		c.Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestKeysTurnTheKnobs(t *testing.T) {
	p, c, heard := shown(t, adjust.Adjust{})
	press(c, fyne.KeyRight, fyne.KeyDown, fyne.KeyLeft, fyne.KeyUp, fyne.KeyUp, fyne.KeyRight, fyne.KeyRight)
	want := adjust.Adjust{Brightness: 0.05, Contrast: -0.05, Sharpen: 0.1}
	if len(*heard) != 4 || (*heard)[3] != want {
		t.Errorf("heard %+v, want %+v at last", *heard, want)
	}
	for i, words := range []string{"+5", "-5", "0", "+10"} {
		if got := p.knobs[i].value.Text.Text; got != words {
			t.Errorf("knob %d says %q, want %q", i, got, words)
		}
	}
	press(c, fyne.KeyDelete)
	if last := (*heard)[len(*heard)-1]; last != (adjust.Adjust{}) || p.knobs[3].Value != 0 {
		t.Errorf("neutral is %+v", last)
	}
}

func TestKnobsStandWhereThePictureDoes(t *testing.T) {
	p, c, heard := shown(t, adjust.Adjust{Gamma: 0.5, Sharpen: 1})
	if p.knobs[2].Value != 0.5 || p.knobs[3].Value != 1 || p.knobs[2].value.Text.Text != "+50" {
		t.Error("the knobs stand elsewhere")
	}
	press(c, fyne.KeyUp, fyne.KeyRight) // sharpness is at its end
	if len(*heard) != 0 {
		t.Errorf("heard %+v of a knob at its end", *heard)
	}
}

func TestEscCloses(t *testing.T) {
	p, c, _ := shown(t, adjust.Adjust{})
	closed := 0
	p.OnClose = func() { closed++ }
	press(c, fyne.KeyEscape, fyne.KeyReturn)
	if closed != 2 {
		t.Errorf("closed %d times", closed)
	}
}
