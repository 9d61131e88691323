#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "CTraceSupport.h"

static bool write_file(const char *path, const char *text) {
  int file = open(path, O_WRONLY | O_CLOEXEC);
  if (file < 0) return false;
  ssize_t written = write(file, text, strlen(text));
  close(file);
  return written == (ssize_t)strlen(text);
}

// A network namespace of its own, with nothing in it; as an ordinary user in a user namespace.
static bool leave_network(void) {
  if (unshare(CLONE_NEWNET) == 0) return true;
  uid_t user = getuid();
  gid_t group = getgid();
  if (unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) return false;
  char line[64];
  write_file("/proc/self/setgroups", "deny");
  snprintf(line, sizeof line, "%u %u 1", user, user);
  write_file("/proc/self/uid_map", line);
  snprintf(line, sizeof line, "%u %u 1", group, group);
  write_file("/proc/self/gid_map", line);
  return true;
}

static void run(const memfig_launch *launch, int go, int report) {
  char byte;
  // Nobody will trace it: it must not run.
  if (read(go, &byte, 1) != 1) _exit(127);
  memfig_start start = {0};
  // What it sends to its group is not for us.
  setpgid(0, 0);
  if (launch->no_network) start.network_left = !leave_network();
  if (launch->fixed_addresses) personality(ADDR_NO_RANDOMIZE);
  if (launch->memory > 0) {
    struct rlimit limit = {(rlim_t)launch->memory, (rlim_t)launch->memory};
    setrlimit(RLIMIT_DATA, &limit);
  }
  struct rlimit no_core = {0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
  if (start.network_left) (void)!write(report, &start, sizeof start);
  execve(launch->program, launch->arguments, launch->environment);
  start.stage = 1;
  start.error = errno;
  (void)!write(report, &start, sizeof start);
  _exit(127);
}

int memfig_launch_program(const memfig_launch *launch, memfig_launched *launched) {
  int go[2], report[2];
  if (pipe2(go, O_CLOEXEC) != 0) return errno;
  if (pipe2(report, O_CLOEXEC) != 0) return errno;
  pid_t pid = fork();
  if (pid < 0) return errno;
  if (pid == 0) {
    close(go[1]);
    close(report[0]);
    run(launch, go[0], report[1]);
  }
  close(go[0]);
  close(report[1]);
  *launched = (memfig_launched){pid, go[1], report[0]};
  return 0;
}

void memfig_release(memfig_launched *launched) {
  (void)!write(launched->go, "", 1);
  close(launched->go);
}

memfig_start memfig_started(memfig_launched *launched) {
  memfig_start start = {0}, next;
  while (read(launched->report, &next, sizeof next) == sizeof next) start = next;
  close(launched->report);
  return start;
}
