/* SPDX-License-Identifier: ISC */
/* The whole check of a forest: what is looked at, in which order, and what it covered. */
#ifndef PARTWAY_CHECK_H
#define PARTWAY_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "partway/date.h"

struct diags;
struct forest;
struct site_file;
struct str;

/* What is counted of a forest: name, and word for one. */
#define COVERAGE_COUNTS(X) \
	X(files, "file") \
	X(trees, "tree") \
	X(blocks, "block") \
	X(questions, "question") \
	X(endings, "ending") \
	X(answers, "answer") \
	X(stops, "stop") \
	X(cards, "card") \
	X(sources, "source") \
	X(facts, "fact") \
	X(rules, "rule") \
	X(wordings, "word list")

/* What a check covered, so that an empty run cannot pass unseen. Unsure answers are counted. */
struct coverage {
#define COVERAGE_MEMBER(name, word) size_t name;
	COVERAGE_COUNTS(COVERAGE_MEMBER)
#undef COVERAGE_MEMBER
	size_t states; /* of the proof */
	uint64_t paths;
	bool paths_exact; /* false: there are more than fit into 64 bits */
	bool proven;      /* false: errors of ways came first, so no rule was looked at */
};

/* Lints, and if the ways are sound proves, a loaded forest (NULL: nothing could be built), of which
 * FILES files were read. TODAY is the day from which the age of help lines is counted; year 0: it
 * is not looked at. All findings go to DIAGS, which is sorted. */
void check_forest(const struct forest *forest, size_t files, struct date today, struct diags *diags,
    struct coverage *coverage);

/* Checks how the texts of a kiosk's site (site.h) read, for visitors and for whoever passes by: their
 * lengths and signs, the lists of words of FOREST, and the screen that shows them. Adds nothing where
 * the file of the site did not load. */
void check_site(const struct site_file *file, const struct forest *forest, struct diags *diags);

/* "checked 26 files, 5 trees, ...: 1 error, 2 warnings, 0 notes" and a newline. */
void coverage_write(const struct coverage *coverage, const struct diags *diags, struct str *out);

#endif
