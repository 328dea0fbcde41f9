#include "scaler.h"

#include <stdlib.h>

#include <libavutil/frame.h>
#include <libavutil/imgutils.h>
#include <libswscale/swscale.h>

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
