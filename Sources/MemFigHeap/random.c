// Random numbers that are the same in every run: hash maps keep their order.
#define _GNU_SOURCE
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#define EXPORT __attribute__((visibility("default")))

static bool truly_random;

// What the tracer told this library goes, so that neither the program nor what it starts sees any of it.
__attribute__((constructor)) static void take_orders(void) {
  truly_random = getenv("MEMFIG_RANDOM") != NULL;
  const char *others = getenv("MEMFIG_PRELOAD");
  if (others) {
    setenv("LD_PRELOAD", others, 1);
  } else {
    unsetenv("LD_PRELOAD");
  }
  unsetenv("MEMFIG_RANDOM");
  unsetenv("MEMFIG_PRELOAD");
}

EXPORT ssize_t getrandom(void *buffer, size_t size, unsigned flags) {
  if (truly_random) return syscall(SYS_getrandom, buffer, size, flags);
  for (size_t i = 0; i < size; i++) ((uint8_t *)buffer)[i] = (uint8_t)(0x5d + 0x3b * i);
  return (ssize_t)size;
}
