// The only place that sees Graphviz's structs, macros, globals and variadic functions: their layouts change between
// its versions. Swift sees handles and plain values. Coordinates are points, y growing upwards.
#ifndef MEMFIG_GRAPHVIZ_SUPPORT_H
#define MEMFIG_GRAPHVIZ_SUPPORT_H

#include <gvc.h>
#include <stdint.h>

// MARK: Messages

// Takes every message of Graphviz, whole. `level` is 0 for a warning, 1 for an error, 2 for what goes on from the last.
typedef void (*memfig_message_sink)(int level, const char *text);
void memfig_set_message_sink(memfig_message_sink sink);

// MARK: Graphs

// A context that loads Graphviz's plugins on demand and knows ours.
GVC_t *memfig_context(void);
Agraph_t *memfig_open_graph(const char *name);
Agraph_t *memfig_add_subgraph(Agraph_t *graph, const char *name);
Agnode_t *memfig_add_node(Agraph_t *graph, const char *name);
Agedge_t *memfig_add_edge(Agraph_t *graph, Agnode_t *tail, Agnode_t *head, const char *name);
// Declares an attribute for all objects of a kind (AGRAPH, AGNODE, AGEDGE), and sets it on one.
Agsym_t *memfig_declare(Agraph_t *graph, int kind, const char *name, const char *value);
Agsym_t *memfig_find(Agraph_t *graph, int kind, const char *name);
void memfig_set(void *object, Agsym_t *attribute, const char *value);
void memfig_set_html(Agraph_t *graph, void *object, Agsym_t *attribute, const char *value);

// Renders a graph that is laid out; `target` is a surface or sink. Not 0 where that failed.
int memfig_render(GVC_t *context, Agraph_t *graph, const char *format, void *target);
// Frees a layout, and the graph's clusters with it: nothing but closing the graph may follow.
void memfig_free_layout(GVC_t *context, Agraph_t *graph);
// The graph in the DOT language, in memory that the caller frees. Not 0 where that failed.
int memfig_write(Agraph_t *graph, char **bytes, size_t *count);

// MARK: Texts

typedef struct {
  double width, height;
} memfig_size;

// The size of a laid-out node's label, in points.
memfig_size memfig_label_size(Agnode_t *node);

// Has texts that are laid out from now on look for their fonts anew.
void memfig_fonts_changed(void);

// What a text is drawn with. Fonts live as long as the process.
typedef struct {
  // Of the font as HarfBuzz has it (`hb_font_t *`), and as cairo draws it (`cairo_scaled_font_t *`).
  void *shaper, *drawer;
  // The part of the text, in bytes.
  int32_t start, count;
  int32_t glyphs;
} memfig_text_run;

typedef struct {
  uint32_t id;
  // From the text's left end on its baseline, in points, y growing upwards.
  double x, y;
} memfig_text_glyph;

// Tells the runs of a laid-out node's label, and the glyphs of each; a glyph that no font has ends it with 0.
typedef void (*memfig_run_sink)(void *context, memfig_text_run run, const memfig_text_glyph *glyphs);
int memfig_text_runs(Agnode_t *measured, void *context, memfig_run_sink sink);

// MARK: Nodes drawn by our own hand

// A pen and a fill. Colours are 0xRRGGBBAA; 0 is none.
typedef struct {
  uint32_t fill, line;
  double width;
  int dash;  // 0 solid, 1 dashed, 2 dotted
} memfig_paint;

// Called for each node that `memfig_draw_by_hand` was called for, while its graph is rendered.
typedef void (*memfig_node_painter)(void *context, GVJ_t *job, int32_t index);
void memfig_set_node_painter(memfig_node_painter painter, void *context);
// After layout: has the painter draw this node.
void memfig_draw_by_hand(Agnode_t *node, int32_t index);

void memfig_paint_polygon(GVJ_t *job, const double *xy, int count, memfig_paint paint);
void memfig_paint_polyline(GVJ_t *job, const double *xy, int count, memfig_paint paint);
void memfig_paint_ellipse(GVJ_t *job, double x, double y, double rx, double ry, memfig_paint paint);
// Draws the label of `measured`, a node of a graph that is laid out, centred on a point.
void memfig_paint_text(GVJ_t *job, double x, double y, Agnode_t *measured, uint32_t color);

// MARK: The SVG renderer

enum { MEMFIG_CLUSTER = 1, MEMFIG_NODE = 2, MEMFIG_EDGE = 3 };

// What is drawn, in Graphviz's order. `context` is what gvRenderContext was given.
typedef struct {
  void (*begin_object)(void *context, int kind, const char *name, const char *class_, const char *tooltip);
  void (*end_object)(void *context);
  void (*polygon)(void *context, const double *xy, int count, memfig_paint paint);
  void (*polyline)(void *context, const double *xy, int count, memfig_paint paint);
  void (*bezier)(void *context, const double *xy, int count, memfig_paint paint);
  void (*ellipse)(void *context, double x, double y, double rx, double ry, memfig_paint paint);
  void (*text)(void *context, double x, double y, double width, const char *text, const char *font, double size,
               uint32_t color);
} memfig_svg_sink;
void memfig_set_svg_sink(memfig_svg_sink sink);

// Names for gvRenderContext: our SVG renderer, and cairo's on a surface of the caller's.
#define MEMFIG_SVG_FORMAT "memfigsvg"
#define MEMFIG_CAIRO_FORMAT "memfigcairo"

#endif
