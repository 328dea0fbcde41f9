package mapbar

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"watchfloor/ui/look"
)

func TestBar(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.Named("dark"))
	did, formats := "", 0
	b := New(
		Tool{ID: "in", Icon: look.Plus(), Name: "Zoom in", Do: func() { did = "in" }},
		Tool{},
		Tool{ID: "ruler", Icon: look.Ruler(), Name: "Measure", Do: func() { did = "ruler" }},
	)
	b.OnPlace = func() { formats++ }
	w := test.NewTempWindow(t, b.Object())
	w.SetPadded(false)
	w.Resize(fyne.NewSize(400, 300))

	for _, id := range []string{"in", "ruler"} {
		test.Tap(b.tools[id])
		if did != id {
			t.Errorf("the tool %s did %q", id, did)
		}
	}
	b.SetOn("ruler", true)
	b.SetOn("of the future", true)
	if !b.tools["ruler"].On() || b.tools["in"].On() {
		t.Error("the wrong tool is in hand")
	}
	if at := b.At("ruler"); at.X < 340 || at.Y < 40 || at.Y > 100 {
		t.Errorf("the ruler is at %v", at)
	}

	b.tools["ruler"].MouseIn(&desktop.MouseEvent{})
	if tip := b.tip; !tip.Visible() || tip.Position().X+tip.Size().Width > b.At("ruler").X || tip.Position().Y < 40 {
		t.Errorf("the name of the ruler is at %v, %v wide", tip.Position(), tip.Size().Width)
	}
	b.tools["ruler"].MouseOut()
	if b.tip.Visible() {
		t.Error("the name stays")
	}

	b.SetPlace("43.738400, 7.424600")
	test.Tap(b.place)
	if formats != 1 || !b.place.Visible() || b.task.Visible() {
		t.Error("the place is not there, or cannot be tapped")
	}
	b.SetTask(strings.Repeat("Click where the line begins. ", 20))
	if b.task.Position().Y >= b.place.Position().Y || b.task.Size().Width > 350 {
		t.Errorf("the task is at %v, %v wide; the place at %v", b.task.Position(), b.task.Size().Width, b.place.Position())
	}
	b.SetTask("")
	if b.task.Visible() || b.place.Position().Y > margin {
		t.Error("without a task the place is not at the top")
	}
	w.Resize(fyne.NewSize(60, 40))
	if b.over.groups.Visible() {
		t.Error("on a map as small as this, tools hide all of it")
	}
}
