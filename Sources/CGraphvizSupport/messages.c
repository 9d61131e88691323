// Graphviz's own error functions, replaced: the dynamic linker takes these for Graphviz and all its plugins, so that
// every message arrives whole, without the buffer of 1024 bytes that agseterrf overruns.
#define _GNU_SOURCE
#include "CGraphvizSupport.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static memfig_message_sink sink;

void memfig_set_message_sink(memfig_message_sink new_sink) { sink = new_sink; }

static int tell(int level, const char *format, va_list arguments) {
  char *text = NULL;
  if (vasprintf(&text, format, arguments) < 0) return 1;
  if (sink) {
    sink(level, text);
  } else {
    fputs(text, stderr);
  }
  free(text);
  return 0;
}

int agerr(agerrlevel_t level, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int result = tell(level == AGWARN ? 0 : level == AGPREV ? 2 : 1, format, arguments);
  va_end(arguments);
  return result;
}

void agerrorf(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  tell(1, format, arguments);
  va_end(arguments);
}

void agwarningf(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  tell(0, format, arguments);
  va_end(arguments);
}
