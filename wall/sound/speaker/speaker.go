// Package speaker plays sound on the system's own device, with miniaudio. That
// looks for the system's sound when a device is opened (on Linux PulseAudio,
// as PipeWire offers it too, then ALSA; on Windows WASAPI; on macOS Core
// Audio), so that nothing of it is needed to build or to start the program.
package speaker

import (
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"sync"
	"unsafe"

	"github.com/gen2brain/malgo"

	"watchfloor/wall/sound"
)

// period is how much a device asks for at once, in milliseconds.
const period = 20

// ErrNone is a machine without a device that plays sound.
var ErrNone = errors.New("no sound device: is one connected, and does the system's sound (PulseAudio, PipeWire, ALSA) run?")

// An Output opens the device that the system plays on by default. Its zero
// value is ready, and safe for concurrent use.
type Output struct {
	backends []malgo.Backend // nil: the system's
}

var _ sound.Output = Output{}

// Open implements sound.Output. Its error is ErrNone when there is no device.
func (o Output) Open(f sound.Format, fill func([]float32)) (sound.Device, error) {
	backends := o.backends
	if backends == nil {
		backends = available(runtime.GOOS, cards)
	}
	if len(backends) == 0 {
		return nil, ErrNone
	}
	ctx, err := malgo.InitContext(backends, malgo.ContextConfig{}, nil)
	if err != nil {
		return nil, explain(err)
	}
	d := &device{ctx: ctx, gone: make(chan struct{})}
	if err := d.start(f, fill); err != nil {
		d.Close()
		return nil, explain(err)
	}
	return d, nil
}

// available are the ways to a system's sound, the best first. ALSA writes on
// the terminal when it is asked for a device and there is no card.
func available(system string, cards func() bool) []malgo.Backend {
	switch system {
	case "windows":
		return []malgo.Backend{malgo.BackendWasapi, malgo.BackendDsound, malgo.BackendWinmm}
	case "darwin":
		return []malgo.Backend{malgo.BackendCoreaudio}
	case "linux":
		if !cards() {
			return []malgo.Backend{malgo.BackendPulseaudio}
		}
		return []malgo.Backend{malgo.BackendPulseaudio, malgo.BackendAlsa}
	}
	return []malgo.Backend{malgo.BackendSndio, malgo.BackendAudio4, malgo.BackendOss}
}

// cards tells whether Linux has a card that plays.
func cards() bool {
	found, err := filepath.Glob("/dev/snd/pcmC*D*p")
	return err == nil && len(found) > 0
}

// explain makes an error of miniaudio a sentence for an operator.
func explain(err error) error {
	switch {
	case errors.Is(err, malgo.ErrNoBackend), errors.Is(err, malgo.ErrNoDevice), errors.Is(err, malgo.ErrFailedToOpenBackendDevice):
		return ErrNone
	case errors.Is(err, malgo.ErrBusy), errors.Is(err, malgo.ErrAlreadyInUse):
		return fmt.Errorf("the sound device is in use by another program: %w", err)
	}
	return fmt.Errorf("the sound device cannot be opened: %w", err)
}

// device is one opened device. The goroutine that opened it closes it.
type device struct {
	ctx  *malgo.AllocatedContext
	dev  *malgo.Device
	gone chan struct{}
	once sync.Once // for gone
}

func (d *device) start(f sound.Format, fill func([]float32)) error {
	config := malgo.DefaultDeviceConfig(malgo.Playback)
	config.SampleRate = uint32(f.Rate)
	config.PeriodSizeInMilliseconds = period
	config.Playback.Format = malgo.FormatF32
	config.Playback.Channels = uint32(f.Channels)
	dev, err := malgo.InitDevice(d.ctx.Context, config, malgo.DeviceCallbacks{
		Data: func(out, _ []byte, _ uint32) { fill(floats(out)) },
		Stop: d.stopped,
	})
	if err != nil {
		return err
	}
	d.dev = dev
	return dev.Start()
}

// stopped is called by miniaudio.
func (d *device) stopped() { d.once.Do(func() { close(d.gone) }) }

// Gone implements sound.Device.
func (d *device) Gone() <-chan struct{} { return d.gone }

// Close implements sound.Device.
func (d *device) Close() {
	if d.dev != nil {
		d.dev.Uninit()
	}
	_ = d.ctx.Uninit() // fails only for a context that was not made
	d.ctx.Free()
}

// floats are the device's samples, in its own memory.
func floats(out []byte) []float32 {
	if len(out) == 0 {
		return nil
	}
	return unsafe.Slice((*float32)(unsafe.Pointer(&out[0])), len(out)/4)
}
