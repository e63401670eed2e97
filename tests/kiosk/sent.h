/* SPDX-License-Identifier: ISC */
/* Reads what the kiosk has sent to a terminal, byte for byte: whether it is text, and sequences that
 * only place and erase. */
#ifndef PARTWAY_TEST_SENT_H
#define PARTWAY_TEST_SENT_H

#include <stddef.h>

struct sent {
	size_t sequences;
	const char *
	    strange; /* what must not be there, in words; NULL: nothing. Constant, or one for all */
};

/* Strange are strings to the terminal (OSC, DCS, APC, PM, SOS), what it answers to, titles, control
 * bytes with 8 bits, bytes that are no UTF-8, and a sequence without an end. */
struct sent sent_read(const char *bytes, size_t length);

#endif
