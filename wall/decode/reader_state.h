// What the parts of a wf_reader share. Only C includes this.
#ifndef WATCHFLOOR_READER_STATE_H
#define WATCHFLOOR_READER_STATE_H

#include "reader.h"

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswscale/swscale.h>

static const AVRational wf_nanoseconds = {1, 1000000000};

struct wf_reader {
	AVIOContext *io;
	const AVInputFormat *format;
	AVFormatContext *file;
	AVStream *video; // 0 before it is chosen
	AVCodecContext *codec;
	AVPacket *pkt;
	struct SwsContext *convert;
	int64_t limit, until; // microseconds
};

// wf_begin starts the time that a call may take, wf_late says that it is over.
void wf_begin(wf_reader *r);
int wf_late(void *reader);

// wf_from_file is a time of the video in nanoseconds.
int64_t wf_from_file(const wf_reader *r, int64_t ticks);

#endif
