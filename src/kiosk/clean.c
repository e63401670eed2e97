/* SPDX-License-Identifier: ISC */
/* The start of the kiosk: only TERM, the window's size and bytes come from the visitor, and none of
 * them is believed (kiosk.md 2.6). */
#include "kiosk/clean.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "partway/base.h"

#define NAME_LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+._-"

/* Copies NAME where it can be that of a terminal. */
static void
take_term(char term[CLEAN_TERM_BYTES + 1], const char *name)
{
	size_t length = name ? strlen(name) : 0;

	memset(term, 0, CLEAN_TERM_BYTES + 1);
	if (length > 0 && length <= CLEAN_TERM_BYTES && *name != '.'
	    && strspn(name, NAME_LETTERS) == length)
		memcpy(term, name, length);
}

void
clean_start(char term[CLEAN_TERM_BYTES + 1])
{
	umask(077);
	closefrom(STDERR_FILENO + 1);
	take_term(term, getenv("TERM"));
	if (clearenv() != 0 || chdir("/") != 0 || !setlocale(LC_ALL, "C.UTF-8"))
		die("the kiosk cannot start here");
	setenv("TERM", term, 1);
}
