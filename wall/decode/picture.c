#include "picture.h"

#include <libavutil/pixdesc.h>

// layout_of names how the screen reads a format; -1: it does not.
static int layout_of(int format) {
	switch (format) {
	case AV_PIX_FMT_YUV420P: case AV_PIX_FMT_YUVJ420P: return WF_YUV420;
	case AV_PIX_FMT_YUV422P: case AV_PIX_FMT_YUVJ422P: return WF_YUV422;
	case AV_PIX_FMT_YUV444P: case AV_PIX_FMT_YUVJ444P: return WF_YUV444;
	case AV_PIX_FMT_NV12: return WF_NV12;
	case AV_PIX_FMT_GRAY8: return WF_GRAY;
	}
	return -1;
}

static int is_full(const AVFrame *f) {
	return f->color_range == AVCOL_RANGE_JPEG || f->format == AV_PIX_FMT_YUVJ420P ||
	       f->format == AV_PIX_FMT_YUVJ422P || f->format == AV_PIX_FMT_YUVJ444P;
}

static int rows_of(int layout, int plane, int height) {
	if (plane == 0)
		return height;
	if (layout == WF_GRAY || (layout == WF_NV12 && plane == 2))
		return 0;
	return layout == WF_YUV420 || layout == WF_NV12 ? (height + 1) / 2 : height;
}

// spans says whether whole lines can be read from each plane: a cropped
// picture starts inside its buffer, a flipped one runs backwards.
static int spans(const AVFrame *f, int layout) {
	for (int i = 0; i < 3; i++) {
		int rows = rows_of(layout, i, f->height);
		if (!rows)
			continue;
		AVBufferRef *b = av_frame_get_plane_buffer((AVFrame *)f, i);
		int64_t need = (int64_t)rows * f->linesize[i];
		if (!b || f->linesize[i] <= 0 || f->linesize[i] % 4 || f->data[i] + need > b->data + b->size)
			return 0;
	}
	return 1;
}

// is_rgb says whether a format has no matrix of its own.
static int is_rgb(const AVFrame *f) {
	const AVPixFmtDescriptor *d = av_pix_fmt_desc_get(f->format);
	return d && d->flags & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL);
}

// alike is the format that the screen takes with the chroma of f.
static int alike(const AVFrame *f) {
	const AVPixFmtDescriptor *d = av_pix_fmt_desc_get(f->format);
	if (!d || is_rgb(f))
		return AV_PIX_FMT_YUV420P;
	if (d->nb_components < 3)
		return AV_PIX_FMT_GRAY8;
	if (d->log2_chroma_w == 0 && d->log2_chroma_h == 0)
		return AV_PIX_FMT_YUV444P;
	return d->log2_chroma_w == 1 && d->log2_chroma_h == 0 ? AV_PIX_FMT_YUV422P : AV_PIX_FMT_YUV420P;
}

// redraw writes f into to, which gets the properties of f.
static int redraw(struct SwsContext **convert, const AVFrame *f, AVFrame *to) {
	int err = av_frame_copy_props(to, f);
	if (err < 0)
		return err;
	if (is_rgb(f)) {
		to->colorspace = f->height >= 720 ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M;
		to->color_range = AVCOL_RANGE_MPEG;
	} else if (is_full(f)) {
		to->color_range = AVCOL_RANGE_JPEG;
	}
	*convert = sws_getCachedContext(*convert, f->width, f->height, f->format, to->width, to->height,
	                                to->format, SWS_BILINEAR, NULL, NULL, NULL);
	if (!*convert)
		return AVERROR(EINVAL);
	const int *table = sws_getCoefficients(to->colorspace);
	sws_setColorspaceDetails(*convert, table, is_full(f), table, is_full(to), 0, 1 << 16, 1 << 16);
	sws_scale(*convert, (const uint8_t *const *)f->data, f->linesize, 0, f->height, to->data, to->linesize);
	return 0;
}

// converted makes f a copy of itself in a format that the screen takes.
static int converted(struct SwsContext **convert, AVFrame *f) {
	if (f->width < 1 || f->height < 1)
		return AVERROR_INVALIDDATA;
	AVFrame *to = av_frame_alloc();
	if (!to)
		return AVERROR(ENOMEM);
	to->format = alike(f);
	to->width = f->width, to->height = f->height;
	int err = av_frame_get_buffer(to, 64);
	if (err >= 0)
		err = redraw(convert, f, to);
	if (err >= 0) {
		av_frame_unref(f);
		av_frame_move_ref(f, to);
	}
	av_frame_free(&to);
	return err;
}

int wf_hand_over(struct SwsContext **convert, AVFrame *f, wf_picture *out) {
	if (f->width > WF_MAX_SIDE || f->height > WF_MAX_SIDE)
		return AVERROR(ERANGE);
	int layout = layout_of(f->format);
	if (layout < 0 || !spans(f, layout)) {
		int err = converted(convert, f);
		if (err < 0)
			return err;
		layout = layout_of(f->format);
	}
	for (int i = 0; i < 3; i++) {
		out->rows[i] = rows_of(layout, i, f->height);
		out->data[i] = out->rows[i] ? f->data[i] : NULL;
		out->linesize[i] = out->rows[i] ? f->linesize[i] : 0;
	}
	out->width = f->width, out->height = f->height;
	out->layout = layout;
	out->matrix = f->colorspace;
	out->full = is_full(f);
	out->sar_num = f->sample_aspect_ratio.num, out->sar_den = f->sample_aspect_ratio.den;
	out->pts = f->pts;
	return 1;
}
