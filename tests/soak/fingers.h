/* SPDX-License-Identifier: ISC */
/* What a monkey types. Most of it are keys that go on in a walk; the rest is what terminals,
 * lines and cats send. */
#ifndef PARTWAY_SOAK_FINGERS_H
#define PARTWAY_SOAK_FINGERS_H

#include <stdbool.h>
#include <stddef.h>

#include "dice.h"

#define FINGERS_BYTES 1024 /* that one pick takes, at most */

struct fingers {
	bool lines;         /* it is read line by line */
	const char *spared; /* bytes that are never typed; others stand for them */
};

/* One key, sequence or line into OUT, which has room for FINGERS_BYTES. Returns its length. */
size_t fingers_pick(const struct fingers *fingers, struct dice *dice, char *out);

/* Pasted text, with its marks unless it is read line by line. The same. */
size_t fingers_paste(const struct fingers *fingers, struct dice *dice, char *out);

#endif
