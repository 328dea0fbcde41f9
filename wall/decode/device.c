#include "device_use.h"
#include "log.h"

#include <libavutil/hwcontext.h>

static AVBufferRef *context; // null: there is no device
static enum AVHWDeviceType type;

// The best kind comes first. An FFmpeg has only those of its platform. Not to
// find one is no news for the log.
void wf_device_open(void) {
	static const char *const kinds[] = {"videotoolbox", "vaapi", "d3d11va", "cuda"};
	wf_log_mute(1);
	for (unsigned i = 0; !context && i < sizeof kinds / sizeof *kinds; i++) {
		type = av_hwdevice_find_type_by_name(kinds[i]);
		if (type != AV_HWDEVICE_TYPE_NONE)
			av_hwdevice_ctx_create(&context, type, NULL, NULL, 0);
	}
	wf_log_mute(0);
}

AVBufferRef *wf_device_context(void) { return av_buffer_ref(context); }

const char *wf_device_name(void) { return context ? av_hwdevice_get_type_name(type) : NULL; }

// format_of is how a decoder gives pictures on the device; none: it cannot.
static enum AVPixelFormat format_of(const AVCodec *c) {
	const AVCodecHWConfig *config;
	for (int i = 0; (config = avcodec_get_hw_config(c, i)); i++)
		if (config->device_type == type && config->methods & AV_CODEC_HW_CONFIG_METHOD_HW_DEVICE_CTX)
			return config->pix_fmt;
	return AV_PIX_FMT_NONE;
}

// The decoders with hardware of their own (cuvid) are left out: they fall back
// to nothing.
const AVCodec *wf_device_decoder(enum AVCodecID id, enum AVPixelFormat *format) {
	void *next = NULL;
	for (const AVCodec *c; context && (c = av_codec_iterate(&next));) {
		if (c->id != id || !av_codec_is_decoder(c) || c->capabilities & AV_CODEC_CAP_HARDWARE)
			continue;
		if ((*format = format_of(c)) != AV_PIX_FMT_NONE)
			return c;
	}
	return NULL;
}

int wf_device_fetch(AVFrame *f) {
	AVFrame *to = av_frame_alloc();
	if (!to)
		return AVERROR(ENOMEM);
	int err = av_hwframe_transfer_data(to, f, 0);
	if (err >= 0)
		err = av_frame_copy_props(to, f);
	if (err >= 0) {
		av_frame_unref(f);
		av_frame_move_ref(f, to);
	}
	av_frame_free(&to);
	return err;
}
