#ifndef WATCHFLOOR_FORGET_H
#define WATCHFLOOR_FORGET_H

// wf_forget takes the pages of all loaded code and constants out of the
// process: they are copies of files, and come back when they are touched. It
// gives back what C has freed, too, where the C library can do that.
void wf_forget(void);

#endif
