#define _GNU_SOURCE
#include "CGraphvizSupport.h"

#include "ids.h"

#include <stdio.h>

// cgraph takes `char *` for what it only reads.
#define READ_ONLY(text) ((char *)(text))

Agraph_t *memfig_open_graph(const char *name) {
  static Agdisc_t disciplines = {&AgMemDisc, &memfig_ids, &AgIoDisc};
  return agopen(READ_ONLY(name), Agdirected, &disciplines);
}

Agraph_t *memfig_add_subgraph(Agraph_t *graph, const char *name) { return agsubg(graph, READ_ONLY(name), 1); }

Agnode_t *memfig_add_node(Agraph_t *graph, const char *name) { return agnode(graph, READ_ONLY(name), 1); }

Agedge_t *memfig_add_edge(Agraph_t *graph, Agnode_t *tail, Agnode_t *head, const char *name) {
  return agedge(graph, tail, head, READ_ONLY(name), 1);
}

Agsym_t *memfig_declare(Agraph_t *graph, int kind, const char *name, const char *value) {
  return agattr(graph, kind, READ_ONLY(name), READ_ONLY(value));
}

void memfig_set(void *object, Agsym_t *attribute, const char *value) {
  agxset(object, attribute, READ_ONLY(value));
}

void memfig_set_html(Agraph_t *graph, void *object, Agsym_t *attribute, const char *value) {
  char *html = agstrdup_html(graph, READ_ONLY(value));
  agxset(object, attribute, html);
  agstrfree(graph, html);
}

memfig_size memfig_label_size(Agnode_t *node) {
  textlabel_t *label = ND_label(node);
  return (memfig_size){label->dimen.x, label->dimen.y};
}

Agsym_t *memfig_find(Agraph_t *graph, int kind, const char *name) {
  return agattr(graph, kind, READ_ONLY(name), NULL);
}

int memfig_render(GVC_t *context, Agraph_t *graph, const char *format, void *target) {
  return gvRenderContext(context, graph, format, target);
}

int memfig_write(Agraph_t *graph, char **bytes, size_t *count) {
  FILE *stream = open_memstream(bytes, count);
  if (!stream) return 1;
  int result = agwrite(graph, stream);
  return fclose(stream) || result ? 1 : 0;
}
