// What Swift cannot do: fork, and answer signals. A C target of its own, because `fork` is unavailable in Swift and a
// signal handler may call next to nothing.
#ifndef MEMFIG_RENDER_JOB_SUPPORT_H
#define MEMFIG_RENDER_JOB_SUPPORT_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

typedef struct {
  pid_t pid;   // 0 in the child
  int socket;  // a stream to the other side
  int log;     // in the parent: what the child writes to stdout and stderr; -1 where that cannot be had
} memfig_child;

// Forks a child that may use `memory` bytes of address space, dies with its parent and crashes silently.
bool memfig_fork_child(int64_t memory, memfig_child *child);

// Ends this process once it has used `seconds` of CPU time from now on.
void memfig_limit_cpu(int64_t seconds);

// How a child ended, once it has.
typedef struct {
  int signal;      // or 0
  int status;      // the exit code, where no signal ended it
  int64_t memory;  // the most it had resident, in bytes
} memfig_end;

memfig_end memfig_wait_for_child(pid_t pid);

// Until the next call: ^C and its like remove the file at `path` and kill `child` before they end this process.
// NULL and 0 stand for none.
void memfig_guard_file(const char *path);
void memfig_guard_child(pid_t child);
void memfig_answer_signals(void);

#endif
