// Numbers objects in the order they are made. cgraph orders clusters by number, and its own discipline takes addresses
// for numbers, which differ in every run.
#include "ids.h"

#include <stdlib.h>

typedef struct {
  const char *name;  // interned by cgraph
  IDTYPE id;
} slot;

typedef struct {
  Agraph_t *graph;
  slot *slots;  // open addressing; a power of two of them
  size_t capacity;
  char **names;  // by number
  size_t count, room;
} numbering;

static slot *find(numbering *own, const char *name) {
  size_t place = ((size_t)name >> 3) * 0x9E3779B97F4A7C15u;
  for (place >>= 16;; place++) {
    slot *candidate = &own->slots[place & (own->capacity - 1)];
    if (!candidate->name || candidate->name == name) return candidate;
  }
}

static int grow(numbering *own) {
  if (own->count == own->room) {
    size_t room = own->room ? 2 * own->room : 256;
    char **names = realloc(own->names, room * sizeof(char *));
    if (!names) return 0;
    own->names = names;
    own->room = room;
  }
  if (2 * (own->count + 1) <= own->capacity) return 1;
  slot *before = own->slots;
  size_t count = own->capacity;
  size_t capacity = count ? 2 * count : 512;
  slot *slots = calloc(capacity, sizeof(slot));
  if (!slots) return 0;
  own->slots = slots;
  own->capacity = capacity;
  for (size_t i = 0; i < count; i++) {
    if (before[i].name) *find(own, before[i].name) = before[i];
  }
  free(before);
  return 1;
}

static void *open_ids(Agraph_t *graph, Agdisc_t *discipline) {
  (void)discipline;
  numbering *own = calloc(1, sizeof(numbering));
  if (own) own->graph = graph;
  return own;
}

static long map(void *state, int kind, char *name, IDTYPE *id, int create) {
  (void)kind;
  numbering *own = state;
  if (!own || !name) return 0;
  char *interned = create ? agstrdup(own->graph, name) : agstrbind(own->graph, name);
  if (!interned) return 0;
  if (own->capacity) {
    slot *known = find(own, interned);
    if (known->name) {
      if (create) agstrfree(own->graph, interned);
      *id = known->id;
      return 1;
    }
  }
  if (!create || !grow(own)) return 0;
  own->names[own->count++] = interned;
  *id = own->count;
  *find(own, interned) = (slot){interned, *id};
  return 1;
}

static char *name_of(void *state, int kind, IDTYPE id) {
  (void)kind;
  numbering *own = state;
  return own && id >= 1 && id <= own->count ? own->names[id - 1] : NULL;
}

static long alloc_id(void *state, int kind, IDTYPE id) {
  (void)state, (void)kind, (void)id;
  return 0;
}

// Names stay until the graph is closed.
static void free_id(void *state, int kind, IDTYPE id) { (void)state, (void)kind, (void)id; }

static void close_ids(void *state) {
  numbering *own = state;
  if (!own) return;
  free(own->slots);
  free(own->names);
  free(own);
}

static void register_object(void *state, int kind, void *object) { (void)state, (void)kind, (void)object; }

Agiddisc_t memfig_ids = {open_ids, map, alloc_id, free_id, name_of, close_ids, register_object};
