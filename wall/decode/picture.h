// How a frame of libavcodec becomes a wf_picture. Only C includes this.
#ifndef WATCHFLOOR_PICTURE_H
#define WATCHFLOOR_PICTURE_H

#include "shim.h"

#include <libavutil/frame.h>
#include <libswscale/swscale.h>

// wf_hand_over describes f, which is out->ref, in out and returns 1, or an
// AVERROR. A format that the screen does not take is converted first, with
// *convert, which the caller frees in the end.
int wf_hand_over(struct SwsContext **convert, AVFrame *f, wf_picture *out);

#endif
