/* SPDX-License-Identifier: ISC */
/* One source, four forms: every path of the shipped trees, answered in the walk, on the page, on
 * the screen of the real program and in its line mode, leads to the same ending through pages that
 * say the same words in the same order. Digits are typed as a reader types them: one whose answer
 * is below the edge only shows it, so it is typed again. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "foreign.h"
#include "mirror.h"
#include "partway/alloc.h"
#include "partway/base.h"
#include "partway/flow.h"
#include "partway/forest.h"
#include "partway/paths.h"
#include "partway/utf8.h"
#include "program.h"
#include "sanitized.h"
#include "words.h"

#define IN_LINES "$PARTWAY --plain --today 2025-01-31"
#define PROMPT "\n0 help lines, x leave now"

#define SLOWER (SANITIZED ? 25 : 1) /* so many times fewer paths */

/* A path: what is chosen, and what the walk that was first on it found. */
struct route {
	uint32_t tree; /* its number in the picker, from 1 */
	uint32_t count, choices[BOUND_WALK];
	uint32_t ending;
	struct facts facts;
};

/* Every EVERYth path of the forest. */
struct routes {
	const struct forest *forest;
	struct route *items;
	size_t count, capacity;
	size_t seen, every;
	uint32_t tree;
};

struct forms {
	struct mirror mirror; /* page and screen */
	const char *lines;    /* of the line mode's transcript: not compared yet */
	bool ascii, wide;
	bool spaceless; /* lines end anywhere, so that spaces mean nothing */
};

static const struct run {
	const char *name;
	int rows, columns;
	bool ascii;
	size_t every;       /* this many paths, one is taken */
	const char *script; /* of the trees, or NULL: as they are shipped */
} runs[] = {
	{ "80x24", 24, 80, false, 1, NULL },
	{ "40x12", 12, 40, false, 25, NULL },
	{ "80x24, ASCII", 24, 80, true, 25, NULL },
	{ "40x12, ASCII", 12, 40, true, 50, NULL },
	{ "200x60", 60, 200, false, 50, NULL },
	{ "80x24, Greek", 24, 80, false, 50, "greek" },
	{ "40x12, Greek", 12, 40, false, 50, "greek" },
	{ "80x24, Chinese", 24, 80, false, 50, "chinese" },
	{ "40x12, Chinese", 12, 40, false, 50, "chinese" },
};

/* --- all paths */

static void
note_route(const struct walk *walk, void *context)
{
	struct routes *routes = context;
	struct route *route;

	if (routes->seen++ % routes->every != 0)
		return;
	routes->items =
	    alloc_grow(routes->items, &routes->capacity, routes->count + 1, sizeof(*route));
	route = &routes->items[routes->count++];
	*route = (struct route){ .tree = routes->tree, .ending = walk->here };
	walk_facts(walk, &route->facts);
	cr_assert(walk->taken <= BOUND_WALK);
	for (; route->count < walk->taken; route->count++) {
		const struct step *step = &walk->steps[route->count];

		route->choices[route->count] =
		    step->answer - walk->forest->entries[step->entry].answers.first;
	}
}

static void
find_routes(struct routes *routes, size_t every)
{
	const struct forest *forest = routes->forest;
	uint64_t all;
	struct ui ui;

	routes->every = every;
	for (routes->tree = 1;; routes->tree++) {
		ui_init(&ui, forest, (struct date){ 2025, 1, 31 });
		ui_choose(&ui, 1);
		if (routes->tree > ui_choice_count(&ui))
			break;
		ui_choose(&ui, routes->tree);
		paths_visit(forest, ui.walk.tree, note_route, routes);
		ui_fini(&ui);
	}
	ui_fini(&ui);
	cr_assert(paths_count_all(forest, &all) && routes->seen == all && routes->count > 0);
}

/* --- walk */

/* A walk with this route's answers ends where the other one did, which had come from elsewhere, and
 * knows the same. */
static void
check_walk(const struct walk *walk, const struct route *route)
{
	struct facts facts;

	cr_assert_eq(walk->taken, (size_t)route->count);
	cr_assert_eq(walk->here, route->ending);
	walk_facts(walk, &facts);
	cr_assert(memcmp(&facts, &route->facts, sizeof(facts)) == 0);
}

static void
take_walk(const struct walk *opened, const struct route *route)
{
	struct walk walk;

	walk_init(&walk, opened->forest);
	walk_open(&walk, opened->tree);
	for (uint32_t i = 0; i < route->count; i++)
		walk_answer(&walk, route->choices[i]);
	check_walk(&walk, route);
	walk_fini(&walk);
}

/* --- page and screen */

/* As the ASCII style shows them. */
static void
make_ascii(struct str *words)
{
	struct str out = { 0 };
	uint32_t point;

	for (size_t at = 0; at < words->length;) {
		at += utf8_decode(words->data + at, words->length - at, &point);
		str_add_times(&out, (char)page_ascii(point), (size_t)utf8_width(point));
	}
	str_fini(words);
	*words = out;
}

/* All that can be read by paging through is what the page says. A wide page has two columns, of
 * which the screen is compared all the same. */
static void
check_page(const struct forms *forms)
{
	struct ui reader = forms->mirror.ui; /* turns pages; borrows everything */
	struct str shown = { 0 }, said = { 0 };
	const char *from;

	if (forms->wide)
		return;
	words_say(&said, &reader, reader.columns >= 60 && reader.rows >= 20);
	words_read(&shown, &reader);
	if (forms->spaceless) {
		words_make_spaceless(&said);
		words_make_spaceless(&shown);
	}
	from = strstr(str_text(&shown), str_text(&said)); /* behind a title, where there is one */
	cr_assert(from && strlen(from) == said.length, "the page shows\n%s\ninstead of\n%s",
	    str_text(&shown), str_text(&said));
	str_fini(&shown);
	str_fini(&said);
}

static void
press(struct forms *forms, const char *key)
{
	struct mirror *mirror = &forms->mirror;

	pty_forget(mirror->pty);
	pty_type(mirror->pty, key);
	cr_assert(mirror_apply(mirror, key));
	mirror_check(mirror, key);
}

/* Chooses by its digit; presses it again where the first time only showed the choice. */
static void
choose(struct forms *forms, uint32_t number)
{
	const struct ui *ui = &forms->mirror.ui;
	char key[2] = { (char)('0' + number), '\0' };

	cr_assert(number >= 1 && number <= 9);
	press(forms, key);
	if (ui->message)
		press(forms, key);
	cr_assert_null(ui->message, "%s does not choose: %s", key, ui->message);
}

/* --- lines */

/* The words of the transcript up to the next prompt; nothing where there is none. */
static void
read_lines(struct forms *forms, struct str *words)
{
	const char *prompt = strstr(forms->lines, PROMPT);
	struct str page = { 0 };

	cr_assert_not_null(prompt, "the line mode has ended before");
	str_add_bytes(&page, forms->lines, (size_t)(prompt - forms->lines));
	words_add(words, str_text(&page));
	str_fini(&page);
	forms->lines = prompt + strlen(PROMPT);
	forms->lines += strcspn(forms->lines, "\n");
}

/* Passes over a page that is not compared. */
static void
skip_lines(struct forms *forms)
{
	struct str words = { 0 };

	read_lines(forms, &words);
	str_fini(&words);
}

/* Where the reader is, in words. */
static void
say_heading(struct str *out, const struct ui *ui)
{
	struct flow flow = { 0 };
	struct heading heading = { 0 };

	screen_flow(ui, &flow, NULL, &heading);
	words_add(out, str_text(&heading.title));
	words_add(out, str_text(&heading.place));
	flow_fini(&flow);
	heading_fini(&heading);
}

static void
check_lines(struct forms *forms)
{
	struct str printed = { 0 }, said = { 0 };

	read_lines(forms, &printed);
	say_heading(&said, &forms->mirror.ui);
	words_say(&said, &forms->mirror.ui, true);
	if (forms->ascii)
		make_ascii(&said);
	words_make_bare(&printed);
	words_make_bare(&said);
	if (forms->spaceless) {
		words_make_spaceless(&printed);
		words_make_spaceless(&said);
	}
	cr_assert_str_eq(str_text(&printed), str_text(&said),
	    "the line mode says\n%s\ninstead of\n%s", str_text(&printed), str_text(&said));
	str_fini(&printed);
	str_fini(&said);
}

static void
check_widths(const char *lines)
{
	for (; *lines; lines += strcspn(lines, "\n") + 1) {
		size_t length = strcspn(lines, "\n");

		cr_assert(utf8_cells(lines, length) <= 80, "%.*s", (int)length, lines);
		if (!lines[length])
			break;
	}
}

/* What is typed in line mode: each route, and back to the picker. */
static void
run_lines(struct program *program, const struct routes *routes, const char *options)
{
	struct str input = { 0 }, command = { 0 };

	str_add(&input, "1\n");
	for (size_t i = 0; i < routes->count; i++) {
		const struct route *route = &routes->items[i];

		str_add_format(&input, "%u\n", (unsigned)route->tree);
		for (uint32_t step = 0; step < route->count; step++)
			str_add_format(&input, "%u\n", (unsigned)route->choices[step] + 1);
		str_add(&input, "r\ny\n");
	}
	str_add_format(&command, IN_LINES " %s", options);
	program_run(program, str_text(&command), str_text(&input));
	cr_assert_eq(program->status, 0);
	check_widths(str_text(&program->out));
	str_fini(&command);
	str_fini(&input);
}

/* --- all of them */

static void
replay(struct forms *forms, const struct route *route)
{
	const struct ui *ui = &forms->mirror.ui;

	choose(forms, route->tree);
	take_walk(&ui->walk, route);
	for (uint32_t i = 0;; i++) {
		check_page(forms);
		check_lines(forms);
		if (i == route->count)
			break;
		choose(forms, route->choices[i] + 1);
	}
	check_walk(&ui->walk, route);
	press(forms, "r");
	skip_lines(forms);
	press(forms, "y");
	skip_lines(forms);
}

ParameterizedTestParameters(forms, every_path_says_the_same_in_all_of_them)
{
	static size_t rows[ARRAY_LEN(runs)];

	for (size_t i = 0; i < ARRAY_LEN(runs); i++)
		rows[i] = i;
	return cr_make_param_array(size_t, rows, ARRAY_LEN(runs));
}

ParameterizedTest(size_t *row, forms, every_path_says_the_same_in_all_of_them, .timeout = 600)
{
	const struct run *run = &runs[*row];
	struct forms forms = { .ascii = run->ascii, .wide = run->columns >= 120 };
	struct program program = { 0 };
	struct routes routes = { .forest = forest_builtin() };
	struct foreign foreign = { 0 };
	struct str options = { 0 };

	str_add(&options, run->ascii ? "--ascii" : "");
	if (run->script) {
		foreign_start(&foreign, run->script);
		routes.forest = foreign.forest;
		forms.spaceless = strcmp(run->script, "chinese") == 0;
		str_add_format(&options, " --trees %s", str_text(&foreign.folder));
	}
	find_routes(&routes, run->every * SLOWER);
	run_lines(&program, &routes, str_text(&options));
	forms.lines = str_text(&program.out);
	forms.mirror.style.ascii = run->ascii;
	mirror_start(&forms.mirror, routes.forest,
	    &(struct pty_setup){ .rows = run->rows,
		.columns = run->columns,
		.options = str_text(&options),
		.variables = "-u PARTWAY_TREES" });
	skip_lines(&forms);
	choose(&forms, 1);
	skip_lines(&forms);
	for (size_t i = 0; i < routes.count; i++)
		replay(&forms, &routes.items[i]);
	cr_assert_null(strstr(forms.lines, PROMPT), "the line mode says more");
	fprintf(stderr,
	    "%s: %zu of %zu paths replayed through walk, page, screen and line mode: 0 "
	    "differences\n",
	    run->name, routes.count, routes.seen);
	str_fini(&options);
	program_fini(&program);
	mirror_fini(&forms.mirror);
	foreign_finish(&foreign);
	free(routes.items);
}
