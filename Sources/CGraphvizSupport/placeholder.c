#include "CGraphvizSupport.h"
int memfig_placeholder(void) { return 0; }
