/* SPDX-License-Identifier: ISC */
/* What a key may not do here, and why; ui_has() says what it may (ui.h). */
#ifndef PARTWAY_PAGE_ALLOWED_H
#define PARTWAY_PAGE_ALLOWED_H

#include <stdbool.h>

#include "partway/action.h"

struct ui;

/* Why ACTION does nothing here, in words for the reader; constant. */
const char *allowed_why_not(const struct ui *ui, enum action action);

/* True where ACTION does nothing because the window is too small: nothing changes there that the
 * reader cannot see. Only help lines, which are shown at any size, can be moved about in, and a kiosk
 * can go on as plain text. */
bool allowed_is_dead(const struct ui *ui, enum action action);

#endif
