/* SPDX-License-Identifier: ISC */
/* What on a printed sheet refers to another place of it: as a link in a PDF, with the page on any
 * paper, without one on terminals. Private to this folder. */
#ifndef PARTWAY_EMIT_REFERENCE_H
#define PARTWAY_EMIT_REFERENCE_H

#include <stdbool.h>
#include <stdint.h>

struct printed;
struct str;

struct reference {
	const struct printed *printed; /* borrowed */
	uint32_t place;                /* a place on it (paper/printed.h) */
	const char *label;             /* what an arrow or a parent is called, "X7"; borrowed */
};

/* Adds the mark that links to PLACE lead to. */
void reference_add_mark(struct str *out, const struct printed *printed, uint32_t place);

/* Adds an arrow to the place, with its page: never parted. */
void reference_add_arrow(struct str *out, const struct reference *reference);

/* Adds the page of the place, on paper only, and AFTER, which is a comma or nothing. */
void reference_add_page(struct str *out, const struct reference *reference, const char *after);

/* Adds the page of the place, on paper only, and the full stop of the sentence before it, which has
 * none; what was written is joined with it. */
void reference_add_last_page(struct str *out, const struct reference *reference);

/* Adds an entry that leads here, the place: "(from N1, p. 10;", "U1, p. 15)". */
void reference_add_parent(
    struct str *out, const struct reference *reference, bool is_first, bool is_last);

#endif
