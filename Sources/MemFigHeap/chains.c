// The chains of calls that lead to allocations, found by frame pointers, each kept once.
#define _GNU_SOURCE
#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>

#include "../CTraceSupport/include/HeapTable.h"
#include "chains.h"

#define SLOTS (2 * MEMFIG_HEAP_CHAINS)
#define PROBES 16
// What a function may have on the stack, and how many functions are looked at.
#define LARGEST_FRAME (UINT64_C(1) << 20)
#define MOST_FRAMES 64

static memfig_heap_chain *const chains = (memfig_heap_chain *)MEMFIG_HEAP_CALLERS;
// Numbers of chains by hash, behind the chains; 0 is free.
static _Atomic uint32_t *const slots = (_Atomic uint32_t *)(MEMFIG_HEAP_CALLERS + MEMFIG_HEAP_CHAINS * sizeof(memfig_heap_chain));
static _Atomic uint32_t last;
static uint64_t entry, main_stack_end;
static bool there;

uint64_t begin_chains(void) {
  uint64_t size = MEMFIG_HEAP_CHAINS * sizeof(memfig_heap_chain) + SLOTS * sizeof(uint32_t);
  void *got = mmap(
      (void *)MEMFIG_HEAP_CALLERS, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
  entry = getauxval(AT_ENTRY);
  // The program's name lies above the main thread's frames.
  main_stack_end = getauxval(AT_EXECFN);
  there = got == (void *)MEMFIG_HEAP_CALLERS && entry && main_stack_end;
  return entry;
}

// Calls outside the program itself are left out.
static void walk(const uint64_t *frame, memfig_heap_chain *chain) {
  // Another thread's stack ends below what the thread pointer points at.
  uint64_t own_end = (uint64_t)__builtin_thread_pointer();
  uint64_t end = (uint64_t)frame < own_end ? own_end : main_stack_end;
  uint32_t count = 0;
  for (int frames = 0; frames < MOST_FRAMES && count < MEMFIG_HEAP_CHAIN; frames++) {
    uint64_t here = (uint64_t)frame;
    if (here % 8 != 0 || here + 16 > end) return;
    int64_t distance = (int64_t)(frame[1] - entry);
    if (distance == (int32_t)distance && distance != 0) chain->calls[count++] = (int32_t)distance;
    uint64_t outer = frame[0];
    if (outer <= here || outer - here > LARGEST_FRAME) return;
    frame = (const uint64_t *)outer;
  }
}

static uint32_t hash(const memfig_heap_chain *chain) {
  uint64_t value = 0;
  for (int i = 0; i < MEMFIG_HEAP_CHAIN && chain->calls[i]; i++) value = (value ^ (uint32_t)chain->calls[i]) * UINT64_C(0x9e3779b97f4a7c15);
  return (uint32_t)(value >> 32);
}

uint32_t chain_of_calls(const uint64_t *frame) {
  if (!there) return 0;
  memfig_heap_chain chain = {{0}};
  walk(frame, &chain);
  if (!chain.calls[0]) return 0;
  uint32_t slot = hash(&chain);
  uint32_t own = 0;
  for (int probe = 0; probe < PROBES; probe++, slot++) {
    _Atomic uint32_t *here = &slots[slot % SLOTS];
    uint32_t known = atomic_load(here);
    if (!known) {
      if (!own) {
        // Many threads may pass the limit at once, so it is looked at before it is.
        if (atomic_load(&last) >= MEMFIG_HEAP_CHAINS - 1024) return 0;
        own = atomic_fetch_add(&last, 1) + 1;
        chains[own] = chain;
      }
      if (atomic_compare_exchange_strong(here, &known, own)) return own;
    }
    if (memcmp(&chains[known], &chain, sizeof chain) == 0) return known;
  }
  return 0;
}
