#ifndef MEMFIG_IDS_H
#define MEMFIG_IDS_H

#include <cgraph.h>

extern Agiddisc_t memfig_ids;

#endif
