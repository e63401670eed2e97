/* SPDX-License-Identifier: ISC */
/* How large a forest is, how long its walks are, and how it reads. */
#ifndef PARTWAY_STATS_H
#define PARTWAY_STATS_H

struct forest;
struct str;

/* Adds plain aligned tables, in 80 columns where no id is long: trees, walks, blocks, endings,
 * sources, help lines. FOREST must have passed its checks (check.h). */
void stats_write(const struct forest *forest, struct str *out);

#endif
