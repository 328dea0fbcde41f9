#include "live.h"
#include "device_use.h"
#include "picture.h"

#include <stdlib.h>
#include <string.h>

const int WF_NO_DECODER = AVERROR_DECODER_NOT_FOUND;

struct wf_decoder {
	AVCodecContext *ctx;
	AVPacket *pkt;
	AVBufferRef *input;           // used again for each unit that libavcodec does not keep
	struct SwsContext *convert;   // for pixel formats the screen does not take
	enum AVPixelFormat on_device; // none: software
};

// in_software finds a decoder that needs no hardware. FFmpeg's own for AV1 is
// of no use without.
static const AVCodec *in_software(enum AVCodecID id) {
	const int hardware = AV_CODEC_CAP_HARDWARE | AV_CODEC_CAP_HYBRID | AV_CODEC_CAP_EXPERIMENTAL;
	void *next = NULL;
	for (const AVCodec *c; (c = av_codec_iterate(&next));)
		if (c->id == id && av_codec_is_decoder(c) && !(c->capabilities & hardware) && strcmp(c->name, "av1"))
			return c;
	return NULL;
}

// choose_format takes the device's where the stream can be decoded there.
static enum AVPixelFormat choose_format(AVCodecContext *ctx, const enum AVPixelFormat *offered) {
	wf_decoder *d = ctx->opaque;
	for (const enum AVPixelFormat *f = offered; *f != AV_PIX_FMT_NONE; f++)
		if (*f == d->on_device)
			return *f;
	d->on_device = AV_PIX_FMT_NONE;
	return avcodec_default_get_format(ctx, offered);
}

// configure prepares ctx. Frame threads would delay each picture. Cropping is
// exact though it makes lines begin anywhere in memory. Pictures of a stream
// without key frames are shown too: whoever feeds them wants it. MPEG-4 would
// take the wish for no delay for a promise of no B pictures.
static int configure(wf_decoder *d, AVCodecContext *ctx) {
	ctx->thread_count = 1;
	ctx->flags |= AV_CODEC_FLAG_OUTPUT_CORRUPT | AV_CODEC_FLAG_UNALIGNED;
	if (ctx->codec_id != AV_CODEC_ID_MPEG4)
		ctx->flags |= AV_CODEC_FLAG_LOW_DELAY;
	ctx->max_pixels = WF_MAX_PIXELS;
	if (d->on_device == AV_PIX_FMT_NONE)
		return 0;
	ctx->opaque = d;
	ctx->get_format = choose_format;
	ctx->hw_device_ctx = wf_device_context();
	return ctx->hw_device_ctx ? 0 : AVERROR(ENOMEM);
}

static int start(wf_decoder *d, enum AVCodecID id, int hardware) {
	const AVCodec *c = hardware ? wf_device_decoder(id, &d->on_device) : NULL;
	if (!c && !(c = in_software(id)))
		return AVERROR_DECODER_NOT_FOUND;
	if (!(d->ctx = avcodec_alloc_context3(c)) || !(d->pkt = av_packet_alloc()))
		return AVERROR(ENOMEM);
	int err = configure(d, d->ctx);
	return err < 0 ? err : avcodec_open2(d->ctx, c, NULL);
}

wf_decoder *wf_open(const char *codec, int hardware, int *err) {
	const AVCodecDescriptor *known = avcodec_descriptor_get_by_name(codec);
	wf_decoder *d = calloc(1, sizeof *d);
	if (!d) {
		*err = AVERROR(ENOMEM);
		return NULL;
	}
	d->on_device = AV_PIX_FMT_NONE;
	*err = known ? start(d, known->id, hardware) : AVERROR_DECODER_NOT_FOUND;
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
	av_buffer_unref(&d->input);
	avcodec_free_context(&d->ctx);
	free(d);
}

const char *wf_hardware(const wf_decoder *d) {
	return d->on_device == AV_PIX_FMT_NONE ? NULL : wf_device_name();
}

void wf_skip(wf_decoder *d, int level) {
	static const enum AVDiscard levels[] = {AVDISCARD_DEFAULT, AVDISCARD_NONREF, AVDISCARD_NONKEY};
	if (levels[level] == AVDISCARD_NONKEY && d->ctx->skip_frame != AVDISCARD_NONKEY)
		avcodec_flush_buffers(d->ctx); // what is kept back would come before each key frame
	d->ctx->skip_frame = levels[level];
}

void wf_flush(wf_decoder *d) { avcodec_flush_buffers(d->ctx); }

// room makes input large enough, and ours alone.
static int room(wf_decoder *d, int size) {
	if (d->input && (int)d->input->size >= size && av_buffer_is_writable(d->input))
		return 0;
	av_buffer_unref(&d->input);
	d->input = av_buffer_alloc(size + size / 2);
	return d->input ? 0 : AVERROR(ENOMEM);
}

// load copies a unit to where the bit reader may look beyond its end.
static int load(wf_decoder *d, const uint8_t *data, int size, int64_t pts) {
	int err = room(d, size + AV_INPUT_BUFFER_PADDING_SIZE);
	if (err < 0)
		return err;
	memcpy(d->input->data, data, size);
	memset(d->input->data + size, 0, AV_INPUT_BUFFER_PADDING_SIZE);
	if (!(d->pkt->buf = av_buffer_ref(d->input)))
		return AVERROR(ENOMEM);
	d->pkt->data = d->input->data;
	d->pkt->size = size;
	d->pkt->pts = d->pkt->dts = pts;
	return 0;
}

// finish makes a picture of what the decoder gave.
static int finish(wf_decoder *d, AVFrame *f, wf_picture *out) {
	int err = 0;
	if (f->decode_error_flags)
		return AVERROR_INVALIDDATA;
	out->hardware = f->hw_frames_ctx != NULL;
	if (out->hardware)
		err = wf_device_fetch(f);
	return err < 0 ? err : wf_hand_over(&d->convert, f, out);
}

// receive takes one picture from the decoder.
static int receive(wf_decoder *d, wf_picture *out) {
	int err = avcodec_receive_frame(d->ctx, out->ref);
	if (err == AVERROR(EAGAIN) || err == AVERROR_EOF)
		return 0;
	if (err >= 0)
		err = finish(d, out->ref, out);
	if (err < 0)
		av_frame_unref(out->ref);
	return err;
}

// alone gives the picture of a key frame that the decoder keeps back until it
// has seen those which are left out.
static int alone(wf_decoder *d, wf_picture *out) {
	int got = avcodec_send_packet(d->ctx, NULL);
	if (got >= 0)
		got = receive(d, out);
	avcodec_flush_buffers(d->ctx);
	return got;
}

// A unit may hold several pictures. Then libavcodec takes the next unit only
// after they are taken: the newest of them is the picture of this call.
int wf_decode(wf_decoder *d, const uint8_t *data, int size, int64_t pts, wf_picture *out) {
	int got = 0, err = load(d, data, size, pts);
	if (err >= 0)
		err = avcodec_send_packet(d->ctx, d->pkt);
	while (err == AVERROR(EAGAIN) && (got = receive(d, out)) == 1)
		err = avcodec_send_packet(d->ctx, d->pkt);
	av_packet_unref(d->pkt);
	if (err < 0) {
		av_frame_unref(out->ref);
		return got < 0 ? got : err;
	}
	if (got != 1)
		got = receive(d, out);
	return got == 0 && d->ctx->skip_frame == AVDISCARD_NONKEY ? alone(d, out) : got;
}

int wf_drain(wf_decoder *d, wf_picture *out) {
	avcodec_send_packet(d->ctx, NULL);
	return receive(d, out);
}
