package sound

import (
	"math"
	"testing"
	"time"
)

// A flow drives a buffer in a time of its own: a camera that brings units of a
// tone, and a device that takes periods of 20 ms.
type flow struct {
	format Format
	unit   int                // frames
	speed  float64            // of the camera's clock against the device's
	late   func(unit int) int // milliseconds by which a unit is late; nil: none is
}

// run plays for so many seconds and returns what the device got.
func (w flow) run(b *buffer, seconds int) (out []float32) {
	sent := 0
	period := make([]float32, w.format.frames(20)*w.format.Channels)
	for now := 0; now < seconds*1000; now += 20 {
		for w.due(sent) <= float64(now) {
			b.push(tone(w.format, 400, sent*w.unit, w.unit))
			sent++
		}
		b.fill(period)
		out = append(out, period...)
	}
	return out
}

// gather brings samples in units of 20 ms.
func gather(b *buffer, samples []float32) {
	for n := b.format.frames(20) * b.format.Channels; len(samples) > 0; samples = samples[n:] {
		b.push(samples[:n])
	}
}

// due is when a unit arrives, in milliseconds.
func (w flow) due(unit int) float64 {
	at := float64(unit*w.unit) * 1000 / float64(w.format.Rate) / w.speed
	if w.late != nil {
		at += float64(w.late(unit))
	}
	return at
}

func TestSteadySoundIsHeardAsItCame(t *testing.T) {
	for _, w := range []flow{
		{format: Format{8000, 1}, unit: 160, speed: 1},
		{format: Format{48000, 2}, unit: 960, speed: 1},
		{format: Format{8000, 1}, unit: 1024, speed: 1}, // AAC
	} {
		b := newBuffer(w.format, 1)
		out := w.run(b, 20)
		want := tone(w.format, 400, 0, 20*w.format.Rate)
		wait := 0 // frames before it sounds
		for wait < w.format.Rate && out[(wait+1)*w.format.Channels] == 0 {
			wait++
		}
		from := (wait + w.format.frames(2*swell)) * w.format.Channels
		for i, s := range out[from:] {
			if s != want[from-wait*w.format.Channels+i] {
				t.Fatalf("%+v: sample %d is %v", w, from+i, s)
			}
		}
		delay, dried := b.state()
		if limit := time.Duration(usual+beside+w.unit*1000/w.format.Rate) * time.Millisecond; delay > limit || dried != 0 {
			t.Errorf("%+v: %v wait, %d times it ran out", w, delay, dried)
		}
	}
}

func TestClocksThatDifferAreEvenedOut(t *testing.T) {
	for _, speed := range []float64{0.998, 0.9999, 1.0001, 1.002} {
		w := flow{format: Format{8000, 1}, unit: 160, speed: speed}
		b := newBuffer(w.format, 1)
		out := w.run(b, 100)
		delay, dried := b.state()
		if dried != 0 || delay > 200*time.Millisecond {
			t.Errorf("at %g of the speed, in the end: %v wait, %d times it ran out", speed, delay, dried)
		}
		if r, most := roughest(out, 1), 1.3*roughest(tone(w.format, 400, 0, 8000), 1); r > most {
			t.Errorf("at %g of the speed it cracks: %.3f, a tone has %.3f", speed, r, most)
		}
	}
}

func TestALateBurstDoesNotDelayAllThatFollows(t *testing.T) {
	w := flow{format: Format{8000, 1}, unit: 160, speed: 1, late: func(unit int) int {
		return max(0, 2000-20*max(0, unit-100)) * min(1, unit/100) // from the 100th on, all within a moment 2 s later
	}}
	b := newBuffer(w.format, 1)
	w.run(b, 30)
	if delay, dried := b.state(); delay > 400*time.Millisecond || dried == 0 {
		t.Errorf("%v wait, %d times it ran out", delay, dried)
	}
}

func TestAShakyNetworkIsGivenTime(t *testing.T) {
	w := flow{format: Format{8000, 1}, unit: 160, speed: 1, late: func(unit int) int {
		return unit % 50 / 45 * 250 // five of fifty come a quarter of a second late
	}}
	b := newBuffer(w.format, 1)
	w.run(b, 20)
	_, before := b.state()
	w.run(b, 20)
	if delay, after := b.state(); before == 0 || after > before+2 || delay > 700*time.Millisecond {
		t.Errorf("it ran out %d times in 20 s, then %d times more; %v wait", before, after-before, delay)
	}
}

func TestAnEndFadesAndABeginningSwells(t *testing.T) {
	f := Format{8000, 2}
	b := newBuffer(f, 1)
	loud := make([]float32, 2*f.frames(200))
	for i := range loud {
		loud[i] = 0.9
	}
	gather(b, loud)
	out := make([]float32, 2*f.frames(400))
	b.fill(out)
	if r := roughest(out, 2); r > 0.9/float64(f.frames(1))*1.01 {
		t.Errorf("it cracks: %.3f", r)
	}
	if out[2*f.frames(100)] != 0.9 || math.Abs(float64(out[len(out)-1])) > 0.001 {
		t.Error("it is not heard in full, or does not end")
	}
}

func TestVolume(t *testing.T) {
	f := Format{8000, 1}
	b := newBuffer(f, 0.25)
	gather(b, tone(f, 400, 0, f.frames(400)))
	out := make([]float32, f.frames(100))
	b.fill(out)
	want := tone(f, 400, 0, len(out))
	if got := out[90*8+5]; math.Abs(float64(got-want[90*8+5]/4)) > 1e-6 {
		t.Errorf("%v of %v at a quarter", got, want[90*8+5])
	}
	b.setVolume(0)
	b.fill(out)
	if out[f.frames(swell)+1] != 0 {
		t.Error("no volume is heard")
	}
}

func TestWhatIsMissingIsASilence(t *testing.T) {
	f := Format{8000, 1}
	b := newBuffer(f, 1)
	b.pause(50 * time.Millisecond)
	if wait, _ := b.state(); wait != 0 {
		t.Errorf("a pause before all sound is %v long", wait)
	}
	gather(b, tone(f, 400, 0, f.frames(100)))
	b.fill(make([]float32, f.frames(20)))
	b.pause(50 * time.Millisecond)
	b.pause(time.Hour)
	if wait, _ := b.state(); wait != 130*time.Millisecond {
		t.Errorf("%v wait", wait)
	}
}

func TestNonsenseIsNotPlayed(t *testing.T) {
	f := Format{8000, 1}
	b := newBuffer(f, 1)
	bad := make([]float32, f.frames(200))
	for i := range bad {
		bad[i] = []float32{float32(math.NaN()), float32(math.Inf(1)), -1e30, 0.5}[i%4]
	}
	gather(b, bad)
	out := make([]float32, f.frames(150))
	b.fill(out)
	for i, s := range out {
		if !(s >= -1 && s <= 1) {
			t.Fatalf("sample %d is %v", i, s)
		}
	}
	if last := out[len(out)-4:]; last[0] != 0 || last[1] != 1 || last[2] != -1 || last[3] != 0.5 {
		t.Errorf("it became %v", last)
	}
}

func BenchmarkBuffer(b *testing.B) {
	f := Format{48000, 2}
	buf := newBuffer(f, 1)
	unit := tone(f, 400, 0, f.frames(20))
	out := make([]float32, len(unit))
	b.ReportAllocs()
	for b.Loop() {
		buf.push(unit)
		buf.fill(out)
	}
}
