/* SPDX-License-Identifier: ISC */
/* Paragraphs as man(7). One text for paper, terminals, groff and mandoc: page numbers and links are
 * for paper only. What is set once on top, the register pL, tells whether links can be made; it is
 * never asked here whether .pdfhref exists, as mandoc would say yes from the second time on. */
#include "emit/leaf.h"

#include "emit/roff.h"
#include "paper/printed.h"
#include "partway/flow.h"
#include "partway/forest.h"
#include "partway/str.h"

#define BOX ".TP 4n\n"
#define LABEL ".TP 12n\n"
#define LINE ".IP \"\" 4n\n"

/* What was written last, which decides what goes before the next paragraph. */
enum last { LAST_HEADING, LAST_TEXT, LAST_LABEL, LAST_ITEM };

struct leaf {
	struct str *out;
	const struct printed *printed;
	const struct flow *flow;
	enum last last;
};

/* --- references --- */

/* Adds the name of a place, for links: "nX7", "c3", "p0". */
static void
add_place_name(struct leaf *leaf, uint32_t place)
{
	const struct forest *forest = leaf->printed->forest;
	uint32_t cards = printed_card_place(forest, 0), parts = printed_last_place(forest, 0);

	str_add_char(leaf->out, place < cards ? 'n' : place < parts ? 'c' : 'p');
	if (place < cards)
		forest_add_number(forest, leaf->out, place);
	else
		str_add_number(leaf->out, place < parts ? place - cards : place - parts);
}

static void
add_page_number(struct leaf *leaf, uint32_t place)
{
	str_add(leaf->out, "p.\\~");
	str_add_number(leaf->out, leaf->printed->pages[place]);
}

/* Adds an arrow to PLACE, which is called LABEL, with its page: never parted. */
static void
add_arrow(struct leaf *leaf, uint32_t place, const char *label)
{
	struct str *out = leaf->out;

	str_add(out, ".ie \\n(pL .pdfhref L -D ");
	add_place_name(leaf, place);
	str_add(out, " -P \\(->\\~ -A \\~(");
	add_page_number(leaf, place);
	str_add(out, ") -- \\fB");
	str_add(out, label);
	str_add(out, "\\fP\n.el \\{\\\n.ie t \\(->\\~\\fB");
	str_add(out, label);
	str_add(out, "\\fP\\~(");
	add_page_number(leaf, place);
	str_add(out, ")\n.el \\(->\\~\\fB");
	str_add(out, label);
	str_add(out, "\\fP\n.\\}\n");
}

/* Adds the page of PLACE, on paper only, and AFTER, which is a comma or nothing. */
static void
add_page(struct leaf *leaf, uint32_t place, const char *after)
{
	struct str *out = leaf->out;

	str_add(out, ".ie \\n(pL .pdfhref L -D ");
	add_place_name(leaf, place);
	str_add(out, " -P ( -A )");
	str_add(out, after);
	str_add(out, " -- ");
	add_page_number(leaf, place);
	str_add(out, "\n.el .if t (");
	add_page_number(leaf, place);
	str_add(out, ")");
	str_add(out, after);
	str_add(out, "\n");
}

/* Adds the name of another sheet behind an arrow. */
static void
add_sheet(struct leaf *leaf, const char *label)
{
	str_add(leaf->out, "\\(->\\~\\fB");
	for (; *label; label++)
		str_add(leaf->out, *label == ' ' ? "\\~" : (char[]){ *label, '\0' });
	str_add(leaf->out, "\\fP\n");
}

/* Adds the name of a manual page, whose hyphens are typed and copied. */
static void
add_page_name(struct leaf *leaf, const char *name)
{
	for (; *name; name++)
		str_add(leaf->out, *name == '-' ? "\\-" : (char[]){ *name, '\0' });
}

/* --- paragraphs --- */

/* Begins an item of a list with MACRO: the first has room above it, the others stand close. */
static void
begin_item(struct leaf *leaf, const char *macro)
{
	if (leaf->last == LAST_ITEM || leaf->last == LAST_LABEL)
		str_add(leaf->out, ".PD 0\n");
	str_add(leaf->out, macro);
	leaf->last = LAST_ITEM;
}

static void
end_items(struct leaf *leaf)
{
	if (leaf->last == LAST_ITEM)
		str_add(leaf->out, ".PD\n");
}

static void
write_title(struct leaf *leaf, const struct para *para)
{
	const char *label = flow_label(leaf->flow, para);
	struct str title = { 0 };

	end_items(leaf);
	if (*label)
		str_add_format(&title, "%s.  ", label);
	str_add(&title, flow_text(leaf->flow, para));
	roff_macro(leaf->out, "SS", str_text(&title));
	leaf->last = LAST_HEADING;
	str_fini(&title);
}

/* Adds a text; what it refers to stands behind it. */
static void
write_text(struct leaf *leaf, const struct para *para)
{
	const char *label = flow_label(leaf->flow, para);

	end_items(leaf);
	if (leaf->last == LAST_ITEM)
		str_add(leaf->out, ".PP\n");
	else if (leaf->last == LAST_TEXT)
		str_add(leaf->out, ".br\n");
	leaf->last = LAST_TEXT;
	if (*label) { /* on the line of its heading, as the first page is full */
		str_add(leaf->out, ".if t .rs\n.if t .sp -1\n.if t .ti +40p\n");
		add_page_name(leaf, label);
		str_add(leaf->out, " \\- ");
	}
	roff_lines(leaf->out, flow_text(leaf->flow, para));
	if (para->choice != NONE)
		add_page(leaf, para->choice, "");
}

/* Adds a box and its words; words that say what to do stand apart from what is ticked. */
static void
write_choice(struct leaf *leaf, const struct para *para, const struct para *detail)
{
	const char *text = flow_text(leaf->flow, para), *label = flow_label(leaf->flow, para);

	begin_item(leaf, BOX);
	str_add(leaf->out, "\\(sq\n");
	if (detail) {
		roff_macro(leaf->out, "B", text);
		roff_lines(leaf->out, flow_text(leaf->flow, detail));
	} else {
		roff_lines(leaf->out, text);
	}
	if (para->choice == NONE)
		add_sheet(leaf, label);
	else
		add_arrow(leaf, para->choice, label);
}

static void
write_quote(struct leaf *leaf, const char *text)
{
	struct str words = { 0 };

	str_add_format(&words, "\xE2\x80\x9C%s\xE2\x80\x9D", text);
	roff_lines(leaf->out, str_text(&words));
	str_fini(&words);
}

static void
write_field(struct leaf *leaf, const struct para *para, bool more)
{
	const char *text = flow_text(leaf->flow, para), *label = flow_label(leaf->flow, para);

	if (!*text) { /* the label stands alone */
		end_items(leaf);
		str_add(leaf->out, leaf->last == LAST_HEADING ? "" : ".PP\n");
		roff_macro(leaf->out, "B", label);
		leaf->last = LAST_LABEL;
		return;
	}
	if (*label) {
		begin_item(leaf, LABEL);
		roff_macro(leaf->out, "B", label);
	} else { /* without pages nothing would part what runs on */
		str_add(leaf->out, printed_runs_on(leaf->flow, para) ? ".if n .br\n" : ".br\n");
	}
	if (para->kind == PARA_QUOTE)
		write_quote(leaf, text);
	else
		roff_lines(leaf->out, text);
	if (para->choice != NONE)
		add_page(leaf, para->choice, more ? "," : "");
}

/* Adds a line that its label begins. */
static void
write_line(struct leaf *leaf, const struct para *para)
{
	const char *label = flow_label(leaf->flow, para);

	begin_item(leaf, LINE);
	if (*label) {
		str_add(leaf->out, "\\fB");
		roff_text(leaf->out, label);
		str_add(leaf->out, "\\fP:\n");
	}
	roff_lines(leaf->out, flow_text(leaf->flow, para));
}

/* Adds a manual page: "NAME(1)", with a comma where MORE follow. */
static void
write_manual_page(struct leaf *leaf, const struct para *para, bool more)
{
	str_add(leaf->out, ".BR ");
	add_page_name(leaf, flow_label(leaf->flow, para));
	str_add_format(leaf->out, " (%s)%s\n", flow_text(leaf->flow, para), more ? "," : "");
	leaf->last = LAST_TEXT;
}

/* Writes paragraph I of PIECE, from 0. */
static void
write_para(struct leaf *leaf, const struct piece *piece, size_t i)
{
	const struct para *para = &leaf->flow->items[piece->first + i];
	const struct para *next = i + 1 < piece->count ? para + 1 : NULL;

	switch (para->kind) {
	case PARA_PART:
		end_items(leaf);
		roff_macro(leaf->out, "SH", flow_text(leaf->flow, para));
		leaf->last = LAST_HEADING;
		break;
	case PARA_TITLE:
		write_title(leaf, para);
		break;
	case PARA_TEXT:
		write_text(leaf, para);
		break;
	case PARA_CHOICE:
		write_choice(leaf, para, next && next->kind == PARA_DETAIL ? next : NULL);
		break;
	case PARA_FIELD:
	case PARA_DO:
	case PARA_AVOID:
	case PARA_QUOTE:
		write_field(leaf, para, next && printed_runs_on(leaf->flow, next));
		break;
	case PARA_BRANCH:
		write_manual_page(leaf, para, next && next->kind == PARA_BRANCH);
		break;
	case PARA_DETAIL:
		if (i == 0 || para[-1].kind != PARA_CHOICE)
			write_line(leaf, para);
		break;
	case PARA_GAP:
		break;
	}
}

/* Ends the line before, and starts the page on paper only. Without .rs a new page behind a heading
 * is silently left out. */
static void
start_page(struct leaf *leaf, unsigned page)
{
	str_add_format(leaf->out, ".if t .br\n.if t .rs\n.if t .bp %u\n", page);
}

void
leaf_write(struct str *out, const struct printed *printed, size_t i)
{
	const struct piece *piece = &printed->pieces[i];
	struct leaf leaf = {
		.out = out, .printed = printed, .flow = &printed->flow, .last = LAST_TEXT
	};

	if (i > 0 && piece->page != piece[-1].page)
		start_page(&leaf, piece->page);
	for (size_t para = 0; para < piece->count; para++) {
		bool of_keys = printed->flow.items[piece->first + para].of_keys;

		str_add(out, of_keys ? ".if n \\{\\\n" : "");
		write_para(&leaf, piece, para);
		str_add(out, of_keys ? ".\\}\n" : "");
		if (para == 0 && piece->place != NONE) {
			str_add(out, ".if \\n(pL .pdfhref M -N ");
			add_place_name(&leaf, piece->place);
			str_add_char(out, '\n');
		}
	}
	end_items(&leaf);
}
