#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "CTraceSupport.h"

void memfig_adopt_orphans(void) {
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  prctl(PR_SET_PDEATHSIG, SIGTERM);
}

// The parent of a process; 0 where there is no such process.
static pid_t parent(pid_t process) {
  char path[64], text[512];
  snprintf(path, sizeof path, "/proc/%d/stat", process);
  FILE *file = fopen(path, "re");
  if (!file) return 0;
  size_t got = fread(text, 1, sizeof text - 1, file);
  fclose(file);
  text[got] = 0;
  // A name may have brackets and spaces in it.
  char *behind = strrchr(text, ')');
  int result = 0;
  if (behind) sscanf(behind + 1, " %*c %d", &result);
  return result;
}

static void kill_children(void) {
  DIR *folder = opendir("/proc");
  if (!folder) return;
  struct dirent *entry;
  while ((entry = readdir(folder))) {
    pid_t process = atoi(entry->d_name);
    if (process > 1 && parent(process) == getpid()) kill(process, SIGKILL);
  }
  closedir(folder);
}

bool memfig_end_orphans(int64_t milliseconds) {
  sigset_t child;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  while (true) {
    pid_t ended;
    while ((ended = waitpid(-1, NULL, __WALL | WNOHANG)) > 0) {
    }
    if (ended < 0 && errno == ECHILD) return true;
    if (milliseconds <= 0) return false;
    // Whoever loses its parent so comes to us, and is next.
    kill_children();
    struct timespec time = {0, 5000000};
    sigtimedwait(&child, NULL, &time);
    milliseconds -= 5;
  }
}
