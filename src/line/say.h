/* SPDX-License-Identifier: ISC */
/* What the line mode says (screens.md 8). Private to this folder. */
#ifndef LINE_SAY_H
#define LINE_SAY_H

struct spoken;
struct ui;

/* What is being asked, if anything is. */
void say_asking(const struct spoken *spoken, const struct ui *ui);

/* The line that tells what can be typed; it has no end, the answer is typed behind it. */
void say_prompt(const struct spoken *spoken, const struct ui *ui);

/* What can be typed, to a reader who has typed something else. */
void say_expected(const struct spoken *spoken, const struct ui *ui);

/* That NUMBER, which is a sound one, is of no question that was answered. */
void say_no_answer(const struct spoken *spoken, const char *number);

#endif
