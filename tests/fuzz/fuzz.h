/* SPDX-License-Identifier: ISC */
/* What fuzzers share. A fuzzer is a file with LLVMFuzzerTestOneInput(), which libFuzzer and AFL++ call
 * with what they make up, and replay.c with files. It aborts, by assert() or a sanitizer, where
 * something is not as it must be. */
#ifndef PARTWAY_FUZZ_H
#define PARTWAY_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct diags;
struct forest;
struct source_files;
struct str;
struct walk;

/* 0 always. SIZE bytes at DATA, borrowed, without a NUL behind them. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* --- forests (laid.c) */

/* Begins a file: its name follows, up to the end of the line, which belongs to the file as a comment. The
 * same mark as in tests/lint, whose files are seeds. What stands before the first one is
 * stress.yaml. */
#define LAID_IN_PLACE "# in place of: "

/* The file that TEXT, SIZE bytes with a NUL behind them, begins with: its name, which the caller frees.
 * *LENGTH: how many bytes it has. */
char *laid_next(const char *text, size_t size, size_t *length);

/* Adds the files of tests/lint/base, with those of the input in their place or beside them. */
void laid_over(struct source_files *files, const uint8_t *data, size_t size);

/* The forest of tests/lint/base, which passes the check; not to be freed. */
const struct forest *laid_base(void);

/* --- what must be true (judge.c, json.c) */

/* OUT is UTF-8 and holds nothing that drives a terminal or hides; newlines apart, and tabs where
 * they part cells. */
void judge_text(const struct str *out, bool has_tabs);

/* OUT is one JSON value, with white space around it at most. */
void judge_json(const struct str *out);

/* Every finding has words, a mend and a place within its file, all are counted, and as text they are
 * fit to be shown. */
void judge_findings(const struct diags *diags);

/* The facts and the ending of a walk that has ended fit every rule of its forest. */
void judge_rules(const struct walk *walk);

#endif
