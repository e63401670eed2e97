/* SPDX-License-Identifier: ISC */
/* Saving a page as a file, on the reader's word only. The one folder that writes files; the kiosk
 * is built without it. */
#ifndef KEEP_KEEP_H
#define KEEP_KEEP_H

#include <stdbool.h>

#include "partway/str.h"

struct ui;

/* Where files go, as the environment says. */
struct keep {
	const char *state; /* XDG_STATE_HOME, or NULL; borrowed */
	const char *home;  /* HOME, or NULL; borrowed */
	bool ascii;        /* nothing above U+007E */
	struct str path; /* of the file that was saved last; the caller frees it after ui_fini() */
};

/* The save of a struct saver; CONTEXT is a struct keep. Writes the page on top of UI to a new file
 * notes-1.txt, notes-2.txt, ... that only its owner can read, in the state folder (XDG Base
 * Directory Specification), which is made where it is missing. Nothing is ever overwritten. */
void keep_page(void *context, struct ui *ui);

#endif
