// What Swift's Glibc module lacks: signals as a descriptor, pipes and folders for what is started.
#ifndef MEMFIG_CAPTURE_SUPPORT_H
#define MEMFIG_CAPTURE_SUPPORT_H

#include <spawn.h>

// Holds back ^C and its like, and the ends of children. Returns a descriptor that is readable while any waits; -1 where
// that cannot be had.
int memfig_hold_signals(void);
// Lets them come: one that waited ends the process, or does what it was told to do.
void memfig_release_signals(int descriptor);
// Forgets that children ended, and says whether a signal waits that wants the process to end.
int memfig_wants_end(void);

// A pipe that no child inherits. Returns 0 or -1.
int memfig_pipe(int ends[2]);
// Has a child begin in a folder. Returns 0 or an errno.
int memfig_spawn_in(posix_spawn_file_actions_t *actions, const char *folder);

#endif
