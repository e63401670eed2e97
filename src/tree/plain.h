/* SPDX-License-Identifier: ISC */
/* When two answers read the same. For src/tree and src/walk. */
#ifndef PARTWAY_PLAIN_H
#define PARTWAY_PLAIN_H

struct str;

/* Adds to OUT, which is empty, what a reader takes in of TEXT: without the case of ASCII letters,
 * and without marks at its end. Extra spaces went when it was loaded. */
void plain_add(struct str *out, const char *text);

#endif
