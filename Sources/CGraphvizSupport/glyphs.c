// The glyphs that a text was laid out with, for formats that hold fonts or outlines themselves.
#include "CGraphvizSupport.h"

#include "pango.h"

#include <gvcjob.h>
#include <stdlib.h>

static const double points = 72.0 / 96 / PANGO_SCALE;

static int tell(PangoGlyphItem *run, double left, void *context, memfig_run_sink sink) {
  PangoFont *font = run->item->analysis.font;
  if (!font) return 0;
  PangoGlyphString *string = run->glyphs;
  memfig_text_glyph *glyphs = malloc(sizeof(memfig_text_glyph) * (string->num_glyphs + 1));
  int count = 0, at = 0, is_known = 1;
  for (int i = 0; i < string->num_glyphs; i++) {
    PangoGlyphInfo *info = &string->glyphs[i];
    if (info->glyph != PANGO_GLYPH_EMPTY) {
      if (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG) is_known = 0;
      glyphs[count++] = (memfig_text_glyph){
          info->glyph,
          left + (at + info->geometry.x_offset) * points,
          -(info->geometry.y_offset + run->y_offset) * points,
      };
    }
    at += info->geometry.width;
  }
  if (is_known) {
    memfig_text_run result = {
        .shaper = pango_font_get_hb_font(font),
        .drawer = pango_cairo_font_get_scaled_font(font),
        .start = run->item->offset,
        .count = run->item->length,
        .glyphs = count,
    };
    sink(context, result, glyphs);
  }
  free(glyphs);
  return is_known;
}

int memfig_text_runs(Agnode_t *measured, void *context, memfig_run_sink sink) {
  textlabel_t *label = ND_label(measured);
  if (label->html || label->u.txt.nspans < 1 || !label->u.txt.span[0].layout) return 1;
  PangoLayoutIter *iter = pango_layout_get_iter(label->u.txt.span[0].layout);
  int is_known = 1;
  do {
    PangoGlyphItem *run = pango_layout_iter_get_run_readonly(iter);
    // Behind the last run stands none.
    if (!run) break;
    PangoRectangle logical;
    pango_layout_iter_get_run_extents(iter, NULL, &logical);
    is_known = tell(run, logical.x * points, context, sink);
  } while (is_known && pango_layout_iter_next_run(iter));
  pango_layout_iter_free(iter);
  return is_known;
}
