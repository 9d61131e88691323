#include <stdint.h>

// Makes room for chains. Gives the address that they count from.
uint64_t begin_chains(void);
// The number of the chain of calls that a frame stands at the end of; 0 where it cannot be kept.
uint32_t chain_of_calls(const uint64_t *frame);
