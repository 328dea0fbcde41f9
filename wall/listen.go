package wall

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// speaker is the sign of a tile that is heard, in the colour of the selection.
const speaker = `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">
<path fill="#4CB5FF" d="M3 9.2v5.6h3.8L12 19.5v-15L6.8 9.2z"/>
<path fill="none" stroke="#4CB5FF" stroke-width="2" stroke-linecap="round" d="M15.4 8.6a4.8 4.8 0 0 1 0 6.8M18.2 5.8a8.8 8.8 0 0 1 0 12.4"/>
</svg>`

func newSpeaker() *canvas.Image {
	i := canvas.NewImageFromResource(fyne.NewStaticResource("watchfloor-speaker.svg", []byte(speaker)))
	i.FillMode = canvas.ImageFillContain
	i.Hide()
	return i
}

// SetListening puts a loudspeaker into the title bar of the slot whose sound
// is heard; -1: of none.
func (w *Wall) SetListening(slot int) {
	if slot == w.heard {
		return
	}
	before := w.heard
	w.heard = slot
	for _, s := range []int{before, slot} {
		if s >= 0 && s < len(w.tiles) {
			w.tiles[s].Refresh()
		}
	}
}

// layoutSpeaker places the loudspeaker at the right end of the bar, and
// returns how much of the bar it takes.
func (t *Tile) layoutSpeaker(w, h float32) float32 {
	show(t.speaker, t.slot == t.wall.heard && t.barred())
	if !t.speaker.Visible() {
		return 0
	}
	size := h * 0.8
	place(t.speaker, w-size-4, (h-size)/2, size, size)
	return size + 4
}
