// Nodes that draw themselves: after layout their shape is replaced by one whose code function calls back, so that a
// cell with all its texts is one node, and every text stands exactly where the layout put it.
#include "CGraphvizSupport.h"

#include <gvcjob.h>
#include <gvplugin_render.h>
#include <stdlib.h>

typedef struct {
  Agrec_t header;
  int32_t index;
} drawn_node;

static const char *record_name = "memfig";
static memfig_node_painter painter;
static void *painter_context;

void memfig_set_node_painter(memfig_node_painter new_painter, void *context) {
  painter = new_painter;
  painter_context = context;
}

static void draw_node(GVJ_t *job, Agnode_t *node) {
  drawn_node *record = (drawn_node *)aggetrec(node, (char *)record_name, 0);
  if (record && painter) painter(painter_context, job, record->index);
}

void memfig_draw_by_hand(Agnode_t *node, int32_t index) {
  static shape_functions functions;
  static shape_desc shape;
  // All nodes have one shape; what frees a node stays the original's.
  functions = *ND_shape(node)->fns;
  functions.codefn = draw_node;
  shape = *ND_shape(node);
  shape.fns = &functions;
  drawn_node *record = (drawn_node *)agbindrec(node, (char *)record_name, sizeof(drawn_node), 0);
  record->index = index;
  ND_shape(node) = &shape;
}

static void set_color(GVJ_t *job, gvcolor_t *color, uint32_t rgba) {
  if (job->render.features->color_type == RGBA_DOUBLE) {
    for (int i = 0; i < 4; i++) color->u.RGBA[i] = (rgba >> (24 - 8 * i) & 0xFF) / 255.0;
    color->type = RGBA_DOUBLE;
  } else {
    for (int i = 0; i < 4; i++) color->u.rgba[i] = rgba >> (24 - 8 * i) & 0xFF;
    color->type = RGBA_BYTE;
  }
}

static void set_pen(GVJ_t *job, memfig_paint paint) {
  obj_state_t *object = job->obj;
  object->rawstyle = NULL;
  object->fill = paint.fill ? FILL_SOLID : FILL_NONE;
  object->pen = paint.dash == 1 ? PEN_DASHED : paint.dash == 2 ? PEN_DOTTED : PEN_SOLID;
  if (paint.fill) set_color(job, &object->fillcolor, paint.fill);
  // A renderer always strokes; a fill without a line gets a hair of its own colour.
  set_color(job, &object->pencolor, paint.line ? paint.line : paint.fill);
  object->penwidth = paint.line ? paint.width : 0.01;
}

static pointf *points(const double *xy, int count) {
  pointf *result = malloc(sizeof(pointf) * count);
  for (int i = 0; i < count; i++) result[i] = (pointf){xy[2 * i], xy[2 * i + 1]};
  return result;
}

void memfig_paint_polygon(GVJ_t *job, const double *xy, int count, memfig_paint paint) {
  set_pen(job, paint);
  pointf *corners = points(xy, count);
  job->render.engine->polygon(job, corners, count, paint.fill ? 1 : 0);
  free(corners);
}

void memfig_paint_polyline(GVJ_t *job, const double *xy, int count, memfig_paint paint) {
  set_pen(job, paint);
  pointf *stops = points(xy, count);
  job->render.engine->polyline(job, stops, count);
  free(stops);
}

void memfig_paint_ellipse(GVJ_t *job, double x, double y, double rx, double ry, memfig_paint paint) {
  set_pen(job, paint);
  pointf ends[2] = {{x, y}, {x + rx, y + ry}};
  job->render.engine->ellipse(job, ends, paint.fill ? 1 : 0);
}

void memfig_paint_text(GVJ_t *job, double x, double y, Agnode_t *measured, uint32_t color) {
  textlabel_t *label = ND_label(measured);
  if (label->html || label->u.txt.nspans < 1) return;
  set_color(job, &job->obj->pencolor, color);
  job->obj->pen = PEN_SOLID;
  // As Graphviz places the single line of a label that is centred on (x, y).
  pointf start = {x, y + label->dimen.y / 2 - label->fontsize};
  job->render.engine->textspan(job, start, &label->u.txt.span[0]);
}
