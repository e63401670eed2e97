/* SPDX-License-Identifier: ISC */
/* Saving a page as a file, on the reader's word only. The one folder that writes files; the kiosk
 * is built without it. */
#ifndef PARTWAY_KEEP_KEEP_H
#define PARTWAY_KEEP_KEEP_H

#include "partway/str.h"

struct ui;

/* Does what UI wishes to be saved, and tells UI what came of it. PATH holds the name of the file
 * from then on; the caller frees it after ui_fini(). */
void keep_page(struct ui *ui, struct str *path);

#endif
