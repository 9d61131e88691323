// What is used of Pango, declared here: the package manager refuses the flags that Pango's headers need, and says so in
// every build. Pango's binary interface has been stable since 1.0.
#ifndef MEMFIG_PANGO_H
#define MEMFIG_PANGO_H

#include <cairo.h>
#include <stdint.h>

enum { PANGO_SCALE = 1024, PANGO_DIRECTION_LTR = 0 };

typedef struct PangoContext PangoContext;
typedef struct PangoFontMap PangoFontMap;
typedef struct PangoFontDescription PangoFontDescription;
typedef struct PangoLayout PangoLayout;

// In units of 1 / PANGO_SCALE.
typedef struct {
  int x, y, width, height;
} PangoRectangle;

void g_object_unref(void *object);

PangoFontMap *pango_cairo_font_map_new(void);
void pango_fc_font_map_config_changed(PangoFontMap *map);
void pango_cairo_font_map_set_resolution(PangoFontMap *map, double dpi);
PangoContext *pango_font_map_create_context(PangoFontMap *map);
void pango_context_set_base_dir(PangoContext *context, int direction);
void pango_context_set_round_glyph_positions(PangoContext *context, int rounds);
void pango_cairo_context_set_font_options(PangoContext *context, const cairo_font_options_t *options);

PangoFontDescription *pango_font_description_from_string(const char *text);
void pango_font_description_set_size(PangoFontDescription *description, int size);
void pango_font_description_free(PangoFontDescription *description);

PangoLayout *pango_layout_new(PangoContext *context);
void pango_layout_set_font_description(PangoLayout *layout, const PangoFontDescription *description);
void pango_layout_set_single_paragraph_mode(PangoLayout *layout, int is_single);
void pango_layout_set_auto_dir(PangoLayout *layout, int is_automatic);
void pango_layout_set_text(PangoLayout *layout, const char *text, int length);
void pango_layout_get_extents(PangoLayout *layout, PangoRectangle *ink, PangoRectangle *logical);
int pango_layout_get_baseline(PangoLayout *layout);

// Public in Pango's own headers, and so as stable as its functions.
typedef struct PangoFont PangoFont;

typedef struct {
  void *shape_engine, *lang_engine;
  PangoFont *font;
  uint8_t level, gravity, flags, script;
  void *language, *extra_attributes;
} PangoAnalysis;

typedef struct {
  int offset, length, num_chars;
  PangoAnalysis analysis;
} PangoItem;

typedef struct {
  uint32_t glyph;
  struct {
    int width, x_offset, y_offset;
  } geometry;
  unsigned int attributes;
} PangoGlyphInfo;

typedef struct {
  int num_glyphs;
  PangoGlyphInfo *glyphs;
  int *log_clusters;
  int space;
} PangoGlyphString;

typedef struct {
  PangoItem *item;
  PangoGlyphString *glyphs;
  int y_offset, start_x_offset, end_x_offset;
} PangoGlyphItem;

typedef struct PangoLayoutIter PangoLayoutIter;

enum { PANGO_GLYPH_EMPTY = 0x0FFFFFFF, PANGO_GLYPH_UNKNOWN_FLAG = 0x10000000 };

const char *pango_layout_get_text(PangoLayout *layout);
PangoLayoutIter *pango_layout_get_iter(PangoLayout *layout);
PangoGlyphItem *pango_layout_iter_get_run_readonly(PangoLayoutIter *iter);
int pango_layout_iter_next_run(PangoLayoutIter *iter);
void pango_layout_iter_get_run_extents(PangoLayoutIter *iter, PangoRectangle *ink, PangoRectangle *logical);
void pango_layout_iter_free(PangoLayoutIter *iter);

struct hb_font_t *pango_font_get_hb_font(PangoFont *font);
cairo_scaled_font_t *pango_cairo_font_get_scaled_font(PangoFont *font);

#endif
