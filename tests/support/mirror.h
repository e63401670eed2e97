/* SPDX-License-Identifier: ISC */
/* The real program on a terminal, and beside it the same state in memory, which gets the same keys:
 * after each of them the screen must be what page_draw() says, cell for cell. */
#ifndef PARTWAY_TEST_MIRROR_H
#define PARTWAY_TEST_MIRROR_H

#include "partway/page.h"
#include "partway/ui.h"
#include "pty.h"

/* Starts as { 0 }. */
struct mirror {
	struct pty *pty;
	struct ui ui;
	struct page page;
	struct style style;
};

/* A key and the bytes that a terminal sends for it. */
struct mirror_key {
	const char *bytes;
	uint32_t key;
};

/* The keys that have no character of their own, and bytes that are no key. */
extern const struct mirror_key mirror_keys[];
extern const size_t mirror_key_count;

/* Starts the program as SETUP says, on FOREST, which must be that of the program; waits for its
 * first page. */
void mirror_start(
    struct mirror *mirror, const struct forest *forest, const struct pty_setup *setup);

/* Applies the keys of BYTES in memory only. False: the last one leaves; no other may. */
bool mirror_apply(struct mirror *mirror, const char *bytes);

/* Fails, telling WHERE, unless the screen becomes what the state in memory says. */
void mirror_check(struct mirror *mirror, const char *where);

/* Ends the program if it still runs, and frees. */
void mirror_fini(struct mirror *mirror);

#endif
