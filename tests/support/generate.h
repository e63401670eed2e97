/* SPDX-License-Identifier: ISC */
/* Forests of any size, to see how time and memory grow: trees and blocks of made-up entries, beside
 * the shipped files, whose gate they open with and whose rules they obey. They pass the check. */
#ifndef PARTWAY_TEST_GENERATE_H
#define PARTWAY_TEST_GENERATE_H

#include <stddef.h>
#include <stdint.h>

struct source_files;

#define GENERATE_MOST_FILES 650u /* there are no more marks */
#define GENERATE_MOST_FACTS 40u  /* with ours, as many as a forest may have */

/* Equal plans give equal bytes. */
struct generate_plan {
	size_t entries;     /* questions and endings, about */
	uint32_t files;     /* trees and blocks that they are spread over evenly */
	uint32_t blocks;    /* how many of these are blocks, at most half; trees call them */
	uint32_t ways;      /* from each question, 2 to 6, and unsure: few are deep, many wide */
	uint32_t seed;      /* of the words */
	uint32_t facts;     /* that trees set and rules look at, besides ours */
	uint32_t sentences; /* in a reason, and in each thing to do; 0: one */
};

/* Adds the shipped files, read from the folder "trees", with rules as PLAN needs them, and those of
 * PLAN. A walk has at most 12 questions where the entries of a file are not more than WAYS to the
 * power of 8; with blocks, 4. */
void generate_forest(const struct generate_plan *plan, struct source_files *files);

#endif
