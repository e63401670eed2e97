/* SPDX-License-Identifier: ISC */
/* Loaded forests of any size (generate.h), and how long things take, for tests of growth. */
#ifndef PARTWAY_TEST_GROWN_H
#define PARTWAY_TEST_GROWN_H

#include <stddef.h>

#include "partway/diag.h"

struct grown {
	struct forest *forest;
	struct diags diags; /* of loading it; empty */
	double load;        /* seconds that loading took */
};

/* Seconds of processor time that this process has used. */
double grown_now(void);

/* Loads a forest of about ENTRIES, half of whose files are blocks. The caller frees it. */
void grown_load(struct grown *grown, size_t entries);

void grown_free(struct grown *grown);

#endif
