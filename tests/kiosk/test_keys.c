/* SPDX-License-Identifier: ISC */
/* What visitors type, by hand, by paste and by machine. */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "box.h"
#include "partway/base.h"
#include "partway/str.h"
#include "raw.h"
#include "sent.h"

static struct pty *
enter(const char *term)
{
	struct pty *pty = box_alone(BOX_KIOSK, NULL, &(struct pty_setup){ .term = term });

	cr_assert(pty_sees(pty, BOX_WELCOME), "%s", pty_screen(pty));
	return pty;
}

static void
leave(struct pty *pty, const char *key)
{
	cr_assert(pty_time_to_blank(pty, key) >= 0);
	cr_assert_eq(pty_end(pty), 0);
	pty_free(pty);
}

Test(keys, control_keys_do_nothing_or_leave, .timeout = 60)
{
	ROW(31, "control keys");
	static const char *const idle[] = { "\004", "\023", "\021", "\031", "\026", "\017" };
	static const char *const leaving[] = { "\003", "\032", "\034" };

	for (size_t i = 0; i < ARRAY_LEN(idle); i++) {
		struct pty *pty = enter(NULL);

		pty_type(pty, idle[i]);
		pty_type(pty, "1");
		cr_assert(pty_sees(pty, "Before you start"), "after key %d", *idle[i]);
		leave(pty, leaving[i % ARRAY_LEN(leaving)]);
	}
	ROW_RESULT("Ctrl-D S Q Y V O do nothing; Ctrl-C, Ctrl-Z and Ctrl-\\ end the visit");
}

Test(keys, output_is_not_stopped_by_a_key)
{
	ROW(32, "Ctrl-S then key");
	struct pty *pty = box_visit(BOX_KIOSK, NULL);

	pty_type(pty, "\0231");
	cr_assert(pty_sees(pty, "Before you start"));
	pty_free(pty);
	ROW_RESULT("the next page came");
}

/* --- floods ------------------------------------------------------------------------------------ */

#define FLOOD (4u << 20) /* bytes */
#define CHUNK 16384u

/* In a process of its own: types 4 MiB of keys, reads all that comes. Exit status 0: the session
 * still answers. */
static _Noreturn void
flood(void)
{
	static char keys[CHUNK];
	struct str out = { 0 };
	struct raw raw = { 0 };
	bool sent = true;

	for (size_t i = 0; i < sizeof(keys); i++)
		keys[i] = "jk"[i % 2];
	raw_visit(&raw, BOX_KIOSK, "xterm-256color", 80, 24);
	for (size_t done = 0; sent && done < FLOOD; done += CHUNK) {
		sent = raw_type(&raw, keys, sizeof(keys));
		raw_sees(&raw, &out, "\001", 0);
		str_clear(&out);
	}
	sent = sent && raw_type(&raw, "1", 1) && raw_sees(&raw, &out, "Before you start", 30);
	_exit(sent ? 0 : 1);
}

Test(keys, a_flood_of_keys_disturbs_nobody_else, .timeout = 200)
{
	ROW(33, "key flood");
	struct pty *other = box_visit(BOX_KIOSK, NULL);
	double start = clock_now(), worst = 0;
	unsigned keys = 0;
	pid_t flooder = fork();
	int status;

	if (flooder == 0)
		flood();
	while (waitpid(flooder, &status, WNOHANG) == 0) {
		double typed = clock_now();

		pty_type(other, keys % 2 ? "b" : "1");
		cr_assert(pty_sees(other, keys % 2 ? BOX_WELCOME : "Before you start"));
		worst = clock_now() - typed > worst ? clock_now() - typed : worst;
		keys++;
		pty_take_output(other, 20);
	}
	cr_assert(worst < 0.5, "%.0f ms", worst * 1000);
	cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0, "status %d", status);
	pty_free(other);
	ROW_RESULT("4 MiB in %.1f s, and the session answers; the slowest of %u keys of another "
		   "visitor took %.0f ms",
	    clock_now() - start, keys, worst * 1000);
}

/* --- what is no key ---------------------------------------------------------------------------- */

/* Text with every control byte but those that leave, and no letter that leaves or asks to. */
static void
add_paste(struct str *out, size_t length)
{
	static const char words[] = "\033]0;owned\007 \033[8;1;1t \033P1$r\033\\ \t\r\n";
	uint32_t state = 1;

	while (out->length < length) {
		state = state * 1664525 + 1013904223;
		if (state >> 28 == 0)
			str_add(out, words);
		else if (state >> 28 < 4)
			str_add_char(out, (char)(state >> 8 & 31));
		else
			str_add_char(out, (char)(' ' + (state >> 8) % 95));
	}
	for (size_t i = 0; i < out->length; i++)
		if (strchr("xXqQ\003\032\034", out->data[i]))
			out->data[i] = 'w';
	str_add(out, "\033\\\033\033");
}

Test(keys, a_paste_comes_back_as_nothing, .timeout = 60)
{
	ROW(34, "paste");
	struct pty *pty = enter(NULL);
	struct str paste = { 0 };
	const char *bytes;
	struct sent sent;
	size_t length;

	add_paste(&paste, 10000);
	for (size_t at = 0; at < paste.length; at += 500)
		cr_assert(pty_takes(
		    pty, str_text(&paste) + at, paste.length - at < 500 ? paste.length - at : 500));
	pty_type(pty, "\0330");
	cr_assert(pty_sees(pty, "Not safe to read this here?"), "%s", pty_screen(pty));
	bytes = pty_bytes(pty, &length);
	sent = sent_read(bytes, length);
	cr_assert_null(sent.strange, "%s", sent.strange);
	cr_assert_not(pty_has_bytes(pty, "owned"));
	str_fini(&paste);
	leave(pty, "x");
	ROW_RESULT("10 kB with escape sequences: none came back, keys go on");
}

Test(keys, replies_of_a_terminal_are_no_keys, .timeout = 60)
{
	ROW(35, "fake terminal replies");
	static const char *const replies[] = { "\033[24;80R", "\033[?1;2c", "\033[>41;354;0c",
		"\033[<0;11;11M\033[<0;11;11m", "\033[M !!", "\033[I", "\033[O",
		"\033[200~1x\r\033[201~", "\033]11;rgb:1111/1111/1111\033\\", "\033]52;c;MXg=\007",
		"\033P>|xterm(390)\033\\", "\033[?1u", "\033[1;1$y", "\033_Gi=1;OK\033\\",
		"\033[4;600;800t", "\2331;1R" };
	struct pty *pty = enter(NULL);

	pty_type(pty, "1");
	for (size_t i = 0; i < ARRAY_LEN(replies); i++) {
		cr_assert(pty_takes(pty, replies[i], strlen(replies[i])), "reply %zu", i);
		cr_assert(pty_sees_cursor_at(pty, "1  Go on"), "reply %zu", i);
	}
	pty_type(pty, "2");
	cr_assert(pty_sees(pty, "We keep"));
	leave(pty, "x");
	ROW_RESULT("%zu of them changed nothing", ARRAY_LEN(replies));
}

/* --- what is sent ------------------------------------------------------------------------------ */

#define WALKS 100
#define STEPS 8

static const char *const terms[] = { "xterm-256color", "putty", "screen", "linux", "vt100",
	"tmux-256color", "rxvt", "xterm-kitty", "dumb", "vt220" };

/* A few keys, at random but always the same ones; none leaves. */
static void
add_keys(struct str *out, uint32_t *state, bool lines)
{
	static const char keys[] = "111122223344569bbwpmfjk 0!?\r\014/r";

	str_clear(out);
	for (int i = 0; i < 3; i++) {
		*state = *state * 1664525 + 1013904223;
		str_add_char(out, keys[(*state >> 8) % (sizeof(keys) - 1)]);
		if (lines)
			str_add_char(out, '\n');
	}
	if (!lines)
		str_add_char(out, '\033'); /* ends a search */
}

static size_t
walk(size_t number, struct sent *sent)
{
	const char *term = terms[number % ARRAY_LEN(terms)];
	bool lines = strcmp(term, "dumb") == 0;
	struct pty *pty = enter(term);
	uint32_t state = (uint32_t)number;
	struct str keys = { 0 };
	const char *bytes;
	size_t length;

	for (int i = 0; i < STEPS; i++) {
		lines = lines || pty_has_bytes(pty, "Text stays in this window."); /* chosen */
		add_keys(&keys, &state, lines);
		cr_assert(pty_takes(pty, str_text(&keys), keys.length), "walk %zu, %s:\n%s", number,
		    str_text(&keys), pty_screen(pty));
	}
	lines = lines || pty_has_bytes(pty, "Text stays in this window.");
	pty_type(pty, lines ? "x\n" : "x");
	cr_assert_eq(pty_end(pty), 0, "walk %zu", number);
	bytes = pty_bytes(pty, &length);
	*sent = sent_read(bytes, length);
	cr_assert_null(sent->strange, "walk %zu, %s: %s", number, term, sent->strange);
	pty_free(pty);
	str_fini(&keys);
	return length;
}

Test(keys, pages_are_sent_in_plain_sequences, .timeout = 120)
{
	ROW(36, "output audit");
	size_t bytes = 0, sequences = 0;

	for (size_t i = 0; i < WALKS; i++) {
		struct sent sent;

		bytes += walk(i, &sent);
		sequences += sent.sequences;
	}
	ROW_RESULT(
	    "%d walks on %zu terminals, %zu kB, %zu sequences: no OSC, DCS, query or 8-bit C1; "
	    "of titles only that xterm's own entry saves and restores the one that is there",
	    WALKS, ARRAY_LEN(terms), bytes / 1024, sequences);
}
