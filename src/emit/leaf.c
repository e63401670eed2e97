/* SPDX-License-Identifier: ISC */
/* Paragraphs as man(7). One text for paper, terminals, groff and mandoc. */
#include "emit/leaf.h"

#include <string.h>

#include "emit/reference.h"
#include "emit/roff.h"
#include "page/ending_words.h"
#include "paper/printed.h"
#include "partway/flow.h"
#include "partway/forest.h"
#include "partway/str.h"

#define BOX ".TP 3n\n"
#define LABEL ".TP 9n\n"
#define HELP "(page\\~000)" /* PRINTED_HELP, as roff */
#define HELP_START "(page"  /* of which few texts have any */
#define HELP_PAGE "\\*(hL"  /* with the space before it: walkthrough.c */

/* What was written last, which decides what goes before the next paragraph. */
enum last { LAST_HEADING, LAST_TEXT, LAST_ITEM, LAST_LINE };

struct leaf {
	struct str *out;
	const struct printed *printed;
	const struct flow *flow;
	enum last last;
};

/* What PARA refers to. */
static struct reference
refers_to(const struct leaf *leaf, const struct para *para)
{
	return (struct reference){ leaf->printed, para->choice, flow_label(leaf->flow, para) };
}

/* Adds the name of another sheet behind an arrow, with what is said of it where it GOES_ON. */
static void
add_sheet(struct leaf *leaf, const char *label, bool goes_on)
{
	str_add(leaf->out, "\\(->\\~\\fB");
	for (; *label; label++)
		str_add(leaf->out, *label == ' ' ? "\\~" : (char[]){ *label, '\0' });
	str_add(leaf->out, goes_on ? "\\fP:\n" : "\\fP\n");
}

/* Adds the name of a manual page, whose hyphens are typed and copied. */
static void
add_page_name(struct leaf *leaf, const char *name)
{
	for (; *name; name++)
		str_add(leaf->out, *name == '-' ? "\\-" : (char[]){ *name, '\0' });
}

/* Adds the lines of a text, with the page of the help lines where it stands for one. */
static void
add_lines(struct leaf *leaf, const char *text)
{
	struct str lines = { 0 }, named = { 0 };

	if (!strstr(text, HELP_START)) {
		roff_lines(leaf->out, text);
		return;
	}
	roff_lines(&lines, text);
	ending_add_words(&named, str_text(&lines), " " HELP, HELP_PAGE);
	ending_add_words(leaf->out, str_text(&named), HELP, HELP_PAGE);
	str_fini(&lines);
	str_fini(&named);
}

/* Begins an item of a list with MACRO: the first has room above it, the others stand close. */
static void
begin_item(struct leaf *leaf, const char *macro)
{
	if (leaf->last == LAST_ITEM)
		str_add(leaf->out, ".PD 0\n");
	str_add(leaf->out, macro);
	leaf->last = LAST_ITEM;
}

static void
end_items(struct leaf *leaf)
{
	if (leaf->last == LAST_ITEM)
		str_add(leaf->out, ".PD\n");
	if (leaf->last == LAST_LINE)
		str_add(leaf->out, ".RE\n");
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
	struct reference to = refers_to(leaf, para);

	end_items(leaf);
	if (leaf->last == LAST_ITEM)
		str_add(leaf->out, ".PD 0\n.PP\n.PD\n");
	else if (leaf->last == LAST_TEXT)
		str_add(leaf->out, ".br\n");
	leaf->last = LAST_TEXT;
	if (*label) { /* on the line of its heading, as the first page is full */
		str_add(leaf->out, ".if t .rs\n.if t .sp -1\n.if t .ti \\w'\\fB\\s+2");
		roff_text(leaf->out, flow_text(leaf->flow, para - 1));
		str_add(leaf->out, "\\s0\\fP'u+1m\n");
		add_page_name(leaf, label);
		str_add_char(leaf->out, ' ');
	}
	add_lines(leaf, flow_text(leaf->flow, para));
	if (para->choice != NONE)
		reference_add_last_page(leaf->out, &to);
}

/* Adds a box and its words, with what belongs to it and comes NEXT: words that say what to do, which
 * stand apart from what is ticked, or what is said behind the arrow. */
static void
write_choice(struct leaf *leaf, const struct para *para, const struct para *next)
{
	const char *text = flow_text(leaf->flow, para), *label = flow_label(leaf->flow, para);
	struct reference to = refers_to(leaf, para);
	bool goes_on = next && printed_runs_on(leaf->flow, next);

	begin_item(leaf, BOX);
	str_add(leaf->out, "\\(sq\n");
	if (next && next->kind == PARA_DETAIL) {
		roff_macro(leaf->out, "B", text);
		roff_lines(leaf->out, flow_text(leaf->flow, next));
	} else {
		roff_lines(leaf->out, text);
	}
	if (para->choice == NONE)
		add_sheet(leaf, label, goes_on);
	else
		reference_add_arrow(leaf->out, &to);
	if (goes_on)
		roff_lines(leaf->out, flow_text(leaf->flow, next));
}

static void
write_quote(struct leaf *leaf, const char *text)
{
	struct str words = { 0 };

	str_add_format(&words, "\xE2\x80\x9C%s\xE2\x80\x9D", text);
	add_lines(leaf, str_text(&words));
	str_fini(&words);
}

static void
write_field(struct leaf *leaf, const struct para *para, bool more)
{
	const char *text = flow_text(leaf->flow, para), *label = flow_label(leaf->flow, para);
	struct reference to = refers_to(leaf, para);

	if (!*text) { /* the label stands alone */
		end_items(leaf);
		str_add(leaf->out, leaf->last == LAST_HEADING ? "" : ".PP\n");
		roff_macro(leaf->out, "B", label);
		leaf->last = LAST_TEXT;
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
		add_lines(leaf, text);
	if (para->choice != NONE)
		reference_add_page(leaf->out, &to, more ? "," : "");
}

/* Adds a line that its label begins. (As an item of a list mandoc would part it from the others.) */
static void
write_line(struct leaf *leaf, const struct para *para)
{
	const char *label = flow_label(leaf->flow, para);

	if (leaf->last != LAST_LINE)
		end_items(leaf);
	str_add(leaf->out, leaf->last == LAST_LINE ? ".br\n" : ".RS 4n\n");
	leaf->last = LAST_LINE;
	if (*label) {
		str_add(leaf->out, "\\fB");
		roff_text(leaf->out, label);
		str_add(leaf->out, "\\fP:\n");
	}
	roff_lines(leaf->out, flow_text(leaf->flow, para));
}

/* Adds an entry that leads here, or a manual page: "NAME(1)", with a comma where others follow. */
static void
write_branch(struct leaf *leaf, const struct para *para, bool is_first, bool is_last)
{
	struct reference to = refers_to(leaf, para);

	leaf->last = LAST_TEXT;
	if (para->choice != NONE) {
		reference_add_parent(leaf->out, &to, is_first, is_last);
		return;
	}
	str_add(leaf->out, ".BR ");
	add_page_name(leaf, flow_label(leaf->flow, para));
	str_add_format(leaf->out, " (%s)%s\n", flow_text(leaf->flow, para), is_last ? "" : ",");
}

/* True where PARA was written with the choice before it. */
static bool
is_said_behind_arrow(const struct flow *flow, const struct para *para)
{
	return para->choice == NONE && printed_runs_on(flow, para);
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
		write_choice(leaf, para, next);
		break;
	case PARA_FIELD:
		if (i > 0 && is_said_behind_arrow(leaf->flow, para))
			break;
		write_field(leaf, para, next && printed_runs_on(leaf->flow, next));
		break;
	case PARA_DO:
	case PARA_AVOID:
	case PARA_QUOTE:
		write_field(leaf, para, false);
		break;
	case PARA_BRANCH:
		write_branch(leaf, para, i == 0 || para[-1].kind != PARA_BRANCH,
		    !next || next->kind != PARA_BRANCH);
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
	else if (piece->above > 0)
		str_add(out, ".if t .sp 0.5v\n");
	for (size_t para = 0; para < piece->count; para++) {
		const struct para *item = &printed->flow.items[piece->first + para];
		bool not_all = item->of_keys || item->stays;

		str_add(out, item->of_keys ? ".if n \\{\\\n" : item->stays ? ".if t \\{\\\n" : "");
		write_para(&leaf, piece, para);
		str_add(out, not_all ? ".\\}\n" : "");
		if (para == 0 && piece->place != NONE)
			reference_add_mark(out, printed, piece->place);
	}
	end_items(&leaf);
}
