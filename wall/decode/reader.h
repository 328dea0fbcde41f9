// The shim between Go and libavformat (FFmpeg 5.1 to 8): reads the pictures of
// one file. A wf_reader is used by one thread at a time. Times are in
// nanoseconds of the file's own clock; WF_NO_TIME: unknown.
#ifndef WATCHFLOOR_READER_H
#define WATCHFLOOR_READER_H

#include "shim.h"

#define WF_NO_TIME INT64_MIN
#define WF_MAX_PACKET (64 << 20)

// The errors that have a meaning of their own.
extern const int WF_EOF, WF_LATE, WF_EIO, WF_ERANGE;

typedef struct wf_reader wf_reader;

// A wf_file describes what a reader reads.
typedef struct {
	char format[64], codec[32], created[64];
	int width, height;
	int turn;           // quarter turns clockwise
	int fps_num, fps_den;
	int64_t start, end; // by the container; WF_NO_TIME
	int guessed;        // end is a guess by the bit rate
	int keys;           // in the index
} wf_file;

// A wf_packet describes a coded picture.
typedef struct {
	int64_t pts, dts, duration;
	int64_t place; // bytes from the beginning of the file; < 0: unknown
	int key;
	int clean;     // a key that no later picture looks behind (IDR, intra coding)
	int broken; // too large, or the file says that it is damaged
} wf_packet;

wf_reader *wf_reader_new(void);
void wf_reader_close(wf_reader *r);

// The steps of opening, in order; each returns 0 or an AVERROR. url is "file:"
// and a path. limit is what one call may take at most, in nanoseconds.
int wf_reader_probe(wf_reader *r, const char *url, int64_t limit);
int wf_reader_allowed(const wf_reader *r); // 1: such a file holds its own pictures
int wf_reader_header(wf_reader *r);
int wf_reader_find(wf_reader *r); // reads some packets to see what the streams are
int wf_reader_choose(wf_reader *r);
int wf_reader_start(wf_reader *r, int threads);

// wf_reader_format names the format found, for people; empty before a probe.
const char *wf_reader_format(const wf_reader *r);
// wf_reader_streams counts those of video (0) or sound (1).
int wf_reader_streams(const wf_reader *r, int sound);
void wf_reader_info(wf_reader *r, wf_file *out);

// wf_reader_keys writes the times of up to n key frames as the index has them
// (decoding time in MP4), every step-th, and returns how many.
int wf_reader_keys(wf_reader *r, int64_t *out, int n, int step);

// wf_reader_last_key is the time of the last of them; WF_NO_TIME: none.
int64_t wf_reader_last_key(const wf_reader *r);

// wf_reader_seek goes near t, by preference before it, and empties the
// decoder.
int wf_reader_seek(wf_reader *r, int64_t t);
// wf_reader_seek_byte is the same by place in the file, where that is
// possible.
int wf_reader_seek_byte(wf_reader *r, int64_t pos);
// wf_reader_mark adds a place to the index where reading can begin, wf_reader_ticks
// is a time in the unit of the container.
void wf_reader_mark(wf_reader *r, int64_t place, int64_t ticks);
int64_t wf_reader_ticks(const wf_reader *r, int64_t t);
// wf_reader_size is that of the file now, in bytes.
int64_t wf_reader_size(wf_reader *r);

// wf_reader_read takes the next packet of the video: 0 or an AVERROR.
int wf_reader_read(wf_reader *r, wf_packet *out);
// wf_reader_send gives the packet read last to the decoder, wf_reader_drain
// the end of them.
int wf_reader_send(wf_reader *r);
void wf_reader_drain(wf_reader *r);
// wf_reader_receive takes a picture, into out->ref. Its pts is that of its packet, or, by
// order of decoding, the dts of the packet that made the decoder give it. 1:
// there is one; 0: the decoder needs more (or, drained, has no more); < 0: an
// AVERROR.
int wf_reader_receive(wf_reader *r, int by_decode, wf_picture *out);

#endif
