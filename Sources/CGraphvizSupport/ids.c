// cgraph's own numbers for named objects are the addresses of their names, and it goes through subgraphs in the order of
// their numbers: clusters would be drawn in another order in every run. Here names are numbered as they come.
#include "ids.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  char **names;  // by number; NULL for the nameless
  size_t count, capacity;
  size_t *slots;  // a hash table of numbers, at most half full; 0 is free
  size_t slot_count;
} ids;

static size_t hash(const char *name) {
  uint64_t hash = 14695981039346656037u;
  for (; *name; name++) hash = (hash ^ (unsigned char)*name) * 1099511628211u;
  return (size_t)(hash ^ hash >> 32);
}

static size_t *slot_of(ids *ids, const char *name) {
  size_t at = hash(name) & (ids->slot_count - 1);
  while (ids->slots[at] && strcmp(ids->names[ids->slots[at]], name) != 0) at = (at + 1) & (ids->slot_count - 1);
  return &ids->slots[at];
}

static int grow(ids *ids) {
  size_t capacity = ids->capacity ? 2 * ids->capacity : 64;
  char **names = realloc(ids->names, capacity * sizeof *names);
  if (!names) return 0;
  ids->names = names;
  size_t *slots = calloc(2 * capacity, sizeof *slots);
  if (!slots) return 0;
  free(ids->slots);
  ids->slots = slots;
  ids->slot_count = 2 * capacity;
  ids->capacity = capacity;
  for (size_t number = 1; number < ids->count; number++) {
    if (names[number]) *slot_of(ids, names[number]) = number;
  }
  return 1;
}

static void *open_ids(Agraph_t *graph, Agdisc_t *discipline) {
  (void)graph, (void)discipline;
  ids *created = calloc(1, sizeof *created);
  if (created) created->count = 1;
  return created;
}

static long map(void *state, int kind, char *name, IDTYPE *number, int create) {
  (void)kind;
  ids *ids = state;
  if (!ids || (!ids->capacity && !create)) return 0;
  if (create && ids->count + 1 >= ids->capacity && !grow(ids)) return 0;
  size_t *slot = name ? slot_of(ids, name) : NULL;
  if (slot && *slot) {
    *number = *slot;
    return 1;
  }
  if (!create) return 0;
  char *copy = name ? strdup(name) : NULL;
  if (name && !copy) return 0;
  if (slot) *slot = ids->count;
  ids->names[ids->count] = copy;
  *number = ids->count++;
  return 1;
}

// Names live as long as their graph.
static void forget(void *state, int kind, IDTYPE number) { (void)state, (void)kind, (void)number; }

static char *print(void *state, int kind, IDTYPE number) {
  (void)kind;
  ids *ids = state;
  return ids && number < ids->count ? ids->names[number] : NULL;
}

static void close_ids(void *state) {
  ids *ids = state;
  if (!ids) return;
  for (size_t number = 1; number < ids->count; number++) free(ids->names[number]);
  free(ids->names);
  free(ids->slots);
  free(ids);
}

static void register_id(void *state, int kind, void *object) { (void)state, (void)kind, (void)object; }

static Agiddisc_t numbering = {
    .open = open_ids, .map = map, .free = forget, .print = print, .close = close_ids, .idregister = register_id};

Agdisc_t memfig_discipline = {.id = &numbering};
