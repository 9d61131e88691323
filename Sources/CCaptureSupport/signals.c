#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "CCaptureSupport.h"

#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

// Each thread has a mask of its own.
static _Thread_local sigset_t before;

static const int ends[] = {SIGINT, SIGTERM, SIGHUP};
enum { end_count = sizeof ends / sizeof ends[0] };

static void fill(sigset_t *set) {
  sigemptyset(set);
  for (int i = 0; i < end_count; i++) {
    struct sigaction action;
    // Blocked, even what a parent had ignored (nohup) would wait to be seen.
    if (sigaction(ends[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN) sigaddset(set, ends[i]);
  }
}

int memfig_hold_signals(void) {
  sigset_t set;
  fill(&set);
  pthread_sigmask(SIG_BLOCK, &set, &before);
  int descriptor = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
  if (descriptor < 0) pthread_sigmask(SIG_SETMASK, &before, NULL);
  return descriptor;
}

void memfig_release_signals(int descriptor) {
  close(descriptor);
  if (memfig_wants_end()) {
    // Whoever started us may have blocked them: what was asked for is to happen.
    sigset_t set;
    fill(&set);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

int memfig_wants_end(void) {
  sigset_t pending;
  sigpending(&pending);
  for (int i = 0; i < end_count; i++) {
    if (sigismember(&pending, ends[i])) return 1;
  }
  return 0;
}
