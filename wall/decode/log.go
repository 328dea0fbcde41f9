package decode

/*
#include "log.h"
*/
import "C"

import (
	"context"
	"log/slog"
	"regexp"
	"strings"
	"time"
)

// logEvery is how often Watch looks.
const logEvery = time.Second

// Watch writes what FFmpeg complains about to log until ctx ends: at most one
// line a second, with the newest message and how many there were since the
// last. Nothing of it reaches the terminal otherwise. It is to run once for
// the process.
func Watch(ctx context.Context, log *slog.Logger) {
	look := time.NewTicker(logEvery)
	defer look.Stop()
	told := complaints()
	for {
		select {
		case <-ctx.Done():
			told.tell(log)
			return
		case <-look.C:
			told = told.tell(log)
		}
	}
}

// Errors counts what FFmpeg called an error, in the whole process.
func Errors() int64 { return int64(complaints().errors) }

// complained is what FFmpeg has said up to a moment.
type complained C.wf_log

func complaints() complained {
	C.wf_log_start()
	var l C.wf_log
	C.wf_log_read(&l)
	return complained(l)
}

// tell writes what has come since, and returns what there is now.
func (c complained) tell(log *slog.Logger) complained {
	now := complaints()
	failed, warned := int64(now.errors-c.errors), int64(now.warnings-c.warnings)
	if failed+warned > 0 {
		log.Warn("FFmpeg complains", "newest", clean(C.GoString(&now.newest[0])), "errors", failed, "warnings", warned)
	}
	return now
}

var credentials = regexp.MustCompile(`://[^/\s]*@`)

// clean is a message without line ends and passwords. No address with one is
// given to FFmpeg, but what a stream contains is quoted in messages.
func clean(message string) string {
	return credentials.ReplaceAllString(strings.Join(strings.Fields(message), " "), "://…@")
}
