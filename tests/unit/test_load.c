/* SPDX-License-Identifier: ISC */
/* Loading: what an author wrote arrives whole, joined and in its place, from YAML as from what is
 * compiled in. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "partway/date.h"
#include "partway/forest.h"
#include "partway/str.h"
#include "tree/raw.h"
#include "trial.h"

static void
expect_words(const struct forest *forest, struct words words, const char *text, const char *place)
{
	struct str got = { 0 };

	str_add_format(&got, "%u:%u", (unsigned)words.line, (unsigned)words.column);
	cr_expect(eq(str, (char *)forest_text(forest, words), (char *)text));
	cr_expect(eq(str, (char *)str_text(&got), (char *)place), "%s", text);
	str_fini(&got);
}

/* --- what arrives */

static const char rich[] = "format: 1\n"
			   "id: x\n"
			   "mark: XY\n"
			   "title: A tree\n"
			   "summary: \"Folded\n"
			   "  over lines\"\n"
			   "opens-with: gate\n"
			   "start: q\n"
			   "questions:\n"
			   "  - id: q\n"
			   "    ask: Which?\n"
			   "    why: |\n"
			   "      To  know\n"
			   "\n"
			   "      it.\n"
			   "    sources: [A-1]\n"
			   "    answers:\n"
			   "      - {say: \"Yes\", go: e, sets: [calm=yes]}\n"
			   "      - {say: ~, sets: [calm=no, loud=yes], go: \"block:note\"}\n"
			   "    unsure: e\n"
			   "endings:\n"
			   "  - id: e\n"
			   "    title: Rest\n"
			   "    do: [Rest., \"1.10\"]\n"
			   "    avoid: [Do not.]\n"
			   "    why: It helps.\n"
			   "    words: >\n"
			   "      Hello,\n"
			   "      see you {again}.\n"
			   "    cards: [note]\n"
			   "    again-in: 2 weeks\n"
			   "    contact: message\n"
			   "    aim: try-again\n"
			   "    help: [talk, young]\n"
			   "    sources: [A-1]\n";

static void
load_rich(struct trial *trial)
{
	trial_start(trial);
	trial_set(trial, "x.yaml", rich);
	trial_set(trial, "shared/note.yaml",
	    "format: 1\nid: note\nmark: K\ntitle: Note\nstart: note\n"
	    "endings:\n"
	    "  - {id: note, title: Note, do: [Rest.], why: It helps., contact: none,\n"
	    "     aim: accept, help: [talk], sources: [A-1]}\n");
	trial_set(trial, "shared/rules.yaml",
	    "format: 1\n"
	    "facts:\n"
	    "  - {name: calm, safe: [yes], unsafe: [no]}\n"
	    "  - {name: loud, safe: [no], unsafe: [yes, very]}\n"
	    "groups:\n"
	    "  - {name: quiet, facts: [calm=yes, loud=no]}\n"
	    "rules:\n"
	    "  - {id: R1, title: T, why: W, if-contact: [message], needs: [quiet]}\n"
	    "  - {id: R2, title: T, why: W, if-facts: [loud=unsure|very, calm=no], not-aim: "
	    "[legal],\n"
	    "     unless-facts: [quiet], cards: [note], again: never, at-once: yes}\n");
	trial_load(trial);
	cr_assert(eq(sz, trial->diags.count, 0));
}

Test(load, keeps_words_and_their_places)
{
	struct trial trial;
	uint32_t tree, entry;
	const struct entry *row;

	load_rich(&trial);
	tree = forest_find_tree(trial.forest, "x");
	cr_assert(tree != NONE);
	expect_words(trial.forest, trial.forest->trees[tree].mark, "XY", "3:7");
	expect_words(trial.forest, trial.forest->trees[tree].summary, "Folded over lines", "5:10");
	entry = forest_find_entry(trial.forest, tree, "q");
	cr_assert(entry != NONE);
	row = &trial.forest->entries[entry];
	expect_words(trial.forest, row->id, "q", "10:9");
	expect_words(trial.forest, row->title, "Which?", "11:10");
	expect_words(trial.forest, row->why, "To know it.", "12:10");
	entry = forest_find_entry(trial.forest, tree, "e");
	row = &trial.forest->entries[entry];
	expect_words(trial.forest, trial.forest->lines[row->todo.first], "Rest.", "24:10");
	expect_words(trial.forest, trial.forest->lines[row->todo.first + 1], "1.10", "24:17");
	expect_words(trial.forest, row->message, "Hello, see you {again}.", "27:12");
	cr_expect(eq(u32, row->again_count, 2));
	cr_expect(eq(u32, row->again_unit, DATE_WEEKS));
	cr_expect(eq(u32, row->contact, CONTACT_MESSAGE));
	cr_expect(eq(u32, row->aim, AIM_TRY_AGAIN));
	cr_expect(eq(u32, row->help.count, 2));
	cr_expect(eq(u32, trial.forest->refs[row->help.first + 1].index, HELP_YOUNG));
	trial_free(&trial);
}

Test(load, ends_every_question_with_the_unsure_answer)
{
	struct trial trial;
	const struct forest *forest;
	const struct entry *question;
	const struct answer *answers;
	const struct setting *sets;

	load_rich(&trial);
	forest = trial.forest;
	question = &forest->entries[forest_find_entry(forest, forest_find_tree(forest, "x"), "q")];
	answers = forest->answers + question->answers.first;
	cr_assert(eq(u32, question->answers.count, 3));
	expect_words(forest, answers[0].say, "Yes", "18:15");
	expect_words(forest, answers[1].say, "~", "19:15");
	expect_words(forest, answers[2].say, UNSURE_WORDS, "20:13");
	cr_expect(answers[2].is_unsure && !answers[0].is_unsure && !answers[1].is_unsure);
	cr_expect(
	    eq(str, (char *)forest_text(forest, forest->entries[answers[1].go.index].id), "note"));
	cr_expect(eq(u32, answers[1].go.column, 49));
	cr_expect(eq(u32, answers[2].go.line, 20));
	sets = forest->settings + answers[2].sets.first;
	cr_assert(eq(u32, answers[2].sets.count, 2));
	cr_expect(sets[0].fact == 0 && sets[0].value == VALUE_UNSURE);
	cr_expect(sets[1].fact == 1 && sets[1].value == VALUE_UNSURE);
	sets = forest->settings + answers[1].sets.first;
	cr_expect(sets[0].fact == 0 && sets[0].value == VALUE_FIRST + 1);
	cr_expect(sets[1].fact == 1 && sets[1].value == VALUE_FIRST + 1 && sets[1].column == 34);
	trial_free(&trial);
}

Test(load, writes_out_groups_in_rules)
{
	struct trial trial;
	const struct forest *forest;
	const struct rule *rule;

	load_rich(&trial);
	forest = trial.forest;
	rule = &forest->rules[0];
	cr_expect(eq(u32, rule->if_contact, 1u << CONTACT_MESSAGE));
	cr_assert(eq(u32, rule->needs.count, 2));
	cr_expect(eq(u32, forest->needs[rule->needs.first].values, 1u << VALUE_FIRST));
	cr_expect(eq(u32, forest->needs[rule->needs.first + 1].fact, 1));
	rule = &forest->rules[1];
	cr_assert(eq(u32, rule->if_facts.count, 3));
	cr_expect(eq(u32, forest->settings[rule->if_facts.first].value, VALUE_UNSURE));
	cr_expect(eq(u32, forest->settings[rule->if_facts.first + 1].value, VALUE_FIRST + 2));
	cr_expect(eq(u32, forest->settings[rule->if_facts.first + 2].fact, 0));
	cr_expect(eq(u32, rule->unless_facts.count, 2));
	cr_expect(eq(u32, rule->not_aim, 1u << AIM_LEGAL));
	cr_expect(eq(u32, forest->refs[rule->cards.first].index, 0));
	cr_expect(rule->never_again && rule->at_once && !forest->rules[0].never_again);
	trial_free(&trial);
}

Test(load, keeps_equal_texts_once)
{
	struct trial trial;
	const struct forest *forest;
	const char *text, *again;

	load_rich(&trial);
	forest = trial.forest;
	text = forest->text;
	cr_expect(eq(int, text[0], '\0'));
	again = memmem(text, forest->text_length, "\0It helps.", 11);
	cr_assert(again != NULL);
	cr_expect(
	    memmem(again + 1, forest->text_length - (size_t)(again + 1 - text), "\0It helps.", 11)
	    == NULL);
	trial_free(&trial);
}

Test(load, needs_the_four_files_and_a_tree)
{
	struct trial trial = { 0 };

	trial_expect(
	    &trial, "file-missing\nfile-missing\nfile-missing\nfile-missing\nfile-missing\n");
	cr_expect(trial.forest == NULL);
	trial_free(&trial);
}

/* --- the two readers, and the two sources of a forest */

/* Whatever little memory libcyaml gets, it ends with an error and gives all back. */
Test(load, survives_every_lack_of_memory)
{
	struct diag_file source = { .bytes = TRIAL_TREE, .length = strlen(TRIAL_TREE) };
	struct raw_file file = { .kind = FILE_TREE };
	struct str why = { 0 };
	size_t budget = 0;

	for (; !file.data && budget < 100000; budget += 16) {
		raw_file_clear(&file);
		str_clear(&why);
		cr_assert(raw_load(&file, &source, budget, &why) || why.length > 0);
	}
	cr_assert(file.data != NULL);
	cr_expect(budget > 1000, "it took %zu bytes only", budget);
	raw_file_fini(&file);
	str_fini(&why);
}

/* The forest that is compiled in is the one that loading gives, word for word. */
Test(load, equals_what_is_compiled_in)
{
	const struct forest *builtin = forest_builtin();
	struct source_files files = { 0 };
	struct diags diags = { 0 };
	struct forest *forest;

	cr_assert(source_files_read(&files, "trees", &diags));
	forest = forest_load(&files, "trees", &diags);
	cr_assert(forest != NULL);
	cr_assert(eq(sz, diags.count, 0));
#define EXPECT_EQUAL(type, name) \
	cr_assert(eq(sz, forest->name##_count, builtin->name##_count), #name); \
	cr_expect(forest->name##_count == 0 \
		|| memcmp(forest->name, builtin->name, forest->name##_count * sizeof(struct type)) \
		    == 0, \
	    #name);
	FOREST_TABLES(EXPECT_EQUAL)
	cr_assert(eq(sz, forest->text_length, builtin->text_length));
	cr_expect(memcmp(forest->text, builtin->text, forest->text_length) == 0);
	cr_expect(memcmp(forest->files, builtin->files, sizeof(forest->files)) == 0);
	cr_expect(forest->entries_count > 100 && forest->rules_count > 10);
	forest_free(forest);
	source_files_fini(&files);
	diags_fini(&diags);
}
