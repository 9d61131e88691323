#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <unistd.h>

#include "CTraceSupport.h"

static int result(long value) { return value == -1 ? errno : 0; }

int memfig_seize(pid_t pid, bool kill_on_exit) {
  long options = PTRACE_O_TRACEEXEC | PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK;
  if (kill_on_exit) options |= PTRACE_O_EXITKILL;
  return result(ptrace(PTRACE_SEIZE, pid, NULL, (void *)options));
}

int memfig_continue(pid_t thread, int signal) { return result(ptrace(PTRACE_CONT, thread, NULL, (void *)(long)signal)); }

int memfig_step(pid_t thread) { return result(ptrace(PTRACE_SINGLESTEP, thread, NULL, NULL)); }

int memfig_listen(pid_t thread) { return result(ptrace(PTRACE_LISTEN, thread, NULL, NULL)); }

int memfig_interrupt(pid_t thread) { return result(ptrace(PTRACE_INTERRUPT, thread, NULL, NULL)); }

int memfig_detach(pid_t thread, int signal) { return result(ptrace(PTRACE_DETACH, thread, NULL, (void *)(long)signal)); }

int memfig_event_message(pid_t thread, uint64_t *message) {
  unsigned long value = 0;
  int error = result(ptrace(PTRACE_GETEVENTMSG, thread, NULL, &value));
  *message = value;
  return error;
}

static int get_registers(pid_t thread, struct user_regs_struct *registers) {
  struct iovec piece = {registers, sizeof *registers};
  return result(ptrace(PTRACE_GETREGSET, thread, (void *)NT_PRSTATUS, &piece));
}

#if defined(__x86_64__)
#define PROGRAM_COUNTER rip
#define FIRST_ARGUMENT rdi
#define SECOND_ARGUMENT rsi
#else
#define PROGRAM_COUNTER pc
#define FIRST_ARGUMENT regs[0]
#define SECOND_ARGUMENT regs[1]
#endif

int memfig_program_counter(pid_t thread, uint64_t *pc) {
  struct user_regs_struct registers;
  int error = get_registers(thread, &registers);
  if (!error) *pc = registers.PROGRAM_COUNTER;
  return error;
}

int memfig_set_program_counter(pid_t thread, uint64_t pc) {
  struct user_regs_struct registers;
  int error = get_registers(thread, &registers);
  if (error) return error;
  registers.PROGRAM_COUNTER = pc;
  struct iovec piece = {&registers, sizeof registers};
  return result(ptrace(PTRACE_SETREGSET, thread, (void *)NT_PRSTATUS, &piece));
}

int memfig_arguments(pid_t thread, uint64_t *first, uint64_t *second) {
  struct user_regs_struct registers;
  int error = get_registers(thread, &registers);
  if (error) return error;
  *first = registers.FIRST_ARGUMENT;
  *second = registers.SECOND_ARGUMENT;
  return 0;
}

int memfig_thread_pointer(pid_t thread, uint64_t *pointer) {
#if defined(__x86_64__)
  struct user_regs_struct registers;
  int error = get_registers(thread, &registers);
  if (!error) *pointer = registers.fs_base;
  return error;
#else
  struct iovec piece = {pointer, sizeof *pointer};
  return result(ptrace(PTRACE_GETREGSET, thread, (void *)NT_ARM_TLS, &piece));
#endif
}

int64_t memfig_peek(pid_t pid, uint64_t address, void *bytes, uint64_t count) {
  struct iovec here = {bytes, count}, there = {(void *)address, count};
  ssize_t got = process_vm_readv(pid, &here, 1, &there, 1, 0);
  if (got >= 0 || (errno != EPERM && errno != ENOSYS)) return got;
  // Some containers deny it and allow ptrace, which goes with this.
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/mem", pid);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return -1;
  got = pread(file, bytes, count, (off_t)address);
  close(file);
  return got;
}

int memfig_poke(pid_t pid, uint64_t address, const void *bytes, uint64_t count) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/mem", pid);
  int file = open(path, O_RDWR | O_CLOEXEC);
  if (file < 0) return errno;
  ssize_t written = pwrite(file, bytes, count, (off_t)address);
  int error = written == (ssize_t)count ? 0 : written < 0 ? errno : EIO;
  close(file);
  return error;
}

int memfig_yama_scope(void) {
  char digit = 0;
  int file = open("/proc/sys/kernel/yama/ptrace_scope", O_RDONLY | O_CLOEXEC);
  if (file < 0) return -1;
  ssize_t got = read(file, &digit, 1);
  close(file);
  return got == 1 && digit >= '0' && digit <= '9' ? digit - '0' : -1;
}
