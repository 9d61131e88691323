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
#define MEMFIG_HEAP_MAGIC UINT64_C(0x3167666d656d6568)

// Stands at MEMFIG_HEAP_TABLE; the blocks follow it.
typedef struct {
  uint64_t magic;
  uint64_t count;      // blocks so far
  uint64_t arena;      // where the arena begins
  uint64_t arena_end;  // behind the last block
} memfig_heap_header;

// Blocks stand in the order of their allocation.
typedef struct {
  uint64_t address;  // 0 while it is being written
  uint64_t size;
  uint32_t thread;
  uint32_t freed;
} memfig_heap_block;

#endif
