/* SPDX-License-Identifier: ISC */
/* What a group says of its kiosk. It stands in a file, is checked like a tree, and is compiled in:
 * the kiosk reads no file of its own. */
#ifndef PARTWAY_SITE_H
#define PARTWAY_SITE_H

struct site {
	const char *group;  /* its name, for the welcome page: "Tuesday group, room 4" */
	const char *person; /* a sentence about who is there: "Need a person? Ask at the desk." */
	const char *region; /* id of the country whose help lines come first, or "": none */
	unsigned idle;      /* seconds without a key until the visitor is asked */
	unsigned visit;     /* seconds that a visit may last */
};

#endif
