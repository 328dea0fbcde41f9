// Hardware that decodes: the best device that there is, opened once for the
// process and kept open.
#ifndef WATCHFLOOR_DEVICE_H
#define WATCHFLOOR_DEVICE_H

#include "shim.h"

// wf_device_open looks for a device; it is called once. It may take a second.
void wf_device_open(void);

#endif
