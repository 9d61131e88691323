// Our plugins: a text layout, an SVG renderer that hands plain values on, and a device on which Graphviz's cairo
// renderer draws to a surface of the caller's.
#include "CGraphvizSupport.h"
#include "textlayout.h"

#include <gvcjob.h>
#include <gvplugin.h>
#include <gvplugin_device.h>
#include <gvplugin_render.h>

static memfig_svg_sink sink;

void memfig_set_svg_sink(memfig_svg_sink new_sink) { sink = new_sink; }

static uint32_t packed(const gvcolor_t *color) {
  const unsigned char *byte = color->u.rgba;
  return (uint32_t)byte[0] << 24 | (uint32_t)byte[1] << 16 | (uint32_t)byte[2] << 8 | byte[3];
}

static memfig_paint paint(GVJ_t *job, int filled) {
  obj_state_t *object = job->obj;
  memfig_paint result = {0};
  if (filled) result.fill = packed(&object->fillcolor);
  if (object->pen != PEN_NONE && object->penwidth >= 0.02) result.line = packed(&object->pencolor);
  result.width = object->penwidth;
  result.dash = object->pen == PEN_DASHED ? 1 : object->pen == PEN_DOTTED ? 2 : 0;
  return result;
}

static const char *attribute(void *object, const char *name) {
  const char *value = agget(object, (char *)name);
  return value ? value : "";
}

static void begin(GVJ_t *job, int kind, void *object, const char *name) {
  sink.begin_object(job->context, kind, name ? name : "", attribute(object, "class"), attribute(object, "tooltip"));
}

static void begin_cluster(GVJ_t *job) { begin(job, MEMFIG_CLUSTER, job->obj->u.sg, agnameof(job->obj->u.sg)); }

static void begin_node(GVJ_t *job) { begin(job, MEMFIG_NODE, job->obj->u.n, agnameof(job->obj->u.n)); }

static void begin_edge(GVJ_t *job) { begin(job, MEMFIG_EDGE, job->obj->u.e, agnameof(job->obj->u.e)); }

static void end_object(GVJ_t *job) { sink.end_object(job->context); }

static void polygon(GVJ_t *job, pointf *corners, int count, int filled) {
  sink.polygon(job->context, &corners[0].x, count, paint(job, filled));
}

static void polyline(GVJ_t *job, pointf *stops, int count) {
  sink.polyline(job->context, &stops[0].x, count, paint(job, 0));
}

static void draw_bezier(GVJ_t *job, pointf *points, int count, int arrow_at_start, int arrow_at_end, int filled) {
  (void)arrow_at_start;
  (void)arrow_at_end;
  sink.bezier(job->context, &points[0].x, count, paint(job, filled));
}

static void ellipse(GVJ_t *job, pointf *ends, int filled) {
  sink.ellipse(
      job->context, ends[0].x, ends[0].y, ends[1].x - ends[0].x, ends[1].y - ends[0].y, paint(job, filled));
}

static void textspan(GVJ_t *job, pointf start, textspan_t *span) {
  sink.text(
      job->context, start.x, start.y + span->yoffset_centerline, span->size.x, span->str, span->font->name,
      span->font->size, packed(&job->obj->pencolor));
}

static gvrender_engine_t svg_engine = {
    .begin_cluster = begin_cluster,
    .end_cluster = end_object,
    .begin_node = begin_node,
    .end_node = end_object,
    .begin_edge = begin_edge,
    .end_edge = end_object,
    .textspan = textspan,
    .ellipse = ellipse,
    .polygon = polygon,
    .beziercurve = draw_bezier,
    .polyline = polyline,
};

static gvrender_features_t svg_features = {
    .flags = GVRENDER_DOES_TRANSFORM | GVRENDER_NO_WHITE_BG,
    .color_type = RGBA_BYTE,
};

static gvdevice_features_t device_features = {
    .flags = GVDEVICE_DOES_TRUECOLOR | GVDEVICE_NO_WRITER,
    .default_dpi = {72, 72},
};

static gvplugin_installed_t renderers[] = {
    {1, MEMFIG_SVG_FORMAT, 1, &svg_engine, &svg_features},
    {0},
};

static gvplugin_installed_t devices[] = {
    {1, MEMFIG_SVG_FORMAT ":" MEMFIG_SVG_FORMAT, 1, NULL, &device_features},
    {1000, MEMFIG_CAIRO_FORMAT ":cairo", 1, NULL, &device_features},
    {0},
};

static gvplugin_api_t apis[] = {
    {API_render, renderers},
    {API_device, devices},
    {API_textlayout, memfig_textlayouts},
    {(api_t)0, NULL},
};

static gvplugin_library_t library = {"memfig", apis};

GVC_t *memfig_context(void) {
  // Built in, ours are there when the text layout is chosen; all others are loaded when they are needed.
  static const lt_symlist_t built_in[] = {
      {"gvplugin_memfig_LTX_library", &library},
      {0},
  };
  return gvContextPlugins(built_in, 1);
}
