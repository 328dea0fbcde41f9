package decode

/*
#include <stdlib.h>
#include "audio.h"
*/
import "C"

import (
	"errors"
	"fmt"
	"unsafe"

	"watchfloor/wall/stream"
)

// MaxSound is the limit on one unit of sound, in bytes.
const MaxSound = 64 << 10

// ErrSound is a unit of sound that is empty or larger than MaxSound.
var ErrSound = errors.New("unit of sound is empty or larger than 64 KiB")

// A SoundDecoder decodes the sound of one camera with libavcodec. One
// goroutine uses it.
type SoundDecoder struct{ c *C.wf_sound }

// NewSound makes a SoundDecoder. It fails when the installed FFmpeg lacks the
// codec, and when the description is nonsense.
func NewSound(info stream.SoundInfo) (stream.SoundDecoder, error) {
	name := soundName(info.Codec)
	switch {
	case name == "":
		return nil, fmt.Errorf("decode: unknown codec of sound %q", info.Codec)
	case info.Rate < 1 || info.Rate > C.WF_MAX_RATE || info.Channels < 1 || info.Channels > C.WF_MAX_CHANNELS:
		return nil, fmt.Errorf("decode: sound of %d Hz in %d channels", info.Rate, info.Channels)
	case len(info.Config) > MaxSound:
		return nil, ErrSound
	}
	C.wf_setup()
	codec := C.CString(name)
	defer C.free(unsafe.Pointer(codec))
	var failure C.int
	config := (*C.uint8_t)(unsafe.SliceData(info.Config))
	c := C.wf_sound_open(codec, C.int(info.Rate), C.int(info.Channels), config, C.int(len(info.Config)), &failure)
	if c == nil {
		return nil, fmt.Errorf("decode %s: %w", info.Codec, averror(failure))
	}
	return &SoundDecoder{c: c}, nil
}

// soundName is what FFmpeg calls a codec; empty: nothing.
func soundName(c stream.SoundCodec) string {
	switch c {
	case stream.AAC:
		return "aac"
	case stream.Opus:
		return "opus"
	case stream.PCMU:
		return "pcm_mulaw"
	case stream.PCMA:
		return "pcm_alaw"
	}
	return ""
}

// Decode implements stream.SoundDecoder.
func (d *SoundDecoder) Decode(u stream.SoundUnit) (stream.Samples, error) {
	if len(u.Data) == 0 || len(u.Data) > MaxSound {
		return stream.Samples{}, ErrSound
	}
	var s C.wf_samples
	failure := C.wf_sound_decode(d.c, (*C.uint8_t)(unsafe.SliceData(u.Data)), C.int(len(u.Data)), &s)
	if failure < 0 {
		return stream.Samples{}, fmt.Errorf("decode: %w", averror(failure))
	}
	return stream.Samples{
		Data: unsafe.Slice((*float32)(s.data), s.frames*s.channels),
		Rate: int(s.rate), Channels: int(s.channels),
	}, nil
}

// Close frees the decoder, and its samples.
func (d *SoundDecoder) Close() {
	C.wf_sound_close(d.c)
	d.c = nil
}
