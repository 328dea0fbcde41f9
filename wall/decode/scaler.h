// Conversion of pictures to RGBA. A wf_scaler is used by one thread at a time.
#ifndef WATCHFLOOR_SCALER_H
#define WATCHFLOOR_SCALER_H

#include "shim.h"

typedef struct wf_scaler wf_scaler;

// wf_scaler_new prepares to convert pictures like in to opaque RGBA of w x h
// pixels, or returns 0 with *err set.
wf_scaler *wf_scaler_new(const wf_picture *in, int w, int h, int *err);
void wf_scale(wf_scaler *s, const wf_picture *in, uint8_t *rgba, int stride);
void wf_scaler_free(wf_scaler *s);

#endif
