package zones

import (
	"fmt"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"watchfloor/ui/look"
	"watchfloor/ui/parts"
)

// The steps of the knobs: seconds, metres.
var (
	forSteps        = []float64{0, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600, 900, 1800, 3600}
	hysteresisSteps = []float64{0, 5, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200}
	cooldownSteps   = []float64{0, 10, 30, 60, 120, 300, 600, 900, 1800, 3600}
)

// valueWidth is the room for a knob's value, in Fyne units.
const valueWidth = 56

// knob makes a slider that goes through steps. A value between them is shown
// as it is and stays until the slider is moved.
func (s *skin) knob(steps []float64, value float64, words func(float64) string, set func(float64)) fyne.CanvasObject {
	slider := widget.NewSlider(0, float64(len(steps)-1))
	slider.Value = float64(nearest(steps, value))
	shown := s.text(words(value), look.SmallText+0.5, false, look.Text)
	shown.Alignment = fyne.TextAlignTrailing
	slider.OnChanged = func(at float64) {
		shown.Set(words(steps[int(at)]), look.Text)
		set(steps[int(at)])
	}
	room := gap(parts.ButtonHeight)
	room.(interface{ SetMinSize(fyne.Size) }).SetMinSize(fyne.NewSize(valueWidth, parts.ButtonHeight))
	return container.NewBorder(nil, nil, nil, container.NewStack(room, shown.Text), slider)
}

func nearest(steps []float64, value float64) int {
	best := 0
	for i, s := range steps {
		if math.Abs(s-value) < math.Abs(steps[best]-value) {
			best = i
		}
	}
	return best
}

// seconds writes a duration that is given in seconds.
func seconds(s float64) string {
	d := time.Duration(s * float64(time.Second))
	switch {
	case d == 0:
		return "at once"
	case d < 2*time.Minute && d%time.Minute != 0:
		return fmt.Sprintf("%g s", d.Seconds())
	case d%time.Hour == 0:
		return fmt.Sprintf("%g h", d.Hours())
	case d%time.Minute == 0:
		return fmt.Sprintf("%g min", d.Minutes())
	}
	return d.Round(time.Second).String()
}

// pause writes a cooldown that is given in seconds.
func pause(s float64) string {
	if s == 0 {
		return "none"
	}
	return seconds(s)
}

// metres writes a length.
func metres(m float64) string { return fmt.Sprintf("%g m", math.Round(m*10)/10) }
