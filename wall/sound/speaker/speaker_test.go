package speaker

import (
	"errors"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gen2brain/malgo"

	"watchfloor/wall/sound"
)

// nowhere is miniaudio's device that takes samples at the right pace and
// forgets them. The binding's own constant for it names another since the
// library numbered one more.
var nowhere = Output{backends: []malgo.Backend{malgo.BackendNull + 1}}

func TestADeviceAsksForSamplesAtItsRate(t *testing.T) {
	var asked atomic.Int64
	d, err := nowhere.Open(sound.Format{Rate: 8000, Channels: 2}, func(out []float32) {
		clear(out)
		asked.Add(int64(len(out)))
	})
	if err != nil {
		t.Fatal(err)
	}
	began, first := time.Now(), asked.Load()
	time.Sleep(700 * time.Millisecond)
	rate := float64(asked.Load()-first) / time.Since(began).Seconds()
	d.Close()
	if rate < 12000 || rate > 20000 {
		t.Errorf("%.0f samples a second were asked for; 16000 are right", rate)
	}
	closed := asked.Load()
	time.Sleep(50 * time.Millisecond)
	if asked.Load() != closed {
		t.Error("a closed device goes on asking")
	}
}

func TestADeviceThatStopsSaysSo(t *testing.T) {
	d, err := nowhere.Open(sound.Format{Rate: 48000, Channels: 1}, func(out []float32) { clear(out) })
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	select {
	case <-d.Gone():
		t.Fatal("gone while it plays")
	default:
	}
	if err := d.(*device).dev.Stop(); err != nil { // as when it is unplugged
		t.Fatal(err)
	}
	select {
	case <-d.Gone():
	case <-time.After(5 * time.Second):
		t.Fatal("it stopped and did not say so")
	}
}

func TestNoDeviceIsSaid(t *testing.T) {
	foreign := malgo.Backend(malgo.BackendWasapi) // of a system that this is not
	if runtime.GOOS == "windows" {
		foreign = malgo.BackendCoreaudio
	}
	none := Output{backends: []malgo.Backend{foreign}}
	if _, err := none.Open(sound.Format{Rate: 48000, Channels: 2}, func([]float32) {}); !errors.Is(err, ErrNone) {
		t.Errorf("the error is %v", err)
	}
}

func TestTheWaysToSound(t *testing.T) {
	has := func() bool { return true }
	hasNot := func() bool { return false }
	for _, c := range []struct {
		system string
		cards  func() bool
		first  malgo.Backend
		n      int
	}{
		{"linux", has, malgo.BackendPulseaudio, 2},
		{"linux", hasNot, malgo.BackendPulseaudio, 1},
		{"windows", hasNot, malgo.BackendWasapi, 3},
		{"darwin", hasNot, malgo.BackendCoreaudio, 1},
		{"freebsd", hasNot, malgo.BackendSndio, 3},
	} {
		got := available(c.system, c.cards)
		if len(got) != c.n || got[0] != c.first {
			t.Errorf("%s: %v", c.system, got)
		}
	}
}
