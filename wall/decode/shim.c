#include "shim.h"
#include "log.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <libavutil/error.h>
#include <libavutil/frame.h>
#include <libavutil/mem.h>

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
	wf_log_start();
	av_max_alloc(WF_MAX_ALLOC);
	keep_memory();
}

void wf_error(int err, char *text, int size) { av_strerror(err, text, size); }

void *wf_frame_new(void) { return av_frame_alloc(); }

void wf_frame_empty(void *ref) { av_frame_unref(ref); }

void wf_frame_free(void *ref) {
	AVFrame *f = ref;
	av_frame_free(&f);
}
