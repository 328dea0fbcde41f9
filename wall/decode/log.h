// FFmpeg's log of the whole process: counted, and the newest message kept.
// Safe for use by any thread.
#ifndef WATCHFLOOR_LOG_H
#define WATCHFLOOR_LOG_H

#include <stdint.h>

// A wf_log is what FFmpeg has said so far.
typedef struct {
	int64_t errors, warnings;
	char newest[256];
} wf_log;

// wf_log_start takes FFmpeg's log from the terminal.
void wf_log_start(void);

// wf_log_read copies what there is.
void wf_log_read(wf_log *out);

// wf_log_mute keeps what the calling thread does out of the log, or no more.
void wf_log_mute(int on);

#endif
