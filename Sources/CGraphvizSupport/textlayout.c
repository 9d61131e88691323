// Lays texts out with Pango as Graphviz's own plugin does, but with advances as the font has them: that plugin rounds
// every glyph to whole pixels of a screen, which shows in print, and sizes to whole points.
#define _GNU_SOURCE
#include "CGraphvizSupport.h"
#include "textlayout.h"

#include "pango.h"

#include <cairo.h>
#include <gvplugin_textlayout.h>
#include <stdlib.h>
#include <string.h>

// What Graphviz's cairo renderer scales layouts by.
static const double resolution = 96;
static const double points = 72.0 / 96 / PANGO_SCALE;

static PangoFontMap *fonts;

void memfig_fonts_changed(void) {
  if (fonts) pango_fc_font_map_config_changed(fonts);
}

static PangoContext *context(void) {
  static PangoContext *shared;
  if (shared) return shared;
  fonts = pango_cairo_font_map_new();
  pango_cairo_font_map_set_resolution(fonts, resolution);
  shared = pango_font_map_create_context(fonts);
  pango_context_set_round_glyph_positions(shared, 0);
  // As SVG and editors have Rust, whatever script a text begins in.
  pango_context_set_base_dir(shared, PANGO_DIRECTION_LTR);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(shared, options);
  cairo_font_options_destroy(options);
  return shared;
}

typedef struct {
  char *name;
  double size;
  PangoFontDescription *description;
  double line_height, cap_height;
} known_font;

// Where a text's ink lies, from the top of its line.
static PangoRectangle ink_of(const char *text, const PangoFontDescription *font) {
  PangoLayout *layout = pango_layout_new(context());
  pango_layout_set_font_description(layout, font);
  pango_layout_set_text(layout, text, -1);
  PangoRectangle ink, logical;
  pango_layout_get_extents(layout, &ink, &logical);
  g_object_unref(layout);
  return ink;
}

// The fonts of a figure are few.
static const known_font *font(const char *name, double size) {
  static known_font known[32];
  static int count, next;
  for (int i = 0; i < count; i++) {
    if (known[i].size == size && !strcmp(known[i].name, name)) return &known[i];
  }
  known_font *own = &known[next];
  next = (next + 1) % 32;
  if (count < 32) {
    count++;
  } else {
    free(own->name);
    pango_font_description_free(own->description);
  }
  own->name = strdup(name);
  own->size = size;
  own->description = pango_font_description_from_string(name);
  pango_font_description_set_size(own->description, (int)(size * PANGO_SCALE));
  PangoRectangle capital = ink_of("H", own->description), line = ink_of("\303\205g|", own->description);
  own->cap_height = capital.height * points;
  // Fonts disagree on how much air a line has; here it reaches as far up and down from the capitals' middle as ink may.
  double middle = capital.y + capital.height / 2.0;
  double up = middle - line.y, down = line.y + line.height - middle;
  own->line_height = 2 * (up > down ? up : down) * points;
  return own;
}

static void release(void *layout) { g_object_unref(layout); }

static boolean lay_out(textspan_t *span, char **font_path) {
  (void)font_path;
  const known_font *own = font(span->font->name, span->font->size);
  PangoLayout *layout = pango_layout_new(context());
  pango_layout_set_font_description(layout, own->description);
  pango_layout_set_single_paragraph_mode(layout, 1);
  pango_layout_set_auto_dir(layout, 0);
  pango_layout_set_text(layout, span->str, -1);
  PangoRectangle logical;
  pango_layout_get_extents(layout, NULL, &logical);
  span->layout = layout;
  span->free_layout = release;
  span->size.x = span->str[0] ? logical.width * points : 0;
  // One height for a font, whatever fonts stand in for characters it lacks.
  span->size.y = own->line_height;
  span->yoffset_layout = pango_layout_get_baseline(layout) * points;
  // Graphviz puts a baseline half the height above the middle and a font size below that; this brings the middle of
  // the capitals to the middle.
  span->yoffset_centerline = own->size - own->line_height / 2 - own->cap_height / 2;
  return 1;
}

static gvtextlayout_engine_t engine = {lay_out};

gvplugin_installed_t memfig_textlayouts[] = {
    {0, "textlayout", 1000, &engine, NULL},
    {0},
};
