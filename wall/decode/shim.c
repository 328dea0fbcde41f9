#include "shim.h"
#include "picture.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <libavcodec/avcodec.h>
#include <libavutil/imgutils.h>
#include <libavutil/log.h>
#include <libavutil/mem.h>
#include <libswscale/swscale.h>

struct wf_decoder {
	AVCodecContext *ctx;
	AVPacket *pkt;
	struct SwsContext *convert; // for pixel formats the screen does not take
};

static atomic_llong complaints;

static void count(void *avcl, int level, const char *fmt, va_list args) {
	(void)avcl, (void)fmt, (void)args;
	if (level <= AV_LOG_ERROR)
		atomic_fetch_add(&complaints, 1);
}

// Pictures, and the textures that OpenGL in software makes of them, come and
// go many times a second. glibc would give their memory back to the system
// each time, and the page faults of getting it again cost more than decoding.
// Few arenas, as each of the many threads would keep memory in one of its own.
static void keep_memory(void) {
#ifdef __GLIBC__
	mallopt(M_MMAP_THRESHOLD, 32 << 20);
	mallopt(M_TRIM_THRESHOLD, 128 << 20);
	mallopt(M_ARENA_MAX, 2);
#endif
}

void wf_setup(void) {
	av_log_set_callback(count);
	av_max_alloc(WF_MAX_ALLOC);
	keep_memory();
}

int64_t wf_errors(void) { return atomic_load(&complaints); }

void wf_error(int err, char *text, int size) { av_strerror(err, text, size); }

static enum AVCodecID codec_id(int codec) {
	switch (codec) {
	case WF_H264: return AV_CODEC_ID_H264;
	case WF_H265: return AV_CODEC_ID_HEVC;
	}
	return AV_CODEC_ID_NONE;
}

wf_decoder *wf_open(int codec, int *err) {
	const AVCodec *c = avcodec_find_decoder(codec_id(codec));
	if (!c) {
		*err = AVERROR_DECODER_NOT_FOUND;
		return NULL;
	}
	wf_decoder *d = calloc(1, sizeof *d);
	if (!d || !(d->ctx = avcodec_alloc_context3(c)) || !(d->pkt = av_packet_alloc())) {
		*err = AVERROR(ENOMEM);
		wf_close(d);
		return NULL;
	}
	d->ctx->thread_count = 1; // frame threads would delay each picture
	d->ctx->flags |= AV_CODEC_FLAG_LOW_DELAY;
	d->ctx->max_pixels = WF_MAX_PIXELS;
	*err = avcodec_open2(d->ctx, c, NULL);
	if (*err < 0) {
		wf_close(d);
		return NULL;
	}
	return d;
}

void wf_close(wf_decoder *d) {
	if (!d)
		return;
	sws_freeContext(d->convert);
	av_packet_free(&d->pkt);
	avcodec_free_context(&d->ctx);
	free(d);
}

// receive takes one picture from the decoder.
static int receive(wf_decoder *d, wf_picture *out) {
	AVFrame *f = av_frame_alloc();
	if (!f)
		return AVERROR(ENOMEM);
	int err = avcodec_receive_frame(d->ctx, f);
	if (err >= 0)
		err = wf_hand_over(&d->convert, f, out);
	if (err == 1)
		return 1;
	av_frame_free(&f);
	return err == AVERROR(EAGAIN) || err == AVERROR_EOF ? 0 : err;
}

int wf_decode(wf_decoder *d, const uint8_t *data, int size, int64_t pts, wf_picture *out) {
	int err = av_new_packet(d->pkt, size); // adds the padding the bit reader needs
	if (err < 0)
		return err;
	memcpy(d->pkt->data, data, size);
	d->pkt->pts = d->pkt->dts = pts;
	err = avcodec_send_packet(d->ctx, d->pkt);
	av_packet_unref(d->pkt);
	if (err < 0 && err != AVERROR(EAGAIN))
		return err;
	return receive(d, out);
}

int wf_drain(wf_decoder *d, wf_picture *out) {
	avcodec_send_packet(d->ctx, NULL);
	return receive(d, out);
}

void wf_free(void *ref) {
	AVFrame *f = ref;
	av_frame_free(&f);
}

// A scaler first makes the picture fit, in YUV, and then converts pixel by
// pixel: sws has fast code for each, but not for both at once. Measured, a
// small tile takes two thirds of the time, a full screen a quarter. The fast
// conversion wants an even height, and writes whole blocks of pixels: beyond
// the end of the lines unless they have that many.
struct wf_scaler {
	struct SwsContext *fit; // null: the picture fits as it is
	struct SwsContext *colour;
	AVFrame *fitted;
	AVFrame *blocks; // null: the lines are of whole blocks
	int w, h;
};

static enum AVPixelFormat format_of(int layout) {
	static const enum AVPixelFormat formats[] = {
		AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUV422P, AV_PIX_FMT_YUV444P, AV_PIX_FMT_NV12, AV_PIX_FMT_GRAY8,
	};
	return formats[layout];
}

static AVFrame *new_frame(enum AVPixelFormat format, int w, int h) {
	AVFrame *f = av_frame_alloc();
	if (!f)
		return NULL;
	f->format = format, f->width = w, f->height = h;
	if (av_frame_get_buffer(f, 64) < 0)
		av_frame_free(&f);
	return f;
}

// make_fit prepares the first step: same matrix and range, other size.
static int make_fit(wf_scaler *s, const wf_picture *in, int w, int h) {
	s->fitted = new_frame(AV_PIX_FMT_YUV420P, w, h);
	if (!s->fitted)
		return AVERROR(ENOMEM);
	s->fit = sws_getContext(in->width, in->height, format_of(in->layout), w, h, AV_PIX_FMT_YUV420P, SWS_BILINEAR,
	                        NULL, NULL, NULL);
	if (!s->fit)
		return AVERROR(EINVAL);
	const int *table = sws_getCoefficients(in->matrix);
	sws_setColorspaceDetails(s->fit, table, in->full, table, in->full, 0, 1 << 16, 1 << 16);
	return 0;
}

static int prepare(wf_scaler *s, const wf_picture *in, int w, int h) {
	int even = h + h % 2;
	s->w = w, s->h = h;
	if (in->width != w || in->height != even || in->layout != WF_YUV420 || w % 16) {
		int err = make_fit(s, in, w, even);
		if (err < 0)
			return err;
	}
	if ((w % 16 || h % 2) && !(s->blocks = new_frame(AV_PIX_FMT_RGBA, w, even)))
		return AVERROR(ENOMEM);
	s->colour = sws_getContext(w, even, AV_PIX_FMT_YUV420P, w, even, AV_PIX_FMT_RGBA, SWS_BILINEAR, NULL, NULL, NULL);
	if (!s->colour)
		return AVERROR(EINVAL);
	const int *table = sws_getCoefficients(in->matrix);
	sws_setColorspaceDetails(s->colour, table, in->full, table, 1, 0, 1 << 16, 1 << 16);
	return 0;
}

wf_scaler *wf_scaler_new(const wf_picture *in, int w, int h, int *err) {
	wf_scaler *s = calloc(1, sizeof *s);
	*err = s ? prepare(s, in, w, h) : AVERROR(ENOMEM);
	if (*err < 0) {
		wf_scaler_free(s);
		return NULL;
	}
	return s;
}

void wf_scale(wf_scaler *s, const wf_picture *in, uint8_t *rgba, int stride) {
	const uint8_t *const *src = (const uint8_t *const *)in->data;
	const int *src_stride = in->linesize;
	if (s->fit) {
		sws_scale(s->fit, src, src_stride, 0, in->height, s->fitted->data, s->fitted->linesize);
		src = (const uint8_t *const *)s->fitted->data, src_stride = s->fitted->linesize;
	}
	if (!s->blocks) {
		sws_scale(s->colour, src, src_stride, 0, s->h, (uint8_t *[4]){rgba}, (int[4]){stride});
		return;
	}
	AVFrame *b = s->blocks;
	sws_scale(s->colour, src, src_stride, 0, b->height, b->data, b->linesize);
	av_image_copy_plane(rgba, stride, b->data[0], b->linesize[0], 4 * s->w, s->h);
}

void wf_scaler_free(wf_scaler *s) {
	if (!s)
		return;
	sws_freeContext(s->fit);
	sws_freeContext(s->colour);
	av_frame_free(&s->fitted);
	av_frame_free(&s->blocks);
	free(s);
}
