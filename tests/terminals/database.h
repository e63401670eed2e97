/* SPDX-License-Identifier: ISC */
/* The names of terminfo's database. */
#ifndef PARTWAY_TEST_DATABASE_H
#define PARTWAY_TEST_DATABASE_H

#include <stddef.h>

struct names {
	char **items;
	size_t count, capacity;
};

/* Every name that terminfo finds in its folders on this machine, once each, in byte order. */
void database_list(struct names *names);

void database_fini(struct names *names);

#endif
