/* SPDX-License-Identifier: ISC */
/* The register pL, which is set on top of a sheet, tells whether links can be made: it is never asked
 * here whether .pdfhref exists, as mandoc would say yes from the second time on. */
#include "emit/reference.h"

#include "paper/printed.h"
#include "partway/forest.h"
#include "partway/str.h"

/* Adds the name of a place, for links: "nX7", "c3", "p0". */
static void
add_place_name(struct str *out, const struct printed *printed, uint32_t place)
{
	const struct forest *forest = printed->forest;
	uint32_t cards = printed_card_place(forest, 0), parts = printed_last_place(forest, 0);

	str_add_char(out, place < cards ? 'n' : place < parts ? 'c' : 'p');
	if (place < cards)
		forest_add_number(forest, out, place);
	else
		str_add_number(out, place < parts ? place - cards : place - parts);
}

void
reference_add_mark(struct str *out, const struct printed *printed, uint32_t place)
{
	str_add(out, ".if \\n(pL .pdfhref M -N ");
	add_place_name(out, printed, place);
	str_add_char(out, '\n');
}

static void
add_page_number(struct str *out, const struct reference *reference)
{
	str_add(out, "p.\\~");
	str_add_number(out, reference->printed->pages[reference->place]);
}

void
reference_add_arrow(struct str *out, const struct reference *reference)
{
	str_add(out, ".ie \\n(pL .pdfhref L -D ");
	add_place_name(out, reference->printed, reference->place);
	str_add(out, " -P \\(->\\~ -A \\~(");
	add_page_number(out, reference);
	str_add(out, ") -- \\fB");
	str_add(out, reference->label);
	str_add(out, "\\fP\n.el \\{\\\n.ie t \\(->\\~\\fB");
	str_add(out, reference->label);
	str_add(out, "\\fP\\~(");
	add_page_number(out, reference);
	str_add(out, ")\n.el \\(->\\~\\fB");
	str_add(out, reference->label);
	str_add(out, "\\fP\n.\\}\n");
}

void
reference_add_page(struct str *out, const struct reference *reference, const char *after)
{
	str_add(out, ".ie \\n(pL .pdfhref L -D ");
	add_place_name(out, reference->printed, reference->place);
	str_add(out, " -P ( -A )");
	str_add(out, after);
	str_add(out, " -- ");
	add_page_number(out, reference);
	str_add(out, "\n.el .if t (");
	add_page_number(out, reference);
	str_add(out, ")");
	str_add(out, after);
	str_add(out, "\n");
}

void
reference_add_last_page(struct str *out, const struct reference *reference)
{
	out->data[--out->length] = '\0'; /* the newline */
	str_add(out, "\\c\n.ie \\n(pL .pdfhref L -D ");
	add_place_name(out, reference->printed, reference->place);
	str_add(out, " -P \\~( -A ). -- ");
	add_page_number(out, reference);
	str_add(out, "\n.el \\{\\\n.ie t \\~(");
	add_page_number(out, reference);
	str_add(out, ").\n.el \\&.\n.\\}\n");
}

void
reference_add_parent(
    struct str *out, const struct reference *reference, bool is_first, bool is_last)
{
	const char *label = reference->label, *from = is_first ? "(from\\~" : "";

	str_add(out, ".ie \\n(pL .pdfhref L -D ");
	add_place_name(out, reference->printed, reference->place);
	str_add(out, is_first ? " -P " : "");
	str_add(out, from);
	str_add(out, is_last ? " -A ) -- " : " -A ; -- ");
	str_add(out, label);
	str_add(out, ",\\~");
	add_page_number(out, reference);
	str_add(out, "\n.el \\{\\\n.ie t ");
	str_add(out, from);
	str_add(out, label);
	str_add(out, ",\\~");
	add_page_number(out, reference);
	str_add(out, is_last ? ")\n" : ";\n");
	str_add(out, ".el ");
	str_add(out, from);
	str_add(out, label);
	str_add(out, is_last ? ")\n.\\}\n" : ",\n.\\}\n");
}
