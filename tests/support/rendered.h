/* SPDX-License-Identifier: ISC */
/* Texts taken back out of what groff, mandoc and pdftotext show of a page. */
#ifndef PARTWAY_TEST_RENDERED_H
#define PARTWAY_TEST_RENDERED_H

#include <stdbool.h>
#include <stddef.h>

#include "partway/str.h"

/* What a page is shown by. */
struct renderer {
	const char *name;
	const char *needs; /* the tool that must be installed */
	/* A shell's command: roff on standard input, to what is shown on standard output. The page is
	 * so long that it is one. */
	const char *command;
	const char *pages; /* the same in pages */
};

extern const struct renderer renderers[];
extern const size_t renderer_count;

/* 0 and up to renderer_count, for a parameterized test. */
size_t *rendered_rows(void);

/* True where the tools of RENDERER are installed. */
bool rendered_can(const struct renderer *renderer);

/* Adds SHOWN without letters that are struck over, quotes and hyphens as they are typed: as the
 * texts are that it is searched for. */
void rendered_plain(struct str *out, const char *shown);

/* Where TEXT stands in PAGE, which is plain, from the first place on: its words with spaces or line
 * ends between them, a no-break space always as a space. A word may go on in the next line; headings
 * may be in capitals. NULL: nowhere. *END is where it ends. */
const char *rendered_find(const char *page, const char *text, const char **end);

#endif
