/* SPDX-License-Identifier: ISC */
/* Graphs as they are written: small ones whole, what no text may do, and how time grows. What
 * graphviz makes of them: tests/cli/test_graph.c. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "grown.h"
#include "partway/base.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/graph.h"
#include "partway/str.h"
#include "small.h"
#include "trial.h"

#define REST \
	"block gate G\n" \
	"ask g: Yes a=yes > stop; No a=no > return; unsure > stop\n" \
	"end stop: none crisis\n" \
	"fact a: no | yes\n" \
	"rule R1: if-contact: [reply], needs: [a=no]\n"

/* A second question of x.yaml, and an ending behind it. */
#define TRIAL_SECOND \
	"  - id: q2\n" \
	"    ask: Next?\n" \
	"    why: To know.\n" \
	"    sources: [A-1]\n" \
	"    unsure: e\n" \
	"    answers:\n" \
	"      - {say: Here, go: e, sets: [calm=yes]}\n" \
	"      - {say: There, go: e, sets: [calm=no]}\n"

#define TREES \
	"tree one O\n" \
	"ask p: Left > end; Right > tree:two; unsure > end\n" \
	"end end: none recover\n" \
	"tree two T\n" \
	"end only: none accept\n" REST

static void
write_graph(const struct forest *forest, const char *tree, struct graph graph, struct str *out)
{
	graph.forest = forest;
	graph.tree = tree ? forest_find_tree(forest, tree) : NONE;
	graph_write(&graph, out);
}

static void
expect_graph(const char *tree, struct graph graph, const char *wanted)
{
	struct small small;
	struct str out = { 0 }, again = { 0 };

	small_load(&small, TREES);
	write_graph(small.forest, tree, graph, &out);
	write_graph(small.forest, tree, graph, &again);
	cr_expect_str_eq(str_text(&out), wanted);
	cr_expect_str_eq(str_text(&again), wanted);
	str_fini(&out);
	str_fini(&again);
	small_free(&small);
}

Test(graph, of_a_tree_as_dot)
{
	expect_graph("one", (struct graph){ .format = GRAPH_DOT },
	    "digraph partway {\n"
	    "\tgraph [rankdir=LR, ranksep=0.4, nodesep=0.25, fontname=\"Helvetica\", "
	    "labeljust=l];\n"
	    "\tnode [fontname=\"Helvetica\", fontsize=12, shape=box];\n"
	    "\tedge [fontname=\"Helvetica\", fontsize=10];\n"
	    "\tsubgraph cluster_G {\n"
	    "\tlabel=\"G  A title\";\n"
	    "\tnG1 [label=\"G1 Ask g\", style=rounded, penwidth=3];\n"
	    "\tnG2 [label=\"G2 End stop\", shape=box, peripheries=2];\n"
	    "\t}\n"
	    "\tsubgraph cluster_O {\n"
	    "\tlabel=\"O  A title\";\n"
	    "\tnO1 [label=\"O1 Ask p\", style=rounded];\n"
	    "\tnO2 [label=\"O2 End end\", shape=box, peripheries=2];\n"
	    "\t}\n"
	    "\tnT [label=\"sheet T\\nA title\", shape=box, style=dashed];\n"
	    "\tnG1 -> nG2 [label=\"\xe2\x80\xa2 Yes\\l\xe2\x80\xa2 I am not sure, or would\\l  "
	    "rather not say\\l\"];\n"
	    "\tnG1 -> nO1 [label=\"No\"];\n"
	    "\tnO1 -> nO2 [label=\"\xe2\x80\xa2 Left\\l\xe2\x80\xa2 I am not sure, or would\\l  "
	    "rather not say\\l\"];\n"
	    "\tnO1 -> nT [label=\"Right\"];\n"
	    "}\n");
}

Test(graph, of_a_tree_in_numbers)
{
	expect_graph("one", (struct graph){ .format = GRAPH_DOT, .numbers = true },
	    "digraph partway {\n"
	    "\tgraph [rankdir=LR, size=\"7,9.5\", ranksep=0.3, nodesep=0.08];\n"
	    "\tnode [fontname=\"Helvetica\", fontsize=13, margin=\"0.02\", width=0.36, "
	    "height=0.28];\n"
	    "\tedge [arrowsize=0.5];\n"
	    "\tnG1 [label=\"G1\", shape=circle, penwidth=3];\n"
	    "\tnG2 [label=\"G2\", shape=box, peripheries=2];\n"
	    "\tnO1 [label=\"O1\", shape=circle];\n"
	    "\tnO2 [label=\"O2\", shape=box, peripheries=2];\n"
	    "\tnT [label=\"T\", shape=box, style=dashed];\n"
	    "\tnG1 -> nG2;\n"
	    "\tnG1 -> nO1;\n"
	    "\tnO1 -> nO2;\n"
	    "\tnO1 -> nT;\n"
	    "}\n");
}

Test(graph, of_all_trees_in_numbers)
{
	expect_graph(NULL, (struct graph){ .format = GRAPH_DOT, .numbers = true },
	    "digraph partway {\n"
	    "\tgraph [rankdir=LR, size=\"7,9.5\", ranksep=0.3, nodesep=0.08];\n"
	    "\tnode [fontname=\"Helvetica\", fontsize=13, margin=\"0.02\", width=0.36, "
	    "height=0.28];\n"
	    "\tedge [arrowsize=0.5];\n"
	    "\tnG1 [label=\"G1\", shape=circle, penwidth=3];\n"
	    "\tnG2 [label=\"G2\", shape=box, peripheries=2];\n"
	    "\tnO1 [label=\"O1\", shape=circle];\n"
	    "\tnO2 [label=\"O2\", shape=box, peripheries=2];\n"
	    "\tnT1 [label=\"T1\", shape=box, peripheries=2];\n"
	    "\tn0 [label=\"\xe2\x80\xa2\", shape=point];\n"
	    "\tnG1 -> nG2;\n"
	    "\tnG1 -> n0;\n"
	    "\tnO1 -> nO2;\n"
	    "\tnO1 -> nT1;\n"
	    "\tn0 -> nO1;\n"
	    "\tn0 -> nT1;\n"
	    "}\n");
}

Test(graph, of_a_tree_as_mermaid)
{
	expect_graph("one", (struct graph){ .format = GRAPH_MERMAID },
	    "%%{init: {\"theme\": \"neutral\"}}%%\n"
	    "flowchart TD\n"
	    "    classDef opening stroke-width:4px\n"
	    "    classDef sheet stroke-dasharray:6 4\n"
	    "    subgraph pG [\"G  A title\"]\n"
	    "    nG1{{\"G1 Ask g\"}}:::opening\n"
	    "    nG2([\"G2 End stop\"])\n"
	    "    end\n"
	    "    subgraph pO [\"O  A title\"]\n"
	    "    nO1{{\"O1 Ask p\"}}\n"
	    "    nO2([\"O2 End end\"])\n"
	    "    end\n"
	    "    nT[\"sheet T<br/>A title\"]:::sheet\n"
	    "    nG1 -->|\"\xe2\x80\xa2 Yes<br/>\xe2\x80\xa2 I am not sure, or would<br/>rather "
	    "not say\"| nG2\n"
	    "    nG1 -->|\"No\"| nO1\n"
	    "    nO1 -->|\"\xe2\x80\xa2 Left<br/>\xe2\x80\xa2 I am not sure, or would<br/>rather "
	    "not say\"| nO2\n"
	    "    nO1 -->|\"Right\"| nT\n");
}

Test(graph, of_all_trees_as_mermaid)
{
	expect_graph(NULL, (struct graph){ .format = GRAPH_MERMAID },
	    "%%{init: {\"theme\": \"neutral\"}}%%\n"
	    "flowchart TD\n"
	    "    classDef opening stroke-width:4px\n"
	    "    classDef sheet stroke-dasharray:6 4\n"
	    "    subgraph pG [\"G  A title\"]\n"
	    "    nG1{{\"G1 Ask g\"}}:::opening\n"
	    "    nG2([\"G2 End stop\"])\n"
	    "    end\n"
	    "    subgraph pO [\"O  A title\"]\n"
	    "    nO1{{\"O1 Ask p\"}}\n"
	    "    nO2([\"O2 End end\"])\n"
	    "    end\n"
	    "    subgraph pT [\"T  A title\"]\n"
	    "    nT1([\"T1 End only\"])\n"
	    "    end\n"
	    "    n0(\"on to the tree that the<br/>reader opened\")\n"
	    "    nG1 -->|\"\xe2\x80\xa2 Yes<br/>\xe2\x80\xa2 I am not sure, or would<br/>rather "
	    "not say\"| nG2\n"
	    "    nG1 -->|\"No\"| n0\n"
	    "    nO1 -->|\"\xe2\x80\xa2 Left<br/>\xe2\x80\xa2 I am not sure, or would<br/>rather "
	    "not say\"| nO2\n"
	    "    nO1 -->|\"Right\"| nT1\n"
	    "    n0 --> nO1\n"
	    "    n0 --> nT1\n");
}

/* Blocks that trees open with may lead to each other; wherever a walk returns, its tree begins. */
Test(graph, of_all_trees_leads_on_to_each_by_one_node)
{
	struct trial trial;
	struct str out = { 0 };

	trial_start(&trial);
	trial_set(&trial, "shared/door.yaml",
	    "format: 1\nid: door\nmark: D\ntitle: Door\nstart: open\nquestions:\n"
	    "  - {id: open, ask: Open?, why: First., sources: [A-1], unsure: block:gate,\n"
	    "     answers: [{say: Yes, go: return}, {say: \"No\", go: shut}]}\n"
	    "endings:\n"
	    "  - {id: shut, title: Shut, do: [Stop.], why: Safety., contact: none, aim: crisis,\n"
	    "     help: [talk], sources: [A-1]}\n");
	trial_set(&trial, "y.yaml",
	    "format: 1\nid: y\nmark: Y\ntitle: Y\nsummary: S.\nopens-with: door\nstart: q\n"
	    "questions:\n" TRIAL_QUESTION "      - {say: This, go: e, sets: [calm=yes]}\n"
	    "      - {say: That, go: e, sets: [calm=no]}\n" TRIAL_ENDING);
	trial_load(&trial);
	cr_assert(trial.forest && trial.diags.count == 0);
	write_graph(
	    trial.forest, NULL, (struct graph){ .format = GRAPH_DOT, .numbers = true }, &out);
	cr_expect(strstr(str_text(&out), "\tnD1 -> n0;\n") != NULL, "%s", str_text(&out));
	cr_expect(strstr(str_text(&out), "\tnG1 -> n0;\n") != NULL, "%s", str_text(&out));
	cr_expect(strstr(str_text(&out), "\tn0 -> nX1;\n\tn0 -> nY1;\n}\n") != NULL, "%s",
	    str_text(&out));
	str_fini(&out);
	trial_free(&trial);
}

/* --- texts ------------------------------------------------------------------------------------ */

/* An answer, and how its arrow is labelled in both formats. */
static const struct {
	const char *say, *dot, *mermaid;
} texts[] = {
	{ "a \"b\" c", "a \\\"b\\\" c", "a #quot;b#quot; c" },
	{ "\\N \\l \\\\", "\\\\N \\\\l \\\\\\\\", "#92;N #92;l #92;#92;" },
	{ "&amp; &#35;", "&amp;amp; &amp;#35;", "#38;amp#59; #38;#35;35#59;" },
	{ "<b>a</b>", "<b>a</b>", "#60;b#62;a#60;/b#62;" },
	{ "#quot; `a` |b|", "#quot; `a` |b|", "#35;quot#59; #96;a#96; #124;b#124;" },
	{ "**a** _b_ ~~c~~ [d](e)", "**a** _b_ ~~c~~ [d](e)",
	    "#42;#42;a#42;#42; #95;b#95; #126;#126;c#126;#126; #91;d#93;(e)" },
	{ "1. a", "1. a", "1#46; a" },
	{ "2) a", "2) a", "2#41; a" },
	{ "- a", "- a", "#45; a" },
	{ "end", "end", "end" },
	{ "No direction TB here", "No direction TB here", "No #100;irection TB here" },
	{ "style:x:#fff;", "style:x:#fff;", "style#58;x#58;#35;fff#59;" },
	{ "www.a.org", "www.a.org", "www#46;a#46;org" },
	{ "%%{init: x}%%", "%%{init: x}%%", "#37;#37;#123;init: x#125;#37;#37;" },
	{ "\xef\xac\x82\xc2\xb0x34\xc2\xb6\xc3\x9f \xe2\x80\xa2",
	    "\xef\xac\x82\xc2\xb0x34\xc2\xb6\xc3\x9f \xe2\x80\xa2",
	    "#64258;\xc2\xb0x34#182;\xc3\x9f #8226;" },
	/* plain prose stays as it is */
	{ "Yes: self-harm (both),", "Yes: self-harm (both),", "Yes: self-harm (both)," },
	{ "It's over. So what?", "It's over. So what?", "It's over. So what?" },
	{ "\xce\x9d\xce\xb1\xce\xb9. \xce\x8c\xcf\x87\xce\xb9.",
	    "\xce\x9d\xce\xb1\xce\xb9. \xce\x8c\xcf\x87\xce\xb9.",
	    "\xce\x9d\xce\xb1\xce\xb9. \xce\x8c\xcf\x87\xce\xb9." },
};

static void
load_texts(struct trial *trial, const char *say)
{
	struct str tree = { 0 };

	str_add(&tree, TRIAL_HEAD TRIAL_QUESTION "      - say: '");
	for (; *say; say++)
		str_add_format(&tree, "%s%c", *say == '\'' ? "'" : "", *say);
	str_add(&tree, "'\n        go: q2\n      - {say: That, go: e}\n" TRIAL_SECOND TRIAL_ENDING);
	trial_start(trial);
	trial_set(trial, "x.yaml", str_text(&tree));
	trial_load(trial);
	cr_assert(trial->forest && trial->diags.count == 0, "%s", str_text(&tree));
	str_fini(&tree);
}

static void
expect_line(const struct forest *forest, enum graph_format format, const char *before,
    const char *label, const char *behind)
{
	struct str line = { 0 }, out = { 0 };

	str_add_format(&line, "\n%s\"%s\"%s\n", before, label, behind);
	write_graph(forest, "x", (struct graph){ .format = format }, &out);
	cr_expect(strstr(str_text(&out), str_text(&line)) != NULL, "%s is missing in:\n%s",
	    str_text(&line), str_text(&out));
	str_fini(&line);
	str_fini(&out);
}

Test(graph, texts_are_never_marks)
{
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		struct trial trial;

		load_texts(&trial, texts[i].say);
		expect_line(trial.forest, GRAPH_DOT, "\tnX1 -> nX2 [label=", texts[i].dot, "];");
		expect_line(trial.forest, GRAPH_MERMAID, "    nX1 -->|", texts[i].mermaid, "| nX2");
		trial_free(&trial);
	}
}

/* What the loader would not let in. */
Test(graph, no_byte_of_a_text_reaches_a_terminal_raw)
{
	static const enum graph_format formats[] = { GRAPH_DOT, GRAPH_MERMAID };
	struct trial trial;
	char *text;

	load_texts(&trial, "put here");
	text = memmem(trial.forest->text, trial.forest->text_length, "put here", 8);
	memcpy(text, "a\nb\fc\033d", 7);
	text[7] = '\xff';
	for (size_t i = 0; i < ARRAY_LEN(formats); i++) {
		struct str out = { 0 };

		write_graph(trial.forest, NULL, (struct graph){ .format = formats[i] }, &out);
		for (const char *c = str_text(&out); *c; c++)
			cr_assert(c[0] == '\n' || c[0] == '\t' || (unsigned char)c[0] >= ' ');
		cr_expect(strstr(str_text(&out), i == 0 ? "U+000A>b" : "U#43;000A#62;b") != NULL,
		    "%s", str_text(&out));
		cr_expect(strstr(str_text(&out), "FF") != NULL);
		cr_expect(strchr(str_text(&out), '\xff') == NULL);
		str_fini(&out);
	}
	trial_free(&trial);
}

/* Twelve letters of two cells fill a line; a word that is longer goes on in the next. */
Test(graph, labels_have_24_cells_in_any_script)
{
	struct trial trial;

	load_texts(&trial,
	    "\xe4\xb8\x80\xe4\xb8\x80\xe4\xb8\x80\xe4\xb8\x80\xe4\xb8\x80\xe4\xb8\x80\xe4\xb8\x80"
	    "\xe4\xb8\x80\xe4\xb8\x80\xe4\xb8\x80\xe4\xb8\x80\xe4\xb8\x80\xe4\xb8\x80\xe4\xb8\x80");
	expect_line(trial.forest, GRAPH_DOT, "\tnX1 -> nX2 [label=",
	    "\xe4\xb8\x80\xe4\xb8\x80\xe4\xb8\x80\xe4\xb8\x80\xe4\xb8\x80\xe4\xb8\x80\xe4\xb8\x80"
	    "\xe4\xb8\x80\xe4\xb8\x80\xe4\xb8\x80\xe4\xb8\x80\xe4\xb8\x80\\n\xe4\xb8\x80\xe4\xb8"
	    "\x80",
	    "];");
	trial_free(&trial);
}

/* --- size ------------------------------------------------------------------------------------- */

/* Seconds for the graph of a forest of about so many entries; in *LOAD, those for loading it. */
static double
time_grown(size_t entries, double *load)
{
	struct str out = { 0 };
	struct grown grown;
	double start;

	grown_load(&grown, entries);
	*load = grown.load;
	start = grown_now();
	write_graph(grown.forest, NULL, (struct graph){ .format = GRAPH_MERMAID }, &out);
	start = grown_now() - start;
	str_fini(&out);
	grown_free(&grown);
	return start;
}

Test(graph, time_grows_like_the_forest, .timeout = 120)
{
	double load, small = time_grown(2000, &load), large = time_grown(20000, &load);

	cr_expect(large < 20 * small, "%.3f s, then %.3f s", small, large);
	cr_expect(large < load, "%.3f s, and %.3f s to load it", large, load);
}
