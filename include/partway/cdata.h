/* SPDX-License-Identifier: ISC */
/* A forest as constant C data, to be compiled into the program. */
#ifndef PARTWAY_CDATA_H
#define PARTWAY_CDATA_H

struct forest;
struct site;
struct str;

/* Adds a C source file that defines the tables of src/tree/builtin.h: a row a line, numbers only,
 * texts as bytes, to OUT. Never fails. It has no pointers, so it needs no relocation. Equal forests
 * give equal files. */
void cdata_write(const struct forest *forest, struct str *out);

/* Adds a C source file that defines kiosk_site, as the kiosk wants it (src/kiosk.c). */
void cdata_write_site(const struct site *site, struct str *out);

#endif
