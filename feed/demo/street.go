package demo

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
	"time"

	"github.com/bluenviron/mediacommon/v2/pkg/codecs/g711"
)

// The sound of a street, of which each camera has its own.
const (
	streetLoop = 8 * time.Second
	passEvery  = 4.0   // seconds between cars
	bellEvery  = 8.0   // seconds between strokes of the nearest church's bell
	bellPitch  = 520.0 // Hz, of the first camera's
)

// Street is the sound of camera number n, in mu-law: cars pass and a bell
// strikes. It is drawn up here, as the pictures are: no real place is heard.
func street(n int) ([]byte, error) {
	dice := rand.New(rand.NewPCG(uint64(n), 8000))
	rumble, samples := 0.0, make([]byte, 0, 2*voiceRate*int(streetLoop/time.Second))
	for i := range voiceRate * int(streetLoop/time.Second) {
		at := float64(i) / voiceRate
		rumble = 0.95*rumble + 0.05*(2*dice.Float64()-1)
		near := (1 - math.Cos(2*math.Pi*at/passEvery)) / 2 // silent where the loop begins anew
		s := 0.8*rumble*near*near + 0.25*bell(at, bellPitch*(1+0.06*float64(n)))
		samples = binary.BigEndian.AppendUint16(samples, uint16(int16(max(-1, min(1, s))*32000)))
	}
	return g711.Mulaw(samples).Marshal()
}

// Bell is a bell's sound at a moment of the loop: partials that die away, the
// higher the faster.
func bell(at, pitch float64) (s float64) {
	since := math.Mod(at+bellEvery-1, bellEvery)
	for i, partial := range []float64{0.5, 1, 1.2, 2} {
		s += math.Exp(-since*(1+float64(i))) * math.Sin(2*math.Pi*pitch*partial*since) / 4
	}
	return s
}
