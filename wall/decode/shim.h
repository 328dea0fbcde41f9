// What the shims between Go and FFmpeg (5.1 to 8) share. A wf_picture may be
// freed by any thread.
#ifndef WATCHFLOOR_SHIM_H
#define WATCHFLOOR_SHIM_H

#include <stdint.h>

#define WF_MAX_SIDE 8192
#define WF_MAX_PIXELS (64 << 20)
#define WF_MAX_ALLOC (512 << 20) // bytes that FFmpeg may ask for at once

enum { WF_YUV420 = 0, WF_YUV422 = 1, WF_YUV444 = 2, WF_NV12 = 3, WF_GRAY = 4 };

// A wf_picture is a decoded frame. ref keeps data alive until wf_frame_empty
// or wf_frame_free.
typedef struct {
	void *ref; // of wf_frame_new, by the caller
	uint8_t *data[3];
	int linesize[3];   // bytes a row
	int rows[3];       // rows of the plane; 0: no such plane
	int width, height; // visible pixels
	int layout;        // WF_YUV420 ...
	int matrix;        // ITU-T H.273 matrix coefficients
	int full;          // 1: full range
	int sar_num, sar_den;
	int64_t pts;      // as given with the access unit
	int hardware;     // 1: a device has decoded it
	int key, damaged; // of a file's picture: decodable alone; partly guessed
} wf_picture;

// wf_frame_new makes an empty frame; null: no memory. wf_frame_empty drops
// what one refers to, wf_frame_free all of it.
void *wf_frame_new(void);
void wf_frame_empty(void *ref);
void wf_frame_free(void *ref);

// wf_setup sets up FFmpeg's log and memory for the whole process.
void wf_setup(void);

// wf_error writes the text of an AVERROR.
void wf_error(int err, char *text, int size);

#endif
