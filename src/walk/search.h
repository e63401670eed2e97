/* SPDX-License-Identifier: ISC */
/* What the proof has seen, shared between the search (prove.c) and its findings (prove_report.c).
 * Private to this folder. */
#ifndef PARTWAY_SEARCH_H
#define PARTWAY_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "walk/intern.h"

struct arrival;
struct diags;
struct facts;
struct forest;

struct state {
	uint32_t entry;
	uint32_t facts; /* number in struct search.facts */
	uint32_t tree;  /* the tree opened, as long as an answer can return to it, else NONE */
};

/* How a walk came somewhere; at its beginning PARENT and ANSWER are NONE. */
struct origin {
	uint32_t parent; /* number of a state */
	uint32_t answer; /* index into answers */
	uint32_t tree;   /* the tree opened */
};

/* A finding is made once for each rule and place, however many paths lead to it. */
struct report {
	uint32_t rule;  /* index, or one that is built in */
	uint32_t place; /* index of an entry or an answer */
};

struct search {
	const struct forest *forest;
	struct diags *diags;
	struct intern facts;    /* struct facts */
	struct intern states;   /* struct state; also the queue of the search */
	struct intern reports;  /* struct report */
	struct origin *origins; /* by state */
	size_t origin_count, origin_capacity;
	bool *applied;    /* by rule */
	uint64_t *spoken; /* by entry: see prove_forest() */
};

/* What the path knew before ORIGIN's answer; valid until facts are added. */
const struct facts *search_facts_before(const struct search *search, const struct origin *origin);

/* Rule NUMBER (an index) does not hold for a path that came to its ending by ORIGIN. */
void report_broken(struct search *search, uint32_t number, const struct origin *origin,
    const struct arrival *arrival);

/* S2: the path left a question open that sets facts, and its ending (an index) allows contact. Only
 * where every other rule holds: most of them ask for the fact that is missing. */
void report_left_open(struct search *search, const struct origin *origin, uint32_t ending);

/* S3: ORIGIN's answer makes FACT safe, which was unsafe or unsure before. */
void report_taken_back(struct search *search, const struct origin *origin, uint32_t fact);

/* The rules and lists of words that no path has met. */
void report_idle(const struct search *search);

#endif
