// The shim between Go and libavcodec for sound. A wf_sound is used by one
// thread at a time.
#ifndef WATCHFLOOR_AUDIO_H
#define WATCHFLOOR_AUDIO_H

#include "shim.h"

#define WF_MAX_RATE 192000        // frames a second
#define WF_MAX_CHANNELS 8
#define WF_MAX_SAMPLES (1 << 20)  // of one unit, all channels together

typedef struct wf_sound wf_sound;

// wf_samples is decoded sound: frames of channels samples, -1 to 1. data is
// the decoder's, until it is used again.
typedef struct {
	float *data;
	int frames, channels, rate;
} wf_samples;

// wf_sound_open makes a decoder of the codec that FFmpeg calls so, or returns
// 0 with *err set. config may be empty.
wf_sound *wf_sound_open(const char *codec, int rate, int channels, const uint8_t *config, int size, int *err);
void wf_sound_close(wf_sound *s);

// wf_sound_decode gives one unit to the decoder (its buffer needs no padding)
// and takes all that comes of it, maybe nothing. < 0: an AVERROR, after which
// the next unit can be decoded.
int wf_sound_decode(wf_sound *s, const uint8_t *data, int size, wf_samples *out);

#endif
