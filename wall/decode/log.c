#include "log.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include <libavutil/log.h>

static atomic_llong errors, warnings;
static _Thread_local int muted;

static atomic_flag busy = ATOMIC_FLAG_INIT; // somebody is at newest
static char newest[sizeof((wf_log *)0)->newest];

static const char *speaker(void *object) {
	const AVClass *c = object ? *(const AVClass **)object : NULL;
	return c && c->item_name ? c->item_name(object) : "FFmpeg";
}

// note counts a message. Nobody waits: of messages at the same moment one is
// kept.
static void note(void *object, int level, const char *format, va_list args) {
	if (muted || level > AV_LOG_WARNING)
		return;
	atomic_fetch_add(level > AV_LOG_ERROR ? &warnings : &errors, 1);
	if (atomic_flag_test_and_set(&busy))
		return;
	int n = snprintf(newest, sizeof newest, "%s: ", speaker(object));
	if (n >= 0 && n < (int)sizeof newest)
		vsnprintf(newest + n, sizeof newest - n, format, args);
	atomic_flag_clear(&busy);
}

void wf_log_start(void) { av_log_set_callback(note); }

void wf_log_read(wf_log *out) {
	while (atomic_flag_test_and_set(&busy)) {
	}
	memcpy(out->newest, newest, sizeof newest);
	atomic_flag_clear(&busy);
	out->errors = atomic_load(&errors);
	out->warnings = atomic_load(&warnings);
}

void wf_log_mute(int on) { muted = on; }
