/* SPDX-License-Identifier: ISC */
/* Graphs of texts that are made to be misread, and of texts in other scripts: each is drawn as it
 * stands in the tree. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "partway/base.h"
#include "partway/diag.h"
#include "partway/load.h"
#include "partway/str.h"
#include "program.h"
#include "tour.h"

/* Texts in which a reader of DOT or Mermaid could find marks of its own, and other letters. */
static const char *const texts[] = {
	"Line \\N or \\l, \\\\ and \\",
	"&amp; &lt; &#60; <b>bold</b> <br/> \"quoted\" #quot; #35; ;",
	"- a list? * _a_ `b` **c** ~~d~~ 1. e 2) f",
	"end subgraph x --> o[q] {{z}} ([r]) |p| %% c %%{init: {}}%%",
	"direction TB. Lifestyle:x:#fff; classDef a:#1; :::sheet",
	"www.example.org https://example.org a@b.c ![x](y) $$x$$",
	"1. First of all \xe2\x80\xa2 a dot \xe2\x80\xa2",
	"graph digraph node edge strict \\\"]; x -> y [label=\\\"z\\\"]",
	"\xce\xa7\xcf\x89\xcf\x81\xce\xaf\xcf\x83\xce\xb1\xcf\x84\xce\xb5 "
	"\xce\xbc\xce\xb5\xcf\x84\xce"
	"\xac \xce\xb1\xcf\x80\xcf\x8c \xce\xba\xce\xb1\xcf\x85\xce\xb3\xce\xac;",
	"\xe4\xbd\xa0\xe4\xbb\xac\xe6\x98\xaf\xe5\x9c\xa8\xe4\xb8\x80\xe6\xac\xa1\xe6\xbf\x80\xe7"
	"\x83"
	"\x88\xe4\xba\x89\xe5\x90\xb5\xe4\xb9\x8b\xe5\x90\x8e\xe5\x88\x86\xe6\x89\x8b\xe7\x9a\x84"
	"\xe5"
	"\x90\x97\xef\xbc\x9f",
	"\xef\xac\x82\xc2\xb0\xc2\xb0x34\xc2\xb6\xc3\x9f caf\xc3\xa9 na\xc3\xafve \xf0\x9f\x98\x80",
	"Averyveryveryveryveryveryverylongwordthatgoesonoverseverallines",
};

/* A text as YAML. */
static void
add_quoted(struct str *out, const char *text)
{
	str_add_char(out, '\'');
	for (; *text; text++)
		str_add_format(out, "%s%c", *text == '\'' ? "'" : "", *text);
	str_add_char(out, '\'');
}

/* Entries are a heap: question I leads to 2 I + 1 and 2 I + 2, or to the last ending. */
static void
add_answer(struct str *tree, size_t text, size_t to)
{
	bool is_question = to < ARRAY_LEN(texts);

	str_add(tree, "      - say: ");
	add_quoted(tree, texts[text % ARRAY_LEN(texts)]);
	str_add_format(tree, "\n        go: %s%zu\n", is_question ? "q" : "e",
	    is_question ? to : ARRAY_LEN(texts));
}

/* A tree of these texts in all places. Answers share arrows. */
static void
add_hostile(struct source_files *files)
{
	size_t count = ARRAY_LEN(texts);
	struct str tree = { 0 };

	str_add(&tree, "format: 1\nid: hostile\nmark: XO\ntitle: ");
	add_quoted(&tree, texts[1]);
	str_add(&tree, "\nsummary: S.\nopens-with: gate\nstart: q0\nquestions:\n");
	for (size_t i = 0; i < count; i++) {
		str_add_format(&tree, "  - id: q%zu\n    ask: ", i);
		add_quoted(&tree, texts[i]);
		str_add(&tree, "\n    why: W.\n    sources: [A-1]\n    answers:\n");
		add_answer(&tree, i + 1, 2 * i + 1);
		add_answer(&tree, i + 2, 2 * i + 2);
		add_answer(&tree, i + 3, 2 * i + 1);
		str_add_format(&tree, "    unsure: e%zu\n", i);
	}
	str_add(&tree, "endings:\n");
	for (size_t i = 0; i <= count; i++) {
		str_add_format(&tree, "  - id: e%zu\n    title: ", i);
		add_quoted(&tree, texts[i % count]);
		str_add(&tree,
		    "\n    do: [Rest.]\n    why: W.\n    contact: none\n    aim: recover\n"
		    "    help: [talk]\n    sources: [A-1]\n");
	}
	source_files_set(files, "hostile.yaml", tree.data, tree.length);
	str_fini(&tree);
}

static void
write_files(const struct source_files *files, const char *folder)
{
	for (size_t i = 0; i < files->count; i++) {
		struct str path = { 0 };
		FILE *file;

		str_add_format(&path, "%s/%s", folder, files->items[i].name);
		file = fopen(str_text(&path), "w");
		cr_assert(file, "%s", str_text(&path));
		fwrite(files->items[i].bytes, 1, files->items[i].length, file);
		cr_assert_eq(fclose(file), 0);
		str_fini(&path);
	}
}

static void
remove_folder(const char *folder)
{
	struct program program = { 0 };
	struct str command = { 0 };

	str_add_format(&command, "rm -r '%s'", folder);
	program_run(&program, str_text(&command), NULL);
	program_fini(&program);
	str_fini(&command);
}

Test(graph_texts, no_text_is_taken_for_anything_but_itself, .timeout = 120)
{
	char folder[] = "/tmp/partway-graph-XXXXXX";
	struct source_files files = { 0 };
	struct str options = { 0 }, shared = { 0 };
	struct diags diags = { 0 };
	struct forest *forest;

	skip_without("dot");
	skip_without("jq");
	cr_assert(mkdtemp(folder));
	str_add_format(&shared, "%s/shared", folder);
	cr_assert_eq(mkdir(str_text(&shared), 0700), 0);
	cr_assert(source_files_read(&files, "tests/support/forest", &diags));
	add_hostile(&files);
	write_files(&files, folder);
	forest = forest_load(&files, folder, &diags);
	cr_assert(forest && diags.count == 0);
	str_add_format(&options, " --trees %s", folder);
	for (size_t i = 0; i < FORMS; i++)
		tour_all(forest, &forms[i], str_text(&options));
	remove_folder(folder);
	forest_free(forest);
	diags_fini(&diags);
	source_files_fini(&files);
	str_fini(&options);
	str_fini(&shared);
}
