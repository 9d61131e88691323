// What Swift's Glibc module lacks: signals and processes as descriptors, pipes, folders for what is started.
#ifndef MEMFIG_CAPTURE_SUPPORT_H
#define MEMFIG_CAPTURE_SUPPORT_H

#include <spawn.h>
#include <sys/types.h>

// Holds back ^C and its like. Returns a descriptor that is readable while one waits; -1 where that cannot be had.
int memfig_hold_signals(void);
// Lets them come: one that waited ends the process, or does what it was told to do.
void memfig_release_signals(int descriptor);
// Whether a signal waits that wants the process to end.
int memfig_wants_end(void);

// A descriptor that is readable once a child has ended; -1 where that cannot be had.
int memfig_watch_child(pid_t child);

// A pipe that no child inherits. Returns 0 or -1.
int memfig_pipe(int ends[2]);
// Has a child begin in a folder. Returns 0 or an errno.
int memfig_spawn_in(posix_spawn_file_actions_t *actions, const char *folder);

#endif
