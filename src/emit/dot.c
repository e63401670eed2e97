/* SPDX-License-Identifier: ISC */
/* Graphviz, in black and white. In a quoted text it takes a backslash for the beginning of a mark (\N is
 * the node's name, \l a left line) and & for that of an entity, so these two and the quote are
 * escaped; <b> is no markup unless the whole label stands in <> instead of quotes. */
#include "emit/drawing.h"

#include "partway/str.h"

#define BULLET "\xe2\x80\xa2 "

/* From left to right, since trees are broader than walks are long. The size is that of US letter and A4
 * alike, with margins. */
static const char head_of_numbers[] =
    "\tgraph [rankdir=LR, size=\"7,9.5\", ranksep=0.3, nodesep=0.08];\n"
    "\tnode [fontname=\"Helvetica\", fontsize=13, margin=\"0.02\", width=0.36, height=0.28];\n"
    "\tedge [arrowsize=0.5];\n";

static const char head_of_words[] =
    "\tgraph [rankdir=LR, ranksep=0.4, nodesep=0.25, fontname=\"Helvetica\", labeljust=l];\n"
    "\tnode [fontname=\"Helvetica\", fontsize=12, shape=box];\n"
    "\tedge [fontname=\"Helvetica\", fontsize=10];\n";

static void
add_escaped(struct str *out, const char *c)
{
	if (*c == '&') {
		str_add(out, "&amp;");
		return;
	}
	if (*c == '"' || *c == '\\')
		str_add_char(out, '\\');
	str_add_char(out, *c);
}

/* Lines are centred; those of several answers stand at the left, so that one sees where each begins. */
static void
add_label(struct str *out, const char *label, bool is_shared)
{
	str_add(out, "label=\"");
	for (const char *c = label; *c; c++) {
		if (*c == LABEL_BREAK)
			str_add(out, is_shared ? "\\l  " : "\\n");
		else if (*c == LABEL_ANSWER)
			str_add(out, c == label ? BULLET : "\\l" BULLET);
		else
			add_escaped(out, c);
	}
	str_add(out, is_shared ? "\\l\"" : "\"");
}

static void
begin(struct str *out, bool numbers)
{
	str_add(out, "digraph partway {\n");
	str_add(out, numbers ? head_of_numbers : head_of_words);
}

static void
begin_part(struct str *out, const char *mark, const char *title)
{
	str_add_format(out, "\tsubgraph cluster_%s {\n\tlabel=\"", mark);
	for (const char *c = title; *c; c++)
		add_escaped(out, c);
	str_add(out, "\";\n");
}

static void
end_part(struct str *out)
{
	str_add(out, "\t}\n");
}

static const char *
look_of(const struct node *node, bool numbers)
{
	switch (node->kind) {
	case NODE_QUESTION:
		return numbers ? ", shape=circle" : ", style=rounded";
	case NODE_ENDING:
		return ", shape=box, peripheries=2";
	case NODE_SHEET:
		return ", shape=box, style=dashed";
	case NODE_WAY_ON:
		break;
	}
	return numbers ? ", shape=point" : ", shape=plain";
}

static void
add_node(struct str *out, const struct node *node, bool numbers)
{
	str_add_format(out, "\t%s [", node->id);
	add_label(out, node->label, false);
	str_add(out, look_of(node, numbers));
	str_add(out, node->is_opening ? ", penwidth=3];\n" : "];\n");
}

static void
add_arrow(struct str *out, const struct arrow *arrow)
{
	str_add_format(out, "\t%s -> %s", arrow->from, arrow->to);
	if (*arrow->label) {
		str_add(out, " [");
		add_label(out, arrow->label, arrow->is_shared);
		str_add_char(out, ']');
	}
	str_add(out, ";\n");
}

static void
end(struct str *out)
{
	str_add(out, "}\n");
}

const struct pen dot_pen = { begin, begin_part, end_part, add_node, add_arrow, end };
