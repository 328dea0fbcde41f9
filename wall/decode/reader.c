#include "reader_state.h"
#include "picture.h"

const int WF_EOF = AVERROR_EOF, WF_LATE = AVERROR_EXIT, WF_EIO = AVERROR(EIO), WF_ERANGE = AVERROR(ERANGE);

// empty forgets what the decoder has and that the file had ended.
static void empty(wf_reader *r) {
	if (r->codec)
		avcodec_flush_buffers(r->codec);
	av_packet_unref(r->pkt);
	r->io->eof_reached = r->io->error = 0;
}

// A time that was made of ticks gives them again; others are rounded down.
int64_t wf_reader_ticks(const wf_reader *r, int64_t t) {
	return av_rescale_q_rnd(t < INT64_MAX ? t + 1 : t, wf_nanoseconds, r->video->time_base, AV_ROUND_DOWN);
}

void wf_reader_mark(wf_reader *r, int64_t place, int64_t ticks) {
	av_add_index_entry(r->video, place, ticks, 0, 0, AVINDEX_KEYFRAME);
}

int wf_reader_seek(wf_reader *r, int64_t t) {
	wf_begin(r);
	empty(r);
	return av_seek_frame(r->file, r->video->index, wf_reader_ticks(r, t), AVSEEK_FLAG_BACKWARD);
}

int wf_reader_seek_byte(wf_reader *r, int64_t pos) {
	wf_begin(r);
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
	wf_begin(r);
	do {
		av_packet_unref(r->pkt);
		int err = av_read_frame(r->file, r->pkt);
		if (err < 0)
			return err;
	} while (r->pkt->stream_index != r->video->index && !wf_late(r));
	if (r->pkt->stream_index != r->video->index)
		return AVERROR_EXIT;
	out->pts = wf_from_file(r, r->pkt->pts);
	out->dts = wf_from_file(r, r->pkt->dts);
	out->duration = r->pkt->duration > 0 ? wf_from_file(r, r->pkt->duration) : 0;
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
	out->pts = wf_from_file(r, t);
	return err;
}

int wf_reader_receive(wf_reader *r, int by_decode, wf_picture *out) {
	int err = picture_of(r, out->ref, by_decode, out);
	if (err == 1)
		return 1;
	av_frame_unref(out->ref);
	return err == AVERROR(EAGAIN) || err == AVERROR_EOF ? 0 : err;
}
