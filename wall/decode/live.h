// The shim between Go and libavcodec (FFmpeg 5.1 to 8): decodes one live
// stream. A wf_decoder is used by one thread at a time.
#ifndef WATCHFLOOR_LIVE_H
#define WATCHFLOOR_LIVE_H

#include "shim.h"

enum { WF_EVERY = 0, WF_REFERENCES = 1, WF_KEYS = 2 };

typedef struct wf_decoder wf_decoder;

// WF_NO_DECODER is the error of an FFmpeg that lacks the codec.
extern const int WF_NO_DECODER;

// wf_open makes a decoder of the codec that FFmpeg calls so, on a device if
// hardware is set and there is one, or returns 0 with *err set.
wf_decoder *wf_open(const char *codec, int hardware, int *err);
void wf_close(wf_decoder *d);

// wf_hardware names the kind of device that decodes, "vaapi"; null: software.
const char *wf_hardware(const wf_decoder *d);

// wf_skip sets what need not be decoded: WF_REFERENCES leaves out pictures
// that no other needs.
void wf_skip(wf_decoder *d, int level);

// wf_flush forgets all that came so far.
void wf_flush(wf_decoder *d);

// wf_decode gives one access unit to the decoder (its buffer needs no
// padding) and takes one picture, into out->ref. 1: there is a picture; 0: not
// yet; < 0: an AVERROR, after which the next key frame can be decoded.
int wf_decode(wf_decoder *d, const uint8_t *data, int size, int64_t pts, wf_picture *out);

// wf_drain gives the pictures still inside, one a call; 0 when there is none.
int wf_drain(wf_decoder *d, wf_picture *out);

#endif
