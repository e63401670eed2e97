/* SPDX-License-Identifier: ISC */
/* What a check found, for other programs to read. */
#ifndef PARTWAY_REPORT_JSON_H
#define PARTWAY_REPORT_JSON_H

struct coverage;
struct diags;
struct forest;
struct str;

/* Adds one JSON object and a newline: every finding that was kept, a line each, what files
 * allow, what was covered, and how many there are of each level. A key with nothing to say is
 * absent; a walk is a list of its lines. FOREST, or NULL, says which question, answer or ending
 * a line belongs to. Valid JSON and UTF-8 for any bytes in DIAGS, and nothing in it can drive a
 * terminal. */
void report_json_write(const struct forest *forest, const struct diags *diags,
    const struct coverage *coverage, struct str *out);

#endif
