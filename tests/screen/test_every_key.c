/* SPDX-License-Identifier: ISC */
/* The real program, each key in each state: what a key does to the state in memory (ui.c, which
 * test_ui.c looks into) is what the reader then sees on the terminal. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <string.h>

#include "golden.h"
#include "mirror.h"
#include "partway/action.h"
#include "partway/base.h"
#include "partway/utf8.h"
#include "sanitized.h"
#include "visit.h"

/* Keys that mean nothing, beside those of mirror.c. */
static const char *const strange[] = { "z", "%", "\t", "\001", "\303\251", "\360\237\230\200" };

/* Of the window in which a key is typed, once the state was reached in one of 80x24. */
static const struct {
	int rows, columns;
} sizes[] = { { 24, 80 }, { 12, 40 }, { 8, 30 } };

struct stroke {
	const struct state *state;
	size_t size; /* index into sizes */
	size_t tried;
};

/* Brings program and memory to the state. */
static void
reach(struct mirror *mirror, const struct stroke *stroke)
{
	const char *keys = stroke->state->keys;
	int rows = sizes[stroke->size].rows, columns = sizes[stroke->size].columns;

	mirror_start(mirror, golden_forest_in("tests/support/forest"), &(struct pty_setup){ 0 });
	pty_type(mirror->pty, keys);
	cr_assert(mirror_apply(mirror, keys));
	mirror_check(mirror, keys);
	if (stroke->size == 0)
		return;
	pty_resize(mirror->pty, rows, columns);
	ui_resize(&mirror->ui, (uint32_t)rows, (uint32_t)columns);
	mirror_check(mirror, keys);
}

/* Types BYTES in the state: the screen becomes what the same state in memory says, or the program
 * has left. */
static void
strike(struct stroke *stroke, const char *bytes)
{
	struct mirror mirror = { 0 };
	char where[120];
	bool takes;

	reach(&mirror, stroke);
	snprintf(where, sizeof(where), "keys %s in %d columns, then %s (%x)", stroke->state->keys,
	    sizes[stroke->size].columns, bytes, (unsigned char)*bytes);
	takes = pty_takes(mirror.pty, bytes, strlen(bytes));
	if (mirror_apply(&mirror, bytes)) {
		cr_assert(takes, "%s: the program has ended", where);
		mirror_check(&mirror, where);
	} else {
		cr_assert_eq(pty_end(mirror.pty), 0, "%s: the program goes on", where);
		cr_assert(pty_is_blank(mirror.pty), "%s: something is left", where);
	}
	mirror_fini(&mirror);
	stroke->tried++;
}

/* KEY as a character; keys that have none are in mirror.c. */
static void
strike_key(struct stroke *stroke, uint32_t key)
{
	char bytes[5] = "";

	if (key >= INPUT_NONE)
		return;
	utf8_encode(key, bytes);
	strike(stroke, bytes);
	if (key >= 'a' && key <= 'z') {
		*bytes = (char)(*bytes - 'a' + 'A');
		strike(stroke, bytes);
	}
}

static void
strike_all(struct stroke *stroke)
{
	for (size_t i = 0; i < action_table_count; i++)
		for (const uint32_t *key = action_table[i].keys; *key != 0; key++)
			strike_key(stroke, *key);
	for (size_t i = 0; i < mirror_key_count; i++)
		strike(stroke, mirror_keys[i].bytes);
	for (size_t i = 0; i < ARRAY_LEN(strange); i++)
		strike(stroke, strange[i]);
}

/* As many rows as there are states; each is a process of its own. */
ParameterizedTestParameters(every_key, shows_what_it_does_in_every_state)
{
	static size_t rows[100];

	for (size_t i = 0; i < state_count; i++)
		rows[i] = i;
	return cr_make_param_array(size_t, rows, state_count);
}

ParameterizedTest(size_t *row, every_key, shows_what_it_does_in_every_state, .timeout = 300)
{
	struct stroke stroke = { .state = &states[*row] };

	do
		strike_all(&stroke);
	while (++stroke.size < ARRAY_LEN(sizes) && !SANITIZED);
	cr_assert(stroke.tried > 60 * stroke.size);
}

Test(every_key, drawing_again_repairs_a_screen_that_others_wrote_on, .timeout = 60)
{
	for (size_t i = 0; i < state_count; i++) {
		struct stroke stroke = { .state = &states[i] };
		struct mirror mirror = { 0 };

		reach(&mirror, &stroke);
		pty_spoil(mirror.pty);
		cr_assert(pty_takes(mirror.pty, "\014", 1) && mirror_apply(&mirror, "\014"));
		mirror_check(&mirror, states[i].keys);
		mirror_fini(&mirror);
	}
}
