/* SPDX-License-Identifier: ISC */
/* What a page shows is folded to what can be typed, and so are the texts. Where a line ends, no
 * letter may be lost or added. */
#include "rendered.h"

#include <string.h>

#include "program.h"
#include "partway/ascii.h"
#include "partway/base.h"
#include "partway/utf8.h"

#define GLUE '\v' /* a no-break space of a text */

const struct renderer renderers[] = {
	{ "groff", "groff", "groff -man -ww -Tutf8 -P-c", "groff -man -ww -Tutf8 -P-c" },
	{ "groff at 40 columns", "groff", "groff -man -ww -rLL=40n -Tutf8 -P-c",
	    "groff -man -ww -rLL=40n -Tutf8 -P-c" },
	{ "mandoc", "mandoc", "mandoc -man -Tutf8", "mandoc -man -Tutf8" },
	{ "PDF", "pdftotext",
	    "sed 's/^\\.if t \\.pl .*/.pl 500i/' | groff -man -ww -Tpdf -P-p500i,8.5i | pdftotext "
	    "-layout - -",
	    "groff -man -ww -Tpdf | pdftotext -layout - -" },
};

const size_t renderer_count = ARRAY_LEN(renderers);

size_t *
rendered_rows(void)
{
	static size_t rows[ARRAY_LEN(renderers)];

	for (size_t i = 0; i < renderer_count; i++)
		rows[i] = i;
	return rows;
}

bool
rendered_can(const struct renderer *renderer)
{
	struct program program = { 0 };
	struct str command = { 0 };
	bool can;

	str_add_format(&command, "command -v groff && command -v %s", renderer->needs);
	program_run(&program, str_text(&command), NULL);
	can = program.status == 0;
	str_fini(&command);
	program_fini(&program);
	return can;
}

/* --- folding --------------------------------------------------------------------------------- */

/* What stands for POINT, or NULL. */
static const char *
fold_point(uint32_t point)
{
	switch (point) {
	case 0x2018:
	case 0x2019:
		return "'";
	case 0x201c:
	case 0x201d:
		return "\"";
	case 0x2010:
	case 0x2011:
		return "-";
	case 0x2026:
		return "...";
	case '\t':
	case 0x3000:
		return " ";
	case '\f':
		return "\n";
	default:
		return NULL;
	}
}

/* Adds TEXT, with GLUE for its no-break spaces. */
static void
add_folded(struct str *out, const char *text, const char *glue)
{
	uint32_t point;
	size_t step;

	for (; *text; text += step) {
		step = utf8_decode(text, strlen(text), &point);
		if (point == 0xa0 || point == 0x202f)
			str_add(out, glue);
		else if (fold_point(point))
			str_add(out, fold_point(point));
		else
			str_add_bytes(out, text, step);
	}
}

void
rendered_plain(struct str *out, const char *shown)
{
	struct str once = { 0 };

	for (; *shown; shown++) {
		if (*shown != '\b') {
			str_add_char(&once, *shown);
			continue;
		}
		while (once.length > 0 && (once.data[once.length - 1] & 0xc0) == 0x80)
			once.length--;
		if (once.length > 0)
			once.data[--once.length] = '\0';
	}
	add_folded(out, str_text(&once), " ");
	str_fini(&once);
}

/* --- finding --------------------------------------------------------------------------------- */

/* Moves both behind the spaces at TEXT. False: the page has none, or breaks where it must not. */
static bool
pass_gap(const char **page, const char **text)
{
	size_t wanted = strspn(*text, " \v"), found = strspn(*page, " \n");
	bool may_end = memchr(*text, ' ', wanted) != NULL;
	bool ends = memchr(*page, '\n', found) != NULL;

	*text += wanted;
	*page += found;
	return found > 0 && (may_end || !ends);
}

/* Where TEXT, folded, ends that begins at PAGE; NULL: another one does. */
static const char *
match(const char *page, const char *text)
{
	while (*text) {
		if (*text == ' ' || *text == GLUE) {
			if (!pass_gap(&page, &text))
				return NULL;
		} else if (ascii_lower(*text) == ascii_lower(*page)) {
			text++;
			page++;
		} else if (*page == '\n') {
			page += strspn(page, " \n");
		} else {
			return NULL;
		}
	}
	return page;
}

const char *
rendered_find(const char *page, const char *text, const char **end)
{
	struct str folded = { 0 };
	const char *found = NULL, *wanted;

	add_folded(&folded, text, "\v");
	wanted = str_text(&folded) + strspn(str_text(&folded), " \v");
	while (folded.length > 0 && strchr(" \v", folded.data[folded.length - 1]))
		folded.data[--folded.length] = '\0';
	for (; *page && !found; page++)
		if ((*end = match(page, wanted)))
			found = page;
	str_fini(&folded);
	return found;
}
