/* SPDX-License-Identifier: ISC */
/* What a program leaves behind on its terminal. */
#ifndef PARTWAY_SOAK_FAREWELL_H
#define PARTWAY_SOAK_FAREWELL_H

#include <stdbool.h>
#include <stddef.h>

/* True where the last output of a program ends by clearing the screen: behind that come sequences
 * that show nothing. */
bool farewell_clears(const char *tail, size_t length);

/* The words in the last output that tell of a bug; NULL: none. */
const char *farewell_complaint(const char *tail, size_t length);

/* LENGTH bytes, readable, into OUT, which has 4 * LENGTH + 1. */
void farewell_readable(char *out, const char *bytes, size_t length);

/* A terminal that understands all of the output, by libvterm. */
struct eye;

struct eye *eye_new(int rows, int columns);
void eye_free(struct eye *eye); /* NULL: nothing */
void eye_show(struct eye *eye, const char *bytes, size_t length);
bool eye_is_blank(const struct eye *eye);

#endif
