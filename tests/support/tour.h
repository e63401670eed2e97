/* SPDX-License-Identifier: ISC */
/* All walks of a forest, taken along the arrows of its graphs by the words of their answers: they end
 * where they end in the program, and nothing else is drawn. */
#ifndef PARTWAY_TEST_TOUR_H
#define PARTWAY_TEST_TOUR_H

#include <stdbool.h>
#include <stddef.h>

struct forest;

/* How a graph is asked for. */
struct form {
	const char *name, *options;
	bool mermaid, numbers;
};

#define FORMS 4

extern const struct form forms[FORMS];

/* Draws each tree of FOREST, which the program finds with OPTIONS, and all of them in one, and takes
 * every walk through both. Fails the test at the first difference. Returns how many walks there are. */
size_t tour_all(const struct forest *forest, const struct form *form, const char *options);

/* Ends the test as skipped where a program that it needs is not here. */
void skip_without(const char *tool);

#endif
