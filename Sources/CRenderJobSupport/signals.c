#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "CRenderJobSupport.h"

// Read by the handler: changed only while its signals are blocked.
static char guarded_file[4096];
static volatile pid_t guarded_child;

static const int answered[] = {SIGINT, SIGTERM, SIGHUP};
enum { answered_count = sizeof answered / sizeof answered[0] };

static void block(sigset_t *old) {
  sigset_t set;
  sigemptyset(&set);
  for (int i = 0; i < answered_count; i++) sigaddset(&set, answered[i]);
  sigprocmask(SIG_BLOCK, &set, old);
}

void memfig_guard_file(const char *path) {
  sigset_t old;
  block(&old);
  guarded_file[0] = 0;
  if (path && strlen(path) < sizeof guarded_file) strcpy(guarded_file, path);
  sigprocmask(SIG_SETMASK, &old, NULL);
}

void memfig_guard_child(pid_t child) { guarded_child = child; }

static void answer(int number) {
  if (guarded_file[0]) unlink(guarded_file);
  if (guarded_child > 0) kill(guarded_child, SIGKILL);
  signal(number, SIG_DFL);
  raise(number);
}

void memfig_answer_signals(void) {
  // These come back as errors of write.
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);
  for (int i = 0; i < answered_count; i++) {
    struct sigaction action;
    // What a parent had ignored (nohup) stays ignored.
    if (sigaction(answered[i], NULL, &action) != 0 || action.sa_handler == SIG_IGN) continue;
    memset(&action, 0, sizeof action);
    action.sa_handler = answer;
    sigaction(answered[i], &action, NULL);
  }
}
