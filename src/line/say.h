/* SPDX-License-Identifier: ISC */
/* What the line mode says (screens.md 8). Private to this folder. */
#ifndef LINE_SAY_H
#define LINE_SAY_H

#include <stdbool.h>
#include <stddef.h>

struct str;
struct ui;

struct say {
	struct str *out;
	size_t width; /* of lines, in cells */
	bool ascii;   /* nothing above U+007E */
};

/* The page on top: where the reader is, what it says, the numbered choices. */
void say_page(const struct say *say, const struct ui *ui);

/* What is being asked, if anything is. */
void say_asking(const struct say *say, const struct ui *ui);

/* The line that tells what can be typed; it has no end, the answer is typed behind it. */
void say_prompt(const struct say *say, const struct ui *ui);

/* What can be typed, to a reader who has typed something else. */
void say_expected(const struct say *say, const struct ui *ui);

/* One paragraph. */
void say_text(const struct say *say, const char *text);

#endif
