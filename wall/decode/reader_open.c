#include "reader_state.h"

#include <stdlib.h>
#include <string.h>

#include <libavutil/avstring.h>
#include <libavutil/time.h>

#define PROBE_BYTES (5 << 20)
#define MAX_STREAMS 64

// The formats that hold their own pictures. Playlists, scripts, picture
// sequences and descriptions of streams would make libavformat open other
// files or the network. Formats of sound are here to be named as such.
static const char allowed[] =
	"mov,matroska,avi,mpegts,mpeg,mpegvideo,h264,hevc,vvc,h263,m4v,mjpeg,mpjpeg,flv,asf,mxf,ogg,ivf,obu,av1,nut,dv,"
	"dhav,yuv4mpegpipe,gif,wtv,"
	"mp3,aac,wav,w64,flac,ac3,eac3,amr,aiff,au,caf";

int wf_late(void *reader) {
	const wf_reader *r = reader;
	return av_gettime_relative() > r->until;
}

void wf_begin(wf_reader *r) { r->until = av_gettime_relative() + r->limit; }

// refuse keeps a file from opening others.
static int refuse(AVFormatContext *s, AVIOContext **io, const char *url, int flags, AVDictionary **options) {
	(void)s, (void)io, (void)url, (void)flags, (void)options;
	return AVERROR(EPERM);
}

wf_reader *wf_reader_new(void) {
	wf_reader *r = calloc(1, sizeof *r);
	if (r && !(r->pkt = av_packet_alloc())) {
		free(r);
		return NULL;
	}
	return r;
}

void wf_reader_close(wf_reader *r) {
	if (!r)
		return;
	wf_begin(r);
	sws_freeContext(r->convert);
	avcodec_free_context(&r->codec);
	avformat_close_input(&r->file);
	avio_closep(&r->io);
	av_packet_free(&r->pkt);
	free(r);
}

int wf_reader_probe(wf_reader *r, const char *url, int64_t limit) {
	r->limit = limit / 1000;
	wf_begin(r);
	AVIOInterruptCB interrupt = {wf_late, r};
	AVDictionary *options = NULL;
	av_dict_set(&options, "protocol_whitelist", "file", 0);
	int err = avio_open2(&r->io, url, AVIO_FLAG_READ, &interrupt, &options);
	av_dict_free(&options);
	if (err >= 0)
		err = av_probe_input_buffer2(r->io, &r->format, "", NULL, 0, PROBE_BYTES);
	if (err < 0)
		return err;
	// Pictures one after the other look like one to libavformat.
	if (!strcmp(r->format->name, "jpeg_pipe"))
		r->format = av_find_input_format("mjpeg");
	return r->format ? 0 : AVERROR_DEMUXER_NOT_FOUND;
}

int wf_reader_allowed(const wf_reader *r) { return av_match_list(r->format->name, allowed, ',') > 0; }

const char *wf_reader_format(const wf_reader *r) { return r->format ? r->format->long_name : ""; }

int wf_reader_find(wf_reader *r) {
	wf_begin(r);
	AVFormatContext *s = r->file;
	unsigned n = s->nb_streams;
	AVDictionary **options = calloc(n + 1, sizeof *options);
	if (!options)
		return AVERROR(ENOMEM);
	for (unsigned i = 0; i < n; i++)
		av_dict_set_int(&options[i], "max_pixels", WF_MAX_PIXELS, 0);
	int err = avformat_find_stream_info(s, n ? options : NULL);
	for (unsigned i = 0; i < n; i++)
		av_dict_free(&options[i]);
	free(options);
	return err;
}

int wf_reader_header(wf_reader *r) {
	wf_begin(r);
	AVFormatContext *s = avformat_alloc_context();
	if (!s)
		return AVERROR(ENOMEM);
	s->pb = r->io;
	s->interrupt_callback = (AVIOInterruptCB){wf_late, r};
	s->io_open = refuse;
	s->max_streams = MAX_STREAMS;
	s->probesize = PROBE_BYTES;
	int err = avformat_open_input(&s, "", r->format, NULL);
	r->file = s; // null after an error
	return err;
}

int wf_reader_streams(const wf_reader *r, int sound) {
	int n = 0;
	for (unsigned i = 0; r->file && i < r->file->nb_streams; i++)
		n += r->file->streams[i]->codecpar->codec_type == (sound ? AVMEDIA_TYPE_AUDIO : AVMEDIA_TYPE_VIDEO);
	return n;
}

// worth says how good a stream is to be shown; 0: not at all. A cover picture
// is no video.
static int64_t worth(const AVStream *st) {
	const AVCodecParameters *p = st->codecpar;
	if (p->codec_type != AVMEDIA_TYPE_VIDEO || st->disposition & AV_DISPOSITION_ATTACHED_PIC)
		return 0;
	int64_t pixels = (int64_t)p->width * p->height;
	return 1 + pixels + (st->disposition & AV_DISPOSITION_DEFAULT ? INT64_C(1) << 62 : 0);
}

int wf_reader_choose(wf_reader *r) {
	int64_t best = 0;
	for (unsigned i = 0; i < r->file->nb_streams; i++) {
		AVStream *st = r->file->streams[i];
		st->discard = AVDISCARD_ALL;
		if (worth(st) > best)
			best = worth(st), r->video = st;
	}
	if (!r->video)
		return AVERROR_STREAM_NOT_FOUND;
	r->video->discard = AVDISCARD_DEFAULT;
	const AVCodecParameters *p = r->video->codecpar;
	if (p->width > WF_MAX_SIDE || p->height > WF_MAX_SIDE || (int64_t)p->width * p->height > WF_MAX_PIXELS)
		return AVERROR(ERANGE);
	return 0;
}

int wf_reader_start(wf_reader *r, int threads) {
	const AVCodec *c = avcodec_find_decoder(r->video->codecpar->codec_id);
	if (!c)
		return AVERROR_DECODER_NOT_FOUND;
	r->codec = avcodec_alloc_context3(c);
	if (!r->codec)
		return AVERROR(ENOMEM);
	int err = avcodec_parameters_to_context(r->codec, r->video->codecpar);
	if (err < 0)
		return err;
	r->codec->pkt_timebase = r->video->time_base;
	r->codec->thread_count = threads;
	r->codec->max_pixels = WF_MAX_PIXELS;
	return avcodec_open2(r->codec, c, NULL);
}
