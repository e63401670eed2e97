/* SPDX-License-Identifier: ISC */
/* What the tests of pages share: a small forest that the wording of the shipped trees cannot
 * change, keys typed as text, and pages compared with files. */
#ifndef PARTWAY_TEST_GOLDEN_H
#define PARTWAY_TEST_GOLDEN_H

#include "partway/ui.h"

struct page;
struct str;

/* The forest in FOLDER, read once: one folder in a test. Lives as long as the test. */
const struct forest *golden_forest_in(const char *folder);

/* The forest of tests/page/forest. */
const struct forest *golden_forest(void);

/* Begins on Saturday 22 August 2026, at this size (0 rows: line mode), and types KEYS. */
void golden_start(struct ui *ui, uint32_t rows, uint32_t columns, const char *keys);

/* The same in a kiosk, from its welcome page on. */
void golden_visit(struct ui *ui, uint32_t rows, uint32_t columns, const char *keys);

/* Types one key for each byte of KEYS. For keys without a byte of their own: < and > Home and End,
 * ^ and v Up and Down, { and } Page Up and Page Down, ~ Esc. Four are no keys: from @ on
 * the reader's region is the second country, & tells that the page was saved, % asks in a kiosk whether
 * anybody is there, and $ says that the visit is nearly over. All but the last key must not leave.
 * Returns what the last one did. */
bool golden_type(struct ui *ui, const char *keys);

/* The page as text: its rows, its looks (B bold, R reverse), its cursor. */
void golden_write(const struct page *page, struct str *out);

/* Looks and cursor only. */
void golden_write_looks(const struct page *page, struct str *out);

/* Adds row ROW of the page as text. */
void golden_write_row(const struct page *page, uint32_t row, struct str *out);

/* Fails unless TEXT is what the file PATH holds. With UPDATE_GOLDEN=1 in the environment it writes
 * the file instead. */
void golden_check_file(const char *path, const struct str *text);

/* The same for tests/page/golden/NAME.txt. */
void golden_check(const char *name, const struct str *text);

#endif
