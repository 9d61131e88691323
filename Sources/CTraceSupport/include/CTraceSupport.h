// What Swift cannot do: call ptrace, which takes arguments without types, and fork.
#ifndef MEMFIG_TRACE_SUPPORT_H
#define MEMFIG_TRACE_SUPPORT_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "HeapTable.h"

typedef struct {
  const char *program;
  char *const *arguments;  // with the program's name, ended by NULL
  char *const *environment;
  int64_t memory;   // bytes of data the program may have, or 0
  bool no_network;  // try to take its network away
  bool fixed_addresses;
} memfig_launch;

typedef struct {
  pid_t pid;
  int go;      // the child waits for a byte here
  int report;  // and says here why it could not start
} memfig_launched;

// Why a program did not start.
typedef struct {
  int stage;  // 0: it runs; 1: no execution; 2: died before
  int error;
  bool network_left;  // taking its network away failed
} memfig_start;

// Forks a child that waits. Returns 0 or an errno.
int memfig_launch_program(const memfig_launch *launch, memfig_launched *launched);
// Lets it go on to its exec; traced, it stops behind that.
void memfig_release(memfig_launched *launched);
// To be asked after the exec, or the death.
memfig_start memfig_started(memfig_launched *launched);

// All return 0 or an errno.
int memfig_seize(pid_t pid, bool kill_on_exit);
int memfig_continue(pid_t thread, int signal);
int memfig_step(pid_t thread);
int memfig_listen(pid_t thread);
int memfig_interrupt(pid_t thread);
int memfig_detach(pid_t thread, int signal);
int memfig_event_message(pid_t thread, uint64_t *message);
int memfig_program_counter(pid_t thread, uint64_t *pc);
int memfig_set_program_counter(pid_t thread, uint64_t pc);
// The first two arguments of a function that a thread has just been led to.
int memfig_arguments(pid_t thread, uint64_t *first, uint64_t *second);

// Where a thread's own variables are counted from.
int memfig_thread_pointer(pid_t thread, uint64_t *pointer);

// Bytes read, or -1.
int64_t memfig_peek(pid_t pid, uint64_t address, void *bytes, uint64_t count);
// Writes code too. Returns 0 or an errno.
int memfig_poke(pid_t pid, uint64_t address, const void *bytes, uint64_t count);

typedef enum {
  MEMFIG_NOTHING,  // no news in time
  MEMFIG_GONE,     // nothing left to wait for
  MEMFIG_EXITED,
  MEMFIG_KILLED,
  MEMFIG_SIGNAL,  // stopped with a signal to come
  MEMFIG_GROUP_STOP,
  MEMFIG_STOPPED,  // interrupted, or a new thread or child that has not begun
  MEMFIG_EXEC,
  MEMFIG_CLONE,
  MEMFIG_FORK,
  MEMFIG_VFORK,
  MEMFIG_END_WANTED,  // a signal asks this process to end
  MEMFIG_OTHER
} memfig_news;

typedef struct {
  memfig_news news;
  pid_t thread;
  int number;  // a signal, or an exit status
  bool core_dumped;
} memfig_event;

// Call once before the first wait. From then on signals that ask this process to end are news.
void memfig_prepare_waiting(void);
// Waits at most so many milliseconds.
memfig_event memfig_wait(int64_t milliseconds);

// Has the program's descendants become children of this process when their parents end, and this process end with its own.
void memfig_adopt_orphans(void);
// Kills all children, and theirs, in at most about so many milliseconds. Returns whether none is left.
bool memfig_end_orphans(int64_t milliseconds);

// Whether a signal's default is to end the program.
bool memfig_ends_program(int signal);
// `SIGSEGV`
const char *memfig_signal_name(int signal);
// `1` where unprivileged tracing is restricted by the kernel, and so on; -1 unknown.
int memfig_yama_scope(void);

#endif
