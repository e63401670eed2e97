/* SPDX-License-Identifier: ISC */
/* The help lines of one country, for its page and for pages that are read elsewhere. */
#ifndef PARTWAY_PAGE_LISTING_H
#define PARTWAY_PAGE_LISTING_H

#include <stdbool.h>
#include <stdint.h>

#include "partway/str.h"

struct flow;
struct forest;
struct heading;

#define NEED_NOT_SAY "You do not need to say much. \"I am not safe\" is enough."
#define LEGAL_ADVICE "A lawyer, legal aid, the court office, or an advice centre."

struct listing {
	const struct forest *forest; /* borrowed, like the flow */
	uint32_t country;
	uint32_t own; /* mask of enum help: groups for which the country has a line */
	struct flow *flow;
	bool same_day;   /* all were checked on one day, or none was */
	bool unchecked;  /* none was */
	struct str text; /* scratch */
};

/* The lines of COUNTRY (an index; NONE: those that serve everywhere), to be added to FLOW. Adds to
 * HEADING what a page of them is called, and when they were checked. */
struct listing listing_open(
    struct flow *flow, const struct forest *forest, uint32_t country, struct heading *heading);

void listing_close(struct listing *listing);

/* Adds what to do in danger now. */
void listing_add_emergency(struct listing *listing);

/* Adds the groups of MASK (of enum help), in the order of the page. */
void listing_add_groups(struct listing *listing, uint32_t mask);

/* True where line LINE (an index) stands under one of the groups of MASK. */
bool listing_holds(const struct listing *listing, size_t line, uint32_t mask);

/* Puts in listing->text what is said of line LINE: service, area, for whom, and when it was checked
 * where that is not said of all. */
void listing_describe(struct listing *listing, size_t line);

/* True where there is a line of one of the groups of MASK. */
bool listing_has(const struct listing *listing, uint32_t mask);

#endif
