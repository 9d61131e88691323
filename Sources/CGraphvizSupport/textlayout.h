#ifndef MEMFIG_TEXTLAYOUT_H
#define MEMFIG_TEXTLAYOUT_H

#include <gvplugin.h>

extern gvplugin_installed_t memfig_textlayouts[];

#endif
