/* SPDX-License-Identifier: ISC */
/* The pieces of a printed sheet as roff for man(7). Private to this folder. */
#ifndef PARTWAY_EMIT_LEAF_H
#define PARTWAY_EMIT_LEAF_H

#include <stddef.h>

struct printed;
struct str;

/* Adds piece I, at the start of a new page where it begins one. */
void leaf_write(struct str *out, const struct printed *printed, size_t i);

#endif
