// What Swift's Glibc module lacks: signals as a descriptor.
#ifndef MEMFIG_CAPTURE_SUPPORT_H
#define MEMFIG_CAPTURE_SUPPORT_H

// Holds back ^C and its like, and the ends of children. Returns a descriptor that is readable while any waits; -1 where
// that cannot be had.
int memfig_hold_signals(void);
// Lets them come: one that waited ends the process, or does what it was told to do.
void memfig_release_signals(int descriptor);
// Forgets that children ended, and says whether a signal waits that wants the process to end.
int memfig_wants_end(void);

#endif
