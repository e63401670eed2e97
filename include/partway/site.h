/* SPDX-License-Identifier: ISC */
/* What a group says of its kiosk. It stands in a file, is checked like a tree, and is compiled in:
 * the kiosk reads no file of its own. */
#ifndef PARTWAY_SITE_H
#define PARTWAY_SITE_H

#include <stdbool.h>

#include "partway/arena.h"
#include "partway/diag.h"

struct forest;
struct source_file;

struct site {
	const char *group;  /* its name, for the welcome page: "Tuesday group, room 4" */
	const char *person; /* a sentence about who is there: "Need a person? Ask at the desk." */
	const char *region; /* id of the country whose help lines come first, or "": none */
	unsigned idle;      /* seconds without a key until the visitor is asked */
	unsigned visit;     /* seconds that a visit may last */
};

/* A site on its way from the file into the program. Starts as { 0 }. */
struct site_file {
	struct arena arena; /* owns the texts of the site */
	struct site site;
	struct place group, person; /* where those two stand */
};

/* Reads FILE from SOURCE, whose bytes DIAGS takes over. FOREST has the countries. Adds a finding for
 * all that is wrong but how its texts read, which is for check_site() (check.h). False: there was an
 * error; the site may then not be shown to anybody, and has no texts where its file did not load.
 * Once for a struct site_file. */
bool site_load(struct site_file *file, struct source_file *source, const struct forest *forest,
    struct diags *diags);

/* Frees the texts; FILE is { 0 } again. */
void site_fini(struct site_file *file);

#endif
