// The heap recorder, preloaded into the program under test: memory at fixed addresses that is never used twice, and a
// table of all blocks, so that a stale pointer can never meet a new block. Needs the C library alone.
#define _GNU_SOURCE
#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../CTraceSupport/include/HeapTable.h"
#include "chains.h"

#define EXPORT __attribute__((visibility("default")))
// The frame of the function that the program called.
#define FRAME ((const uint64_t *)__builtin_frame_address(0))
#define STEP (UINT64_C(4) << 20)
// Whole pages of freed blocks of at least this size are given back; their addresses stay taken.
#define LARGE (UINT64_C(64) << 10)
#define PAGE UINT64_C(4096)

// Stands before every block.
typedef struct {
  uint64_t number;
  uint64_t magic;
} before_block;

static memfig_heap_header *const header = (memfig_heap_header *)MEMFIG_HEAP_TABLE;
static memfig_heap_block *const blocks = (memfig_heap_block *)(MEMFIG_HEAP_TABLE + sizeof(memfig_heap_header));

static atomic_int state;  // 0: not begun; 1: beginning; 2: there; 3: cannot be had
// In the table's header, where the tracer finds them.
static _Atomic uint64_t *const count = (_Atomic uint64_t *)(MEMFIG_HEAP_TABLE + offsetof(memfig_heap_header, count));
static _Atomic uint64_t *const top = (_Atomic uint64_t *)(MEMFIG_HEAP_TABLE + offsetof(memfig_heap_header, arena_end));
static _Atomic uint64_t arena_usable = MEMFIG_HEAP_ARENA;
static _Atomic uint64_t table_usable = MEMFIG_HEAP_TABLE;
static atomic_flag growing = ATOMIC_FLAG_INIT;

static bool set_aside(uint64_t address, uint64_t size) {
  void *got = mmap((void *)address, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
  return got == (void *)address;
}

// Makes [from, end) usable.
static bool grow(_Atomic uint64_t *usable, uint64_t end) {
  if (end <= atomic_load(usable)) return true;
  while (atomic_flag_test_and_set(&growing)) {
  }
  uint64_t from = atomic_load(usable);
  bool done = end <= from;
  if (!done) {
    uint64_t to = (end + STEP - 1) / STEP * STEP;
    done = mprotect((void *)from, to - from, PROT_READ | PROT_WRITE) == 0;
    if (done) atomic_store(usable, to);
  }
  atomic_flag_clear(&growing);
  return done;
}

static bool begin(void) {
  int expected = 0;
  if (atomic_compare_exchange_strong(&state, &expected, 1)) {
    bool done = set_aside(MEMFIG_HEAP_TABLE, MEMFIG_HEAP_TABLE_LIMIT) && set_aside(MEMFIG_HEAP_ARENA, MEMFIG_HEAP_ARENA_LIMIT) &&
                grow(&table_usable, MEMFIG_HEAP_TABLE + sizeof *header);
    if (done) *header = (memfig_heap_header){MEMFIG_HEAP_MAGIC, 0, MEMFIG_HEAP_ARENA, MEMFIG_HEAP_ARENA, begin_chains()};
    atomic_store(&state, done ? 2 : 3);
  }
  while (atomic_load(&state) == 1) {
  }
  return atomic_load(&state) == 2;
}

static before_block *before(void *block) { return (before_block *)block - 1; }

static bool is_ours(void *block) {
  uint64_t address = (uint64_t)block;
  return atomic_load(&state) == 2 && address > MEMFIG_HEAP_ARENA && address < atomic_load(top) && before(block)->magic == MEMFIG_HEAP_MAGIC;
}

static void *allocate(uint64_t size, uint64_t alignment, const uint64_t *frame) {
  if (!begin() || size > MEMFIG_HEAP_ARENA_LIMIT / 2 || alignment > MEMFIG_HEAP_ARENA_LIMIT / 4) return NULL;
  if (alignment < 16) alignment = 16;
  // A byte more than asked for: a pointer behind the end of a block is not one to the next.
  uint64_t room = sizeof(before_block) + size + 1 + alignment - 16;
  room = (room + 15) / 16 * 16;
  uint64_t start = atomic_fetch_add(top, room);
  if (start + room > MEMFIG_HEAP_ARENA + MEMFIG_HEAP_ARENA_LIMIT) return NULL;
  uint64_t number = atomic_fetch_add(count, 1);
  if ((number + 2) * sizeof(memfig_heap_block) > MEMFIG_HEAP_TABLE_LIMIT) return NULL;
  if (!grow(&arena_usable, start + room) || !grow(&table_usable, (uint64_t)(blocks + number + 1))) return NULL;
  uint64_t address = (start + sizeof(before_block) + alignment - 1) / alignment * alignment;
  *before((void *)address) = (before_block){number, MEMFIG_HEAP_MAGIC};
  blocks[number].size = size;
  blocks[number].thread = (uint32_t)gettid();
  blocks[number].freed = 0;
  blocks[number].chain = chain_of_calls(frame);
  blocks[number].address = address;
  return (void *)address;
}

static void *allocate_or_fail(uint64_t size, uint64_t alignment, const uint64_t *frame) {
  void *block = allocate(size, alignment, frame);
  if (!block) errno = ENOMEM;
  return block;
}

EXPORT void *malloc(size_t size) { return allocate_or_fail(size, 16, FRAME); }

// Never used before, so zero.
EXPORT void *calloc(size_t number, size_t size) {
  size_t all;
  if (__builtin_mul_overflow(number, size, &all)) {
    errno = ENOMEM;
    return NULL;
  }
  return allocate_or_fail(all, 16, FRAME);
}

EXPORT void free(void *block) {
  if (!block || !is_ours(block)) return;
  memfig_heap_block *entry = &blocks[before(block)->number];
  entry->freed = 1;
  if (entry->size < LARGE) return;
  int error = errno;
  uint64_t from = ((uint64_t)block + PAGE - 1) / PAGE * PAGE, to = ((uint64_t)block + entry->size) / PAGE * PAGE;
  if (from < to) madvise((void *)from, to - from, MADV_DONTNEED);
  errno = error;
}

static void *reallocate(void *block, size_t size, const uint64_t *frame) {
  if (!block) return allocate_or_fail(size, 16, frame);
  if (!is_ours(block)) {
    errno = ENOMEM;
    return NULL;
  }
  memfig_heap_block *entry = &blocks[before(block)->number];
  if (size <= entry->size && size > 0) {
    entry->size = size;
    return block;
  }
  void *moved = allocate_or_fail(size, 16, frame);
  if (!moved) return NULL;
  memcpy(moved, block, entry->size < size ? entry->size : size);
  free(block);
  return moved;
}

EXPORT void *realloc(void *block, size_t size) { return reallocate(block, size, FRAME); }

EXPORT void *reallocarray(void *block, size_t number, size_t size) {
  size_t all;
  if (__builtin_mul_overflow(number, size, &all)) {
    errno = ENOMEM;
    return NULL;
  }
  return reallocate(block, all, FRAME);
}

EXPORT void *memalign(size_t alignment, size_t size) { return allocate_or_fail(size, alignment, FRAME); }

EXPORT void *aligned_alloc(size_t alignment, size_t size) { return allocate_or_fail(size, alignment, FRAME); }

EXPORT int posix_memalign(void **block, size_t alignment, size_t size) {
  void *got = allocate(size, alignment, FRAME);
  if (!got) return ENOMEM;
  *block = got;
  return 0;
}

EXPORT void *valloc(size_t size) { return allocate_or_fail(size, PAGE, FRAME); }

EXPORT void *pvalloc(size_t size) { return allocate_or_fail((size + PAGE - 1) / PAGE * PAGE, PAGE, FRAME); }

EXPORT size_t malloc_usable_size(void *block) { return block && is_ours(block) ? blocks[before(block)->number].size : 0; }
