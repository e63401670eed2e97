/* SPDX-License-Identifier: ISC */
/* Choices as they are typed in line mode. Private to this folder. */
#ifndef LINE_CHOICE_H
#define LINE_CHOICE_H

#include <stdbool.h>
#include <stdint.h>

struct ui;

/* The number, from 1, of the choice that TEXT names; 0: nothing here is named so. */
uint32_t choice_typed(const struct ui *ui, const char *text);

/* True where TEXT would name an answer, like X9, but none was given to such a question. */
bool choice_is_missing(const struct ui *ui, const char *text);

#endif
