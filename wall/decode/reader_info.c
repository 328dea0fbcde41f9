#include "reader_state.h"

#include <stdio.h>
#include <string.h>

#include <libavutil/display.h>

int64_t wf_from_file(const wf_reader *r, int64_t t) {
	return t == AV_NOPTS_VALUE ? WF_NO_TIME : av_rescale_q(t, r->video->time_base, wf_nanoseconds);
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
		return wf_from_file(r, (st->start_time == AV_NOPTS_VALUE ? 0 : st->start_time) + st->duration);
	if (r->file->duration == AV_NOPTS_VALUE)
		return WF_NO_TIME;
	int64_t start = r->file->start_time == AV_NOPTS_VALUE ? 0 : r->file->start_time;
	return av_rescale_q(start + r->file->duration, AV_TIME_BASE_Q, wf_nanoseconds);
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
			return wf_from_file(r, avformat_index_get_entry(r->video, i)->timestamp);
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
	out->start = r->video->start_time == AV_NOPTS_VALUE ? 0 : wf_from_file(r, r->video->start_time);
	out->end = end_of(r);
	out->guessed = r->file->duration_estimation_method == AVFMT_DURATION_FROM_BITRATE;
	out->keys = keys_of(r);
}

int wf_reader_keys(wf_reader *r, int64_t *out, int n, int step) {
	int seen = 0, taken = 0;
	for (int i = 0; i < entries(r) && taken < n; i++)
		if (is_key_entry(r, i) && seen++ % step == 0)
			out[taken++] = wf_from_file(r, avformat_index_get_entry(r->video, i)->timestamp);
	return taken;
}
