#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <time.h>

#include "CTraceSupport.h"

// What is waited for: news of children, and the wish that we end.
static sigset_t awaited;

void memfig_prepare_waiting(void) {
  static const int ends[] = {SIGINT, SIGTERM, SIGHUP};
  sigemptyset(&awaited);
  sigaddset(&awaited, SIGCHLD);
  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
    struct sigaction action;
    // Blocked, even what a parent had ignored (nohup) would wait to be seen.
    if (sigaction(ends[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN) sigaddset(&awaited, ends[i]);
  }
  sigprocmask(SIG_BLOCK, &awaited, NULL);
}

static memfig_news stop_news(int signal, int event) {
  switch (event) {
  case 0: return MEMFIG_SIGNAL;
  case PTRACE_EVENT_EXEC: return MEMFIG_EXEC;
  case PTRACE_EVENT_CLONE: return MEMFIG_CLONE;
  case PTRACE_EVENT_FORK: return MEMFIG_FORK;
  case PTRACE_EVENT_VFORK: return MEMFIG_VFORK;
  case PTRACE_EVENT_STOP:
    return signal == SIGSTOP || signal == SIGTSTP || signal == SIGTTIN || signal == SIGTTOU ? MEMFIG_GROUP_STOP : MEMFIG_STOPPED;
  default: return MEMFIG_OTHER;
  }
}

static memfig_event news_of(pid_t thread, int status) {
  memfig_event event = {MEMFIG_OTHER, thread, 0, false};
  if (WIFEXITED(status)) {
    event.news = MEMFIG_EXITED;
    event.number = WEXITSTATUS(status);
  } else if (WIFSIGNALED(status)) {
    event.news = MEMFIG_KILLED;
    event.number = WTERMSIG(status);
    event.core_dumped = WCOREDUMP(status);
  } else if (WIFSTOPPED(status)) {
    event.news = stop_news(WSTOPSIG(status), status >> 16);
    event.number = WSTOPSIG(status);
  }
  return event;
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

memfig_event memfig_wait(int64_t milliseconds) {
  int64_t end = now() + milliseconds;
  while (true) {
    int status;
    pid_t thread = waitpid(-1, &status, __WALL | WNOHANG);
    if (thread > 0) return news_of(thread, status);
    if (thread < 0 && errno == ECHILD) return (memfig_event){.news = MEMFIG_GONE};
    if (thread < 0) continue;
    int64_t left = end - now();
    if (left <= 0) return (memfig_event){.news = MEMFIG_NOTHING};
    struct timespec time = {left / 1000, left % 1000 * 1000000};
    int signal = sigtimedwait(&awaited, NULL, &time);
    if (signal > 0 && signal != SIGCHLD) return (memfig_event){.news = MEMFIG_END_WANTED, .number = signal};
  }
}

bool memfig_ends_program(int signal) {
  return signal != SIGCHLD && signal != SIGCONT && signal != SIGURG && signal != SIGWINCH && signal != SIGSTOP &&
         signal != SIGTSTP && signal != SIGTTIN && signal != SIGTTOU;
}

const char *memfig_signal_name(int signal) {
  static char name[32];
  const char *known = sigabbrev_np(signal);
  snprintf(name, sizeof name, known ? "SIG%s" : "signal %s%d", known ? known : "", signal);
  return name;
}
