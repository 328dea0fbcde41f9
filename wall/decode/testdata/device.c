// A graphics device for tests, laid over FFmpeg with LD_PRELOAD: H.264 and
// H.265 are decoded in software, and their pictures must be fetched as from a
// device, as NV12. DEVICE says what it does: "works", "absent", or the number
// of the picture whose fetching fails.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include <libavcodec/avcodec.h>
#include <libavutil/hwcontext.h>

static const char *plan(void) { return getenv("DEVICE"); }

int av_hwdevice_ctx_create(AVBufferRef **out, enum AVHWDeviceType type, const char *name, AVDictionary *o, int flags) {
	(void)name, (void)o, (void)flags;
	if (!strcmp(plan(), "absent") || type != AV_HWDEVICE_TYPE_VAAPI) {
		av_log(NULL, AV_LOG_ERROR, "there is no device\n");
		return AVERROR(ENODEV);
	}
	*out = av_hwdevice_ctx_alloc(type);
	return *out ? 0 : AVERROR(ENOMEM);
}

const AVCodecHWConfig *avcodec_get_hw_config(const AVCodec *c, int i) {
	static const AVCodecHWConfig config = {
		.pix_fmt = AV_PIX_FMT_YUV420P,
		.methods = AV_CODEC_HW_CONFIG_METHOD_HW_DEVICE_CTX,
		.device_type = AV_HWDEVICE_TYPE_VAAPI,
	};
	int can = c->id == AV_CODEC_ID_H264 || c->id == AV_CODEC_ID_HEVC;
	return can && i == 0 ? &config : NULL;
}

int avcodec_receive_frame(AVCodecContext *ctx, AVFrame *f) {
	int (*receive)(AVCodecContext *, AVFrame *) = dlsym(RTLD_NEXT, "avcodec_receive_frame");
	int err = receive(ctx, f);
	if (err >= 0 && ctx->hw_device_ctx && f->format == AV_PIX_FMT_YUV420P)
		f->hw_frames_ctx = av_buffer_ref(ctx->hw_device_ctx);
	return err;
}

int av_hwframe_transfer_data(AVFrame *to, const AVFrame *from, int flags) {
	static int fetched;
	(void)flags;
	if (strcmp(plan(), "works") && fetched++ == atoi(plan()))
		return AVERROR(EIO);
	to->format = AV_PIX_FMT_NV12, to->width = from->width, to->height = from->height;
	int err = av_frame_get_buffer(to, 0);
	for (int y = 0; err >= 0 && y < to->height; y++)
		memcpy(to->data[0] + y * to->linesize[0], from->data[0] + y * from->linesize[0], to->width);
	for (int y = 0; err >= 0 && y < (to->height + 1) / 2; y++)
		for (int x = 0; x < to->width + to->width % 2; x++)
			to->data[1][y * to->linesize[1] + x] = from->data[1 + x % 2][y * from->linesize[1 + x % 2] + x / 2];
	return err;
}
