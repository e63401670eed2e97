/* SPDX-License-Identifier: ISC */
/* Case files in memory, replayed on a forest that is small enough to see every walk:
 *
 *   gate, before each tree: Yes > stop; No > on; unsure > stop
 *   one: Today > where; Not yet > rest; unsure > rest
 *     where: At home > note; At home but soon away, On the way., unsure > rest
 *   two: Yes > rest; No > wait; unsure > rest */
#ifndef PARTWAY_TEST_REPLAYED_H
#define PARTWAY_TEST_REPLAYED_H

#include "partway/diag.h"
#include "partway/load.h"
#include "partway/str.h"
#include "small.h"

/* Starts as { 0 }. */
struct replayed {
	struct small small;
	struct source_files files;
	struct diags diags;           /* sorted */
	struct str findings, summary; /* as printed */
};

/* Adds the case file NAME. */
void replayed_add(struct replayed *replayed, const char *name, const char *text);

/* Adds a file c.yaml with these cases of tree one. */
void replayed_add_cases(struct replayed *replayed, const char *cases);

/* Replays what was added. */
void replayed_run(struct replayed *replayed);

void replayed_fini(struct replayed *replayed);

#endif
