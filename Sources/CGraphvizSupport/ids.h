#ifndef MEMFIG_IDS_H
#define MEMFIG_IDS_H

#include <gvc.h>

// Numbers a graph's objects in the order in which they are made.
extern Agdisc_t memfig_discipline;

#endif
