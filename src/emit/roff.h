/* SPDX-License-Identifier: ISC */
/* Texts of the trees as roff. Every text that comes from a file goes through here; print.md 7 tells
 * what happens to one that does not: lines vanish, numbers of telephones lose their spaces.
 * Private to this folder. */
#ifndef PARTWAY_EMIT_ROFF_H
#define PARTWAY_EMIT_ROFF_H

struct str;

/* Adds TEXT escaped, for anywhere in a line: also as its beginning, and within a quoted argument of a
 * macro. No newline is added, and none comes out of it. */
void roff_text(struct str *out, const char *text);

/* Adds TEXT as input lines of its own, one for each sentence, each ended with a newline. Nothing for
 * an empty text. */
void roff_lines(struct str *out, const char *text);

/* Adds ".MACRO" with TEXT as its one argument, which is quoted, and a newline. */
void roff_macro(struct str *out, const char *macro, const char *text);

/* Adds requests for the head of a page, before .TH: they find out whether each letter of ROFF, all
 * else of that page as the functions above wrote it, is in the fonts. Where one is not, paper stops
 * with a message and nothing comes out; a terminal shows a question mark. */
void roff_guard(struct str *out, const char *roff);

#endif
