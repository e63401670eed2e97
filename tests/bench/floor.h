/* SPDX-License-Identifier: ISC */
/* Three pages of partway, for the programs that it is measured beside: they show the same. */
#ifndef PARTWAY_BENCH_FLOOR_H
#define PARTWAY_BENCH_FLOOR_H

#define FLOOR_ROWS 24
#define FLOOR_MARK 2 /* the column of the > before the chosen answer */
#define FLOOR_TEXT 4 /* the column at which all text begins */

struct floor_page {
	const char *rows[FLOOR_ROWS]; /* UTF-8, NULL: empty */
	int answers[6];               /* their rows */
	int count;                    /* of answers */
	int next;                     /* the page behind any of them */
};

/* A notice, a question, another question; behind that, the first question again. */
extern const struct floor_page floor_pages[3];

#endif
