/* SPDX-License-Identifier: ISC */
/* A monkey at the terminal of the real program: bytes at random, always the same ones. Keys, torn
 * sequences, control characters, bytes that are no UTF-8. Nothing crashes it, and x still
 * leaves. */
#include <criterion/criterion.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "mirror.h"
#include "partway/base.h"

#define BYTES 5000
#define SESSION 250 /* bytes, after which it must leave */
#define AT_ONCE 16  /* bytes typed in one go, at most */

/* Ends a torn sequence, and pasted text; then Esc x, in haste. */
#define WAY_OUT "\033[201~\033x"

struct monkey {
	uint32_t state; /* of the random numbers */
	struct pty *pty;
	size_t typed, sessions, left_early;
};

static uint32_t
pick(struct monkey *monkey, uint32_t count)
{
	monkey->state = monkey->state * 1664525 + 1013904223;
	return (monkey->state >> 8) % count;
}

/* Adds a key of ours, a sequence or the beginning of one, or any byte. Returns how many bytes. */
static size_t
pick_bytes(struct monkey *monkey, char *out)
{
	static const char keys[] = "1111222233345jjkk  \r\r\rbbfwpmm//c?0!rnyessy\014\177";
	static const char *const sequences[] = { "\033[1;5", "\033[<0;12;13M", "\033]11;rgb:1/2/3",
		"\033P+q", "\033[200~", "\033[201~", "\033O", "\033[[", "\033[M", "\342\202",
		"\360\237\230\200", "\2331;2", "\033\033" };
	uint32_t kind = pick(monkey, 10);
	const char *sequence;

	if (kind < 6) {
		*out = keys[pick(monkey, sizeof(keys) - 1)];
		return 1;
	}
	if (kind == 6) {
		*out = (char)pick(monkey, 256);
		return 1;
	}
	sequence = kind == 7 ? sequences[pick(monkey, ARRAY_LEN(sequences))]
			     : mirror_keys[pick(monkey, (uint32_t)mirror_key_count)].bytes;
	memcpy(out, sequence, strlen(sequence));
	return strlen(sequence);
}

/* It has left, and nothing is to be seen of it. */
static void
check_left(struct monkey *monkey)
{
	cr_assert_eq(pty_end(monkey->pty), 0, "after %zu bytes", monkey->typed);
	cr_assert(pty_is_blank(monkey->pty), "after %zu bytes something is left", monkey->typed);
	pty_free(monkey->pty);
	monkey->pty = NULL;
	monkey->sessions++;
}

/* One sitting: it ends by a key that leaves, by chance or at last. */
static void
sit_down(struct monkey *monkey)
{
	char bytes[AT_ONCE * 32];
	size_t end = monkey->typed + SESSION;
	bool stays = true;

	monkey->pty = pty_start(&(struct pty_setup){ .variables = "XDG_STATE_HOME=/dev/null" });
	cr_assert(pty_sees(monkey->pty, "Before you start"));
	while (stays && monkey->typed < end) {
		uint32_t count = 1 + pick(monkey, AT_ONCE);
		size_t length = 0;

		for (uint32_t i = 0; i < count; i++)
			length += pick_bytes(monkey, bytes + length);
		stays = pty_takes(monkey->pty, bytes, length);
		monkey->typed += length;
		pty_forget(monkey->pty);
	}
	monkey->left_early += !stays;
	if (stays)
		pty_type(monkey->pty, WAY_OUT);
	check_left(monkey);
}

Test(monkey, no_bytes_break_the_program_or_keep_x_from_leaving, .timeout = 120)
{
	struct monkey monkey = { .state = 1 };

	while (monkey.typed < BYTES)
		sit_down(&monkey);
	cr_assert(monkey.sessions >= BYTES / (SESSION + AT_ONCE * 32));
	cr_assert(monkey.left_early < monkey.sessions, "it never came to the end of a sitting");
}
