// How the device is used. Only C includes this. Safe for use by any thread
// after wf_device_open.
#ifndef WATCHFLOOR_DEVICE_USE_H
#define WATCHFLOOR_DEVICE_USE_H

#include "device.h"

#include <libavcodec/avcodec.h>

// wf_device_decoder finds a decoder that can use the device, and the pixel
// format of its pictures there. Null: there is none.
const AVCodec *wf_device_decoder(enum AVCodecID id, enum AVPixelFormat *format);

// wf_device_context is a reference to it, for a decoder.
AVBufferRef *wf_device_context(void);

// wf_device_name is the device's kind, "vaapi"; null: there is none.
const char *wf_device_name(void);

// wf_device_fetch brings a picture from the device into memory: 0 or an
// AVERROR.
int wf_device_fetch(AVFrame *f);

#endif
