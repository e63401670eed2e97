/* SPDX-License-Identifier: ISC */
/* What the kiosk takes over from outside, which is as little as can be. Private to the kiosk. */
#ifndef KIOSK_CLEAN_H
#define KIOSK_CLEAN_H

#define CLEAN_TERM_BYTES 64u /* no name in terminfo has more than half of it */

/* Closes what is open but standard input, output and error, goes to /, drops every variable but
 * TERM, which it writes to TERM ("" where it is not the name of any terminal), and takes C.UTF-8
 * for its locale. */
void clean_start(char term[CLEAN_TERM_BYTES + 1]);

/* Gives the terminal that is standard input the modes of a new one, whatever the visitor's client
 * asked for (RFC 4254, 8): without echo or lines there is no line mode. Taken over is only which of
 * its two bytes Backspace sends. Ctrl-S does not stop the output. Other accounts of the machine
 * cannot write to it any more (wall(1), write(1)). */
void clean_terminal(void);

#endif
