#include "audio.h"

#include <stdlib.h>
#include <string.h>

#include <libavcodec/avcodec.h>
#include <libavcodec/codec_desc.h>
#include <libavutil/mem.h>

struct wf_sound {
	AVCodecContext *ctx;
	AVPacket *pkt;
	AVFrame *frame;
	float *samples; // of the last unit
	int room;       // how many fit
};

static const AVCodec *find(const char *codec) {
	const AVCodecDescriptor *d = avcodec_descriptor_get_by_name(codec);
	return d ? avcodec_find_decoder(d->id) : NULL;
}

// configure says what the camera has said of its sound.
static int configure(AVCodecContext *ctx, int rate, int channels, const uint8_t *config, int size) {
	ctx->thread_count = 1;
	ctx->sample_rate = rate;
	ctx->pkt_timebase = (AVRational){1, rate};
	av_channel_layout_default(&ctx->ch_layout, channels);
	if (size == 0)
		return 0;
	ctx->extradata = av_mallocz(size + AV_INPUT_BUFFER_PADDING_SIZE);
	if (!ctx->extradata)
		return AVERROR(ENOMEM);
	memcpy(ctx->extradata, config, size);
	ctx->extradata_size = size;
	return 0;
}

wf_sound *wf_sound_open(const char *codec, int rate, int channels, const uint8_t *config, int size, int *err) {
	const AVCodec *c = find(codec);
	if (!c) {
		*err = AVERROR_DECODER_NOT_FOUND;
		return NULL;
	}
	wf_sound *s = calloc(1, sizeof *s);
	if (!s || !(s->ctx = avcodec_alloc_context3(c)) || !(s->pkt = av_packet_alloc()) || !(s->frame = av_frame_alloc()))
		*err = AVERROR(ENOMEM);
	else if ((*err = configure(s->ctx, rate, channels, config, size)) >= 0)
		*err = avcodec_open2(s->ctx, c, NULL);
	if (*err < 0) {
		wf_sound_close(s);
		return NULL;
	}
	return s;
}

void wf_sound_close(wf_sound *s) {
	if (!s)
		return;
	av_frame_free(&s->frame);
	av_packet_free(&s->pkt);
	avcodec_free_context(&s->ctx);
	free(s->samples);
	free(s);
}

// sample is number i of a line of samples.
static float sample(const uint8_t *line, int i, enum AVSampleFormat format) {
	if (format == AV_SAMPLE_FMT_FLT)
		return ((const float *)line)[i];
	return ((const int16_t *)line)[i] / 32768.0f;
}

// interleave writes a frame's samples in the order of time, as floats.
static int interleave(float *to, const AVFrame *f) {
	enum AVSampleFormat format = av_get_packed_sample_fmt(f->format);
	if (format != AV_SAMPLE_FMT_FLT && format != AV_SAMPLE_FMT_S16)
		return AVERROR(ENOSYS);
	int channels = f->ch_layout.nb_channels;
	if (!av_sample_fmt_is_planar(f->format)) {
		for (int i = 0; i < f->nb_samples * channels; i++)
			to[i] = sample(f->extended_data[0], i, format);
		return 0;
	}
	for (int c = 0; c < channels; c++)
		for (int i = 0; i < f->nb_samples; i++)
			to[i * channels + c] = sample(f->extended_data[c], i, format);
	return 0;
}

// reserve makes room for so many samples.
static int reserve(wf_sound *s, int n) {
	if (n <= s->room)
		return 0;
	float *more = realloc(s->samples, n * sizeof *more);
	if (!more)
		return AVERROR(ENOMEM);
	s->samples = more, s->room = n;
	return 0;
}

// append adds the decoder's frame to what has come of this unit.
static int append(wf_sound *s, wf_samples *out) {
	const AVFrame *f = s->frame;
	int channels = f->ch_layout.nb_channels;
	if (channels < 1 || channels > WF_MAX_CHANNELS || f->sample_rate < 1 || f->sample_rate > WF_MAX_RATE)
		return AVERROR_INVALIDDATA;
	if (out->frames > 0 && (channels != out->channels || f->sample_rate != out->rate))
		return AVERROR_INVALIDDATA;
	if (f->nb_samples < 0 || f->nb_samples > WF_MAX_SAMPLES / channels - out->frames)
		return AVERROR_INVALIDDATA;
	int err = reserve(s, (out->frames + f->nb_samples) * channels);
	if (err >= 0)
		err = interleave(s->samples + out->frames * channels, f);
	if (err < 0)
		return err;
	out->data = s->samples, out->channels = channels, out->rate = f->sample_rate;
	out->frames += f->nb_samples;
	return 0;
}

int wf_sound_decode(wf_sound *s, const uint8_t *data, int size, wf_samples *out) {
	memset(out, 0, sizeof *out);
	int err = av_new_packet(s->pkt, size); // adds the padding the bit reader needs
	if (err < 0)
		return err;
	memcpy(s->pkt->data, data, size);
	err = avcodec_send_packet(s->ctx, s->pkt);
	av_packet_unref(s->pkt);
	int failed = err; // all that comes is taken, or the next unit would not be
	while ((err = avcodec_receive_frame(s->ctx, s->frame)) >= 0) {
		if (failed >= 0)
			failed = append(s, out);
		av_frame_unref(s->frame);
	}
	if (failed < 0)
		return failed;
	return err == AVERROR(EAGAIN) || err == AVERROR_EOF ? 0 : err;
}
