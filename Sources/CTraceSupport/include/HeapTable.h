// What the heap recorder leaves in the traced program's memory for the tracer to read.
#ifndef MEMFIG_HEAP_TABLE_H
#define MEMFIG_HEAP_TABLE_H

#include <stdint.h>

// Fixed places, far from where the kernel puts anything: addresses are equal from run to run.
#define MEMFIG_HEAP_TABLE 0x080000000000
#define MEMFIG_HEAP_ARENA 0x100000000000
// Address space set aside, in bytes; used little by little.
#define MEMFIG_HEAP_TABLE_LIMIT (UINT64_C(1) << 36)
#define MEMFIG_HEAP_ARENA_LIMIT (UINT64_C(1) << 40)
#define MEMFIG_HEAP_CALLERS 0x0c0000000000
// Different chains of calls that are kept, and the calls of each.
#define MEMFIG_HEAP_CHAINS 32768
#define MEMFIG_HEAP_CHAIN 32
#define MEMFIG_HEAP_MAGIC UINT64_C(0x3167666d656d6568)

// Stands at MEMFIG_HEAP_TABLE; the blocks follow it.
typedef struct {
  uint64_t magic;
  uint64_t count;      // blocks so far
  uint64_t arena;      // where the arena begins
  uint64_t arena_end;  // behind the last block
  uint64_t entry;      // where the program begins: chains of calls count from here
} memfig_heap_header;

// Blocks stand in the order of their allocation.
typedef struct {
  uint64_t address;  // 0 while it is being written
  uint64_t size;
  uint32_t thread;
  uint32_t freed;
  uint32_t chain;  // of the calls that led to its allocation: its place at MEMFIG_HEAP_CALLERS; 0 unknown
  uint32_t unused;
} memfig_heap_block;

// Return addresses in the program itself, from the innermost, as distances from its entry; 0 behind the last.
typedef struct {
  int32_t calls[MEMFIG_HEAP_CHAIN];
} memfig_heap_chain;

#endif
