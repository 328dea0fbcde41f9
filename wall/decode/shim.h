// The shim between Go and libavcodec (FFmpeg 5.1 to 8). A wf_decoder is used
// by one thread at a time; a wf_picture may be freed by any thread.
#ifndef WATCHFLOOR_SHIM_H
#define WATCHFLOOR_SHIM_H

#include <stdint.h>

#define WF_MAX_SIDE 8192
#define WF_MAX_PIXELS (64 << 20)
#define WF_MAX_ALLOC (512 << 20) // bytes that FFmpeg may ask for at once

enum { WF_H264 = 1, WF_H265 = 2 };
enum { WF_YUV420 = 0, WF_YUV422 = 1, WF_YUV444 = 2, WF_NV12 = 3, WF_GRAY = 4 };

typedef struct wf_decoder wf_decoder;

// A wf_picture is a decoded frame. ref keeps data alive until wf_free.
typedef struct {
	void *ref;
	uint8_t *data[3];
	int linesize[3];  // bytes a row
	int rows[3];      // rows of the plane; 0: no such plane
	int width, height; // visible pixels
	int layout;        // WF_YUV420 ...
	int matrix;        // ITU-T H.273 matrix coefficients
	int full;          // 1: full range
	int sar_num, sar_den;
	int64_t pts;       // as given with the access unit
	int key, damaged;  // of a file's picture: decodable alone; partly guessed
} wf_picture;

// wf_open makes a decoder, or returns 0 with *err set.
wf_decoder *wf_open(int codec, int *err);
void wf_close(wf_decoder *d);

// wf_decode gives one access unit to the decoder (its buffer needs no
// padding) and takes one picture. 1: there is a picture; 0: not yet; < 0: an
// AVERROR, after which the next key frame can be decoded.
int wf_decode(wf_decoder *d, const uint8_t *data, int size, int64_t pts, wf_picture *out);

// wf_drain gives the pictures still inside, one a call; 0 when there is none.
int wf_drain(wf_decoder *d, wf_picture *out);

void wf_free(void *ref);

// wf_errors counts what libavcodec complained about in the whole process.
int64_t wf_errors(void);

// wf_setup silences FFmpeg and sets up memory for the whole process.
void wf_setup(void);

// wf_error writes the text of an AVERROR.
void wf_error(int err, char *text, int size);

#endif
