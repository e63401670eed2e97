/* SPDX-License-Identifier: ISC */
/* Whole sheets, shown by groff, mandoc and as PDF: every text of the shipped trees stands on the sheets
 * of its tree as it was written, and so does what roff would take for its own, whatever kind of text it
 * is put in the place of. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <criterion/parameterized.h>
#include <stdlib.h>
#include <string.h>

#include "program.h"
#include "rendered.h"
#include "partway/diag.h"
#include "partway/forest.h"
#include "partway/load.h"
#include "partway/said.h"
#include "walk/scope.h"

/* What a sheet, as RENDERER shows it, must hold. */
struct sheet {
	const struct forest *forest;
	const struct renderer *renderer;
	struct scope scope;
	struct str plain;
	struct str help; /* what paper has for "(key 0)": " (page 9)" */
	size_t found;    /* texts so far */
};

/* Adds TEXT with PLACE for MARK. */
static void
add_with(struct str *out, const char *text, const char *mark, const char *place)
{
	const char *at;

	for (; (at = strstr(text, mark)); text = at + strlen(mark)) {
		str_add_bytes(out, text, (size_t)(at - text));
		str_add(out, place);
	}
	str_add(out, text);
}

/* The words stand on SHEET, with what is for paper in the place of what is for the screen. */
static void
expect_words(struct sheet *sheet, struct words words)
{
	struct str text = { 0 }, wanted = { 0 };
	const char *end;

	add_with(&text, forest_text(sheet->forest, words), "{again}", "____");
	add_with(&wanted, str_text(&text), " (key 0)", str_text(&sheet->help));
	cr_expect(rendered_find(str_text(&sheet->plain), str_text(&wanted), &end) != NULL,
	    "%s: sheet %u lacks \"%s\"", sheet->renderer->name, (unsigned)sheet->scope.tree,
	    str_text(&wanted));
	sheet->found++;
	str_fini(&text);
	str_fini(&wanted);
}

static bool
names_card(const struct sheet *sheet, uint32_t card)
{
	const struct forest *forest = sheet->forest;

	for (uint32_t i = 0; i < forest->entries_count; i++)
		for (uint32_t k = 0; sheet->scope.holds[i] && k < forest->entries[i].cards.count;
		     k++)
			if (forest->refs[forest->entries[i].cards.first + k].index == card)
				return true;
	return false;
}

/* True for a part that is shown; of trees the one whose sheet it is. */
static bool
shows_part(const struct sheet *sheet, uint32_t part)
{
	for (size_t i = 0; i < sheet->scope.part_count; i++)
		if (sheet->scope.parts[i] == part)
			return true;
	return false;
}

/* Sources stand there by their ids; help lines have a loop of their own. */
static void
expect_said(const struct said *said, void *context)
{
	struct sheet *sheet = context;
	bool shown = said->entry != NONE ? sheet->scope.holds[said->entry]
	    : said->card != NONE         ? names_card(sheet, said->card)
	    : said->tree != NONE         ? shows_part(sheet, said->tree)
					 : false;

	if (shown)
		expect_words(sheet, said->words);
}

static void
expect_help(struct sheet *sheet)
{
	const struct forest *forest = sheet->forest;

	for (size_t i = 0; i < forest->countries_count; i++) {
		expect_words(sheet, forest->countries[i].title);
		expect_words(sheet, forest->countries[i].emergency);
		expect_words(sheet, forest->countries[i].quiet);
	}
	for (size_t i = 0; i < forest->helplines_count; i++) {
		expect_words(sheet, forest->helplines[i].service);
		expect_words(sheet, forest->helplines[i].for_whom);
		expect_words(sheet, forest->helplines[i].call);
		expect_words(sheet, forest->helplines[i].text);
		expect_words(sheet, forest->helplines[i].site);
	}
}

static void
run_quietly(struct program *program, const char *command, const char *input)
{
	program_run(program, command, input);
	cr_assert_eq(program->status, 0, "%s: %s", command, str_text(&program->err));
	cr_assert_str_eq(str_text(&program->err), "", "%s", command);
}

/* Notes which page ROFF has the help lines on; terminals have no pages. */
static void
find_help(struct sheet *sheet, const char *roff)
{
	static const char named[] = ".ie t .ds hL \" (page\\~";
	const char *at = strstr(roff, named);

	cr_assert(at != NULL);
	if (strcmp(sheet->renderer->name, "PDF") == 0)
		str_add_format(&sheet->help, " (page %u)", (unsigned)atoi(at + strlen(named)));
}

/* Every text of SHEET stands on it whole. FOLDER: where the trees are. */
static void
check_sheet(struct sheet *sheet, const char *folder)
{
	const struct forest *forest = sheet->forest;
	struct program man = { 0 }, shown = { 0 };
	struct str command = { 0 };

	str_add_format(&command, "$PARTWAY man %s --trees %s",
	    forest_text(forest, forest->trees[sheet->scope.tree].id), folder);
	run_quietly(&man, str_text(&command), NULL);
	run_quietly(&shown, sheet->renderer->pages, str_text(&man.out));
	find_help(sheet, str_text(&man.out));
	rendered_plain(&sheet->plain, str_text(&shown.out));
	said_visit(forest, expect_said, sheet);
	expect_help(sheet);
	str_clear(&sheet->plain);
	str_clear(&sheet->help);
	str_fini(&command);
	program_fini(&man);
	program_fini(&shown);
}

/* The same for all sheets of the trees in FOLDER. Returns how many texts were found. */
static size_t
check_sheets(const char *folder, const struct renderer *renderer)
{
	struct diags diags = { 0 };
	struct source_files files = { 0 };
	struct forest *forest;
	struct sheet sheet = { .renderer = renderer };

	cr_assert(source_files_read(&files, folder, &diags));
	sheet.forest = forest = forest_load(&files, folder, &diags);
	for (uint32_t tree = 0; tree < forest->trees_count; tree++) {
		if (forest->trees[tree].is_block)
			continue;
		scope_open(&sheet.scope, forest, tree);
		check_sheet(&sheet, folder);
		scope_close(&sheet.scope);
	}
	str_fini(&sheet.plain);
	str_fini(&sheet.help);
	forest_free(forest);
	source_files_fini(&files);
	diags_fini(&diags);
	return sheet.found;
}

ParameterizedTestParameters(sheet_texts, sheets_hold_every_text_of_their_trees)
{
	return cr_make_param_array(size_t, rendered_rows(), renderer_count);
}

ParameterizedTest(size_t *row, sheet_texts, sheets_hold_every_text_of_their_trees, .timeout = 240)
{
	if (!rendered_can(&renderers[*row]))
		skip_here(renderers[*row].needs);
	cr_expect_geq(check_sheets("trees", &renderers[*row]), 3000);
}

/* --- hostile texts --------------------------------------------------------------------------- */

/* Each is put in the place of a text of the small forest. */
static const char hostile[] =
    ".so /etc/passwd is a file. .br breaks. 'sp 3 does, too.\n"
    "'ig is no request. .ig is none. .de x neither.\n"
    "C:\\new \\fBbold\\fP \\(em \\*(xx \\n(.s \\e \\& \\[u03B1] \\\n"
    "Call 1\302\240800\302\240555\302\24012\302\24013 now, or 0808-2000.\n"
    "\"Quoted,\" she said. 'Not so,' said he. It's \"that\".\n"
    "\342\200\234Curly\342\200\235 and \342\200\230so\342\200\231 \342\200\223 or "
    "\342\200\224 and more\342\200\246\n"
    "An Ad At Do So Em In .Sh NAME .Ss x. St It Me No Pa.\n"
    "It is 100 % of \\% ^ ~ ` # $ @ {x} |y| <z> = * + _ &amp;.\n"
    "See https://www.example.org/a/very/long/address/that/goes/on-and-on?x=1&y=2#z here.\n"
    "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrente ends.\n"
    "A self-made --plain -v partway-stress(7) - a -- b.\n"
    ".TS .EQ .PP delim $$ .if t .ab stop\n"
    ".\\\" a comment \\\" more \\# yet\n"
    "Caf\303\251 na\303\257ve \302\275 \342\202\254 \342\211\245 \302\253so\302\273.\n"
    "... and so on ... .\n"
    "\\\n"
    ". ' \" - and so on\n"
    "Wait 2.5 days, p. 7, e.g. now! Is it so? Yes.\n";

/* Puts them into every kind of text of the forest in trees, from row $1 of them on. */
static const char spoil[] =
    "spoil() { for file in trees/*.yaml trees/shared/*.yaml; do\n"
    "  awk -v at=$1 -v quote=\"'\" '\n"
    "    BEGIN { while ((getline line < \"hostile\") > 0) texts[count++] = line }\n"
    "    function next_text(text) {\n"
    "      text = texts[at++ % count]; gsub(quote, quote quote, text)\n"
    "      return quote text quote }\n"
    "    /^ *(- )?(title|summary|ask|why|words|say|if|do|quiet|service|for|by|author): ./ {\n"
    "      match($0, /: /); print substr($0, 1, RSTART + 1) next_text(); next }\n"
    "    /^      - [A-Z][^:]*$/ { print \"      - \" next_text(); next }\n"
    "    { print }' $file > spoilt && mv spoilt $file; done; }\n";

/* Makes a folder with the small forest, spoilt from row START on, and adds its name. */
static void
make_hostile(struct str *folder, int start)
{
	struct program program = { 0 };
	struct str command = { 0 };

	str_add_format(&command,
	    "%shome=$PWD; cd $(mktemp -d) && cat > hostile && cp -r $home/tests/support/forest "
	    "trees "
	    "&& spoil %d && printf %%s $PWD",
	    spoil, start);
	run_quietly(&program, str_text(&command), hostile);
	str_add(folder, str_text(&program.out));
	str_fini(&command);
	program_fini(&program);
}

static void
remove_folder(const struct str *folder)
{
	struct program program = { 0 };
	struct str command = { 0 };

	str_add_format(&command, "rm -r '%s'", str_text(folder));
	run_quietly(&program, str_text(&command), NULL);
	str_fini(&command);
	program_fini(&program);
}

ParameterizedTestParameters(sheet_texts, hostile_texts_come_out_of_sheets)
{
	return cr_make_param_array(size_t, rendered_rows(), renderer_count);
}

ParameterizedTest(size_t *row, sheet_texts, hostile_texts_come_out_of_sheets, .timeout = 120)
{
	if (!rendered_can(&renderers[*row]))
		skip_here(renderers[*row].needs);
	for (int start = 0; start < 18; start += 3) {
		struct str folder = { 0 }, trees = { 0 };

		make_hostile(&folder, start);
		str_add_format(&trees, "%s/trees", str_text(&folder));
		cr_expect_geq(check_sheets(str_text(&trees), &renderers[*row]), 60);
		remove_folder(&folder);
		str_fini(&folder);
		str_fini(&trees);
	}
}
