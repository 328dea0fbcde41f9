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
