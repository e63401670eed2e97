/* SPDX-License-Identifier: ISC */
/* The first page of a sheet. */
#ifndef PARTWAY_PAPER_PRINTED_FRONT_H
#define PARTWAY_PAPER_PRINTED_FRONT_H

#include <stdint.h>

struct flow;
struct forest;

/* Adds what stands on the first page of the sheet of TREE (an index, no block), with the emergency
 * number of REGION, or with NONE of all countries. */
void printed_front(struct flow *flow, const struct forest *forest, uint32_t tree, uint32_t region);

#endif
