// What is used of Pango, declared here: the package manager refuses the flags that Pango's headers need, and says so in
// every build. Pango's binary interface has been stable since 1.0.
#ifndef MEMFIG_PANGO_H
#define MEMFIG_PANGO_H

#include <cairo.h>

enum { PANGO_SCALE = 1024 };

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
void pango_cairo_font_map_set_resolution(PangoFontMap *map, double dpi);
PangoContext *pango_font_map_create_context(PangoFontMap *map);
void pango_context_set_round_glyph_positions(PangoContext *context, int rounds);
void pango_cairo_context_set_font_options(PangoContext *context, const cairo_font_options_t *options);

PangoFontDescription *pango_font_description_from_string(const char *text);
void pango_font_description_set_size(PangoFontDescription *description, int size);
void pango_font_description_free(PangoFontDescription *description);

PangoLayout *pango_layout_new(PangoContext *context);
void pango_layout_set_font_description(PangoLayout *layout, const PangoFontDescription *description);
void pango_layout_set_single_paragraph_mode(PangoLayout *layout, int is_single);
void pango_layout_set_text(PangoLayout *layout, const char *text, int length);
void pango_layout_get_extents(PangoLayout *layout, PangoRectangle *ink, PangoRectangle *logical);
int pango_layout_get_baseline(PangoLayout *layout);

#endif
