#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "CRenderJobSupport.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

static int open_log(void) {
#ifdef __linux__
  int log = memfd_create("memfig-child", MFD_CLOEXEC);
  if (log >= 0) fcntl(log, F_SETFL, O_APPEND);
  return log;
#else
  return -1;
#endif
}

static void set_limit(int resource, rlim_t value) {
  struct rlimit limit;
  if (getrlimit(resource, &limit) != 0) return;
  if (limit.rlim_max != RLIM_INFINITY && limit.rlim_max < value) return;
  limit.rlim_cur = value;
  setrlimit(resource, &limit);
}

// Nesting that an option allows is read by recursion.
static void raise_stack_limit(rlim_t size) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur < size) set_limit(RLIMIT_STACK, size);
}

static void become_child(pid_t parent, int64_t memory, int log) {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(1);
#endif
  // A crash is told by the parent: no backtrace of the runtime's own, no core.
  const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGINT, SIGTERM, SIGHUP, SIGXCPU};
  sigset_t set;
  sigemptyset(&set);
  for (unsigned i = 0; i < sizeof fatal / sizeof fatal[0]; i++) {
    signal(fatal[i], SIG_DFL);
    sigaddset(&set, fatal[i]);
  }
  // Whoever started us may have blocked them.
  sigprocmask(SIG_UNBLOCK, &set, NULL);
  set_limit(RLIMIT_CORE, 0);
  set_limit(RLIMIT_AS, (rlim_t)memory);
  raise_stack_limit(64 << 20);
  if (log >= 0) {
    dup2(log, STDOUT_FILENO);
    dup2(log, STDERR_FILENO);
  }
}

bool memfig_fork_child(int64_t memory, memfig_child *child) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) return false;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  int log = open_log();
  pid_t parent = getpid();
  pid_t pid = fork();
  if (pid < 0) {
    int error = errno;
    close(ends[0]);
    close(ends[1]);
    if (log >= 0) close(log);
    errno = error;
    return false;
  }
  if (pid == 0) {
    close(ends[0]);
    become_child(parent, memory, log);
    if (log >= 0) close(log);
    *child = (memfig_child){.pid = 0, .socket = ends[1], .log = -1};
  } else {
    close(ends[1]);
    *child = (memfig_child){.pid = pid, .socket = ends[0], .log = log};
  }
  return true;
}

void memfig_limit_cpu(int64_t seconds) {
  struct rusage usage;
  if (getrusage(RUSAGE_SELF, &usage) != 0) return;
  int64_t used = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + 1;
  set_limit(RLIMIT_CPU, (rlim_t)(used + seconds));
}

memfig_end memfig_wait_for_child(pid_t pid) {
  int status = 0;
  struct rusage usage = {0};
  while (wait4(pid, &status, 0, &usage) < 0 && errno == EINTR) {
  }
  return (memfig_end){
      .signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0,
      .status = WIFEXITED(status) ? WEXITSTATUS(status) : 0,
      .memory = (int64_t)usage.ru_maxrss * 1024,
  };
}
