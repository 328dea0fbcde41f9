#include "reader.h"
#include "picture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avstring.h>
#include <libavutil/display.h>
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

const int WF_EOF = AVERROR_EOF, WF_LATE = AVERROR_EXIT, WF_EIO = AVERROR(EIO), WF_ERANGE = AVERROR(ERANGE);

static const AVRational nanoseconds = {1, 1000000000};

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

// late ends reading that has taken too long.
static int late(void *reader) {
	const wf_reader *r = reader;
	return av_gettime_relative() > r->until;
}

static void begin(wf_reader *r) { r->until = av_gettime_relative() + r->limit; }

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
	begin(r);
	sws_freeContext(r->convert);
	avcodec_free_context(&r->codec);
	avformat_close_input(&r->file);
	avio_closep(&r->io);
	av_packet_free(&r->pkt);
	free(r);
}

int wf_reader_probe(wf_reader *r, const char *url, int64_t limit) {
	r->limit = limit / 1000;
	begin(r);
	AVIOInterruptCB interrupt = {late, r};
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

// find_streams reads some of the file to see what its streams are.
static int find_streams(AVFormatContext *s) {
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
	begin(r);
	AVFormatContext *s = avformat_alloc_context();
	if (!s)
		return AVERROR(ENOMEM);
	s->pb = r->io;
	s->interrupt_callback = (AVIOInterruptCB){late, r};
	s->io_open = refuse;
	s->max_streams = MAX_STREAMS;
	s->probesize = PROBE_BYTES;
	int err = avformat_open_input(&s, "", r->format, NULL);
	if (err < 0)
		return err;
	r->file = s;
	return find_streams(s);
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

static int64_t from_file(const wf_reader *r, int64_t t) {
	return t == AV_NOPTS_VALUE ? WF_NO_TIME : av_rescale_q(t, r->video->time_base, nanoseconds);
}

static const int32_t *matrix_of(const AVStream *st) {
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(60, 30, 100)
	const AVPacketSideData *d = av_packet_side_data_get(
		st->codecpar->coded_side_data, st->codecpar->nb_coded_side_data, AV_PKT_DATA_DISPLAYMATRIX);
	return d && d->size >= 9 * sizeof(int32_t) ? (const int32_t *)d->data : NULL;
#else
	size_t size = 0;
	const uint8_t *d = av_stream_get_side_data(st, AV_PKT_DATA_DISPLAYMATRIX, &size);
	return d && size >= 9 * sizeof(int32_t) ? (const int32_t *)d : NULL;
#endif
}

static int turn_of(const AVStream *st) {
	const int32_t *m = matrix_of(st);
	double angle = m ? av_display_rotation_get(m) : 0; // counterclockwise; may be NaN
	if (!(angle >= -180 && angle <= 180))
		return 0;
	return (4 - (int)((angle + 360 + 45) / 90)) & 3;
}

// created_of prefers what Apple's cameras write with their time zone.
static const char *created_of(const wf_reader *r) {
	static const char *const names[] = {"com.apple.quicktime.creationdate", "creation_time", "date"};
	for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
		const AVDictionaryEntry *e = av_dict_get(r->file->metadata, names[i], NULL, 0);
		if (!e)
			e = av_dict_get(r->video->metadata, names[i], NULL, 0);
		if (e)
			return e->value;
	}
	return "";
}

static int64_t end_of(const wf_reader *r) {
	const AVStream *st = r->video;
	if (st->duration != AV_NOPTS_VALUE && st->duration > 0)
		return from_file(r, (st->start_time == AV_NOPTS_VALUE ? 0 : st->start_time) + st->duration);
	if (r->file->duration == AV_NOPTS_VALUE)
		return WF_NO_TIME;
	int64_t start = r->file->start_time == AV_NOPTS_VALUE ? 0 : r->file->start_time;
	return av_rescale_q(start + r->file->duration, AV_TIME_BASE_Q, nanoseconds);
}

// entries counts those of the index. What formats without one of their own
// have gathered there while reading is no index.
static int entries(const wf_reader *r) {
	if (r->format->flags & (AVFMT_TS_DISCONT | AVFMT_GENERIC_INDEX) || !strcmp(r->format->name, "flv"))
		return 0;
	return avformat_index_get_entries_count(r->video);
}

static int is_key_entry(const wf_reader *r, int i) {
	return !!(avformat_index_get_entry(r->video, i)->flags & AVINDEX_KEYFRAME);
}

static int keys_of(const wf_reader *r) {
	int n = 0;
	for (int i = 0; i < entries(r); i++)
		n += is_key_entry(r, i);
	return n;
}

int64_t wf_reader_last_key(const wf_reader *r) {
	for (int i = entries(r) - 1; i >= 0; i--)
		if (is_key_entry(r, i))
			return from_file(r, avformat_index_get_entry(r->video, i)->timestamp);
	return WF_NO_TIME;
}

void wf_reader_info(wf_reader *r, wf_file *out) {
	const AVCodecDescriptor *d = avcodec_descriptor_get(r->video->codecpar->codec_id);
	AVRational fps = av_guess_frame_rate(r->file, r->video, NULL);
	snprintf(out->format, sizeof out->format, "%s", r->format->name);
	snprintf(out->codec, sizeof out->codec, "%s", d ? d->name : "");
	snprintf(out->created, sizeof out->created, "%s", created_of(r));
	out->width = r->video->codecpar->width, out->height = r->video->codecpar->height;
	out->turn = turn_of(r->video);
	out->fps_num = fps.num, out->fps_den = fps.den;
	out->start = r->video->start_time == AV_NOPTS_VALUE ? 0 : from_file(r, r->video->start_time);
	out->end = end_of(r);
	out->guessed = r->file->duration_estimation_method == AVFMT_DURATION_FROM_BITRATE;
	out->keys = keys_of(r);
}

int wf_reader_keys(wf_reader *r, int64_t *out, int n, int step) {
	int seen = 0, taken = 0;
	for (int i = 0; i < entries(r) && taken < n; i++)
		if (is_key_entry(r, i) && seen++ % step == 0)
			out[taken++] = from_file(r, avformat_index_get_entry(r->video, i)->timestamp);
	return taken;
}

// empty forgets what the decoder has and that the file had ended.
static void empty(wf_reader *r) {
	if (r->codec)
		avcodec_flush_buffers(r->codec);
	av_packet_unref(r->pkt);
	r->io->eof_reached = r->io->error = 0;
}

// A time that was made of ticks gives them again; others are rounded down.
int64_t wf_reader_ticks(const wf_reader *r, int64_t t) {
	return av_rescale_q_rnd(t < INT64_MAX ? t + 1 : t, nanoseconds, r->video->time_base, AV_ROUND_DOWN);
}

void wf_reader_mark(wf_reader *r, int64_t place, int64_t ticks) {
	av_add_index_entry(r->video, place, ticks, 0, 0, AVINDEX_KEYFRAME);
}

int wf_reader_seek(wf_reader *r, int64_t t) {
	begin(r);
	empty(r);
	return av_seek_frame(r->file, r->video->index, wf_reader_ticks(r, t), AVSEEK_FLAG_BACKWARD);
}

int wf_reader_seek_byte(wf_reader *r, int64_t pos) {
	begin(r);
	empty(r);
	return av_seek_frame(r->file, r->video->index, pos, AVSEEK_FLAG_BYTE);
}

int64_t wf_reader_size(wf_reader *r) { return avio_size(r->io); }

// is_idr looks for an IDR picture (H.264 table 7-1, H.265 table 7-1) in Annex B.
static int is_idr(const AVPacket *p, enum AVCodecID codec) {
	for (int i = 0; i + 3 < p->size; i++) {
		const uint8_t *b = p->data + i;
		if (b[0] || b[1] || b[2] != 1)
			continue;
		int h264 = b[3] & 0x1f, h265 = b[3] >> 1 & 0x3f;
		if (codec == AV_CODEC_ID_HEVC ? h265 < 32 : h264 >= 1 && h264 <= 5)
			return codec == AV_CODEC_ID_HEVC ? h265 == 19 || h265 == 20 : h264 == 5;
	}
	return 0;
}

static int is_clean(const wf_reader *r) {
	enum AVCodecID id = r->video->codecpar->codec_id;
	const AVCodecDescriptor *d = avcodec_descriptor_get(id);
	if (!(r->pkt->flags & AV_PKT_FLAG_KEY))
		return 0;
	if (id == AV_CODEC_ID_H264 || id == AV_CODEC_ID_HEVC)
		return is_idr(r->pkt, id);
	return d && d->props & AV_CODEC_PROP_INTRA_ONLY;
}

int wf_reader_read(wf_reader *r, wf_packet *out) {
	begin(r);
	do {
		av_packet_unref(r->pkt);
		int err = av_read_frame(r->file, r->pkt);
		if (err < 0)
			return err;
	} while (r->pkt->stream_index != r->video->index && !late(r));
	if (r->pkt->stream_index != r->video->index)
		return AVERROR_EXIT;
	out->pts = from_file(r, r->pkt->pts);
	out->dts = from_file(r, r->pkt->dts);
	out->duration = r->pkt->duration > 0 ? from_file(r, r->pkt->duration) : 0;
	out->place = r->pkt->pos;
	out->key = !!(r->pkt->flags & AV_PKT_FLAG_KEY);
	out->clean = is_clean(r);
	out->broken = r->pkt->size > WF_MAX_PACKET;
	return 0;
}

int wf_reader_send(wf_reader *r) {
	int err = avcodec_send_packet(r->codec, r->pkt);
	av_packet_unref(r->pkt);
	return err;
}

void wf_reader_drain(wf_reader *r) { avcodec_send_packet(r->codec, NULL); }

static int is_key(const AVFrame *f) {
#if LIBAVUTIL_VERSION_INT >= AV_VERSION_INT(58, 7, 100)
	return !!(f->flags & AV_FRAME_FLAG_KEY);
#else
	return f->key_frame;
#endif
}

static int picture_of(wf_reader *r, AVFrame *f, int by_decode, wf_picture *out) {
	int err = avcodec_receive_frame(r->codec, f);
	if (err < 0)
		return err;
	f->sample_aspect_ratio = av_guess_sample_aspect_ratio(r->file, r->video, f);
	int64_t t = f->pts == AV_NOPTS_VALUE ? f->best_effort_timestamp : f->pts;
	if (by_decode)
		t = f->pkt_dts;
	out->key = is_key(f);
	out->damaged = f->decode_error_flags != 0 || f->flags & AV_FRAME_FLAG_CORRUPT;
	err = wf_hand_over(&r->convert, f, out);
	out->pts = from_file(r, t);
	return err;
}

int wf_reader_receive(wf_reader *r, int by_decode, wf_picture *out) {
	AVFrame *f = av_frame_alloc();
	if (!f)
		return AVERROR(ENOMEM);
	int err = picture_of(r, f, by_decode, out);
	if (err == 1)
		return 1;
	av_frame_free(&f);
	return err == AVERROR(EAGAIN) || err == AVERROR_EOF ? 0 : err;
}
