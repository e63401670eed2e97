/* SPDX-License-Identifier: ISC */
/* Pages as plain text that is read away from the program: in a file, or wherever it is pasted. It
 * holds what the page says, and nothing about keys. What the reader answered is only on the page
 * of the answers. */
#ifndef PARTWAY_WRITTEN_H
#define PARTWAY_WRITTEN_H

#include <stdbool.h>

#include "partway/str.h"

struct spoken;
struct ui;

#define WRITTEN_WIDTH 72 /* of lines, in cells: fits a letter, and most screens */

/* Adds the page on top. On an ending the numbers of help lines stand where the page on the screen
 * names their key. */
void written_page(const struct spoken *spoken, const struct ui *ui);

/* Adds what c copies: the message that an ending offers, on one line, or else the page on top;
 * ASCII: nothing above U+007E. False: it is longer than BOUND_COPY_BYTES, and OUT is as before. */
bool written_copy(struct str *out, const struct ui *ui, bool ascii);

#endif
