/* SPDX-License-Identifier: ISC */
/* What a visitor leaves behind for the next one, for somebody at the same time, or for whoever lists
 * the processes of the machine: nothing. A visit of which all bytes are the same as those of one that
 * was alone holds nothing of another. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "box.h"
#include "partway/base.h"

/* Terminals of its own: the next visitor gets the one that has just become free. */
#define OWN_TERMINALS \
	"mount -t devpts -o newinstance,ptmxmode=0666,mode=0620,gid=5 devpts /dev/pts && " \
	"mount --bind /dev/pts/ptmx /dev/ptmx"

#define STEPS 5

static const struct box_step ways[][STEPS] = {
	{ { "1", "Before you start" }, { "1", "Which is closest" }, { "1", "Is any of this true" },
	    { "2", "G6" }, { "w", "Why this advice" } },
	{ { "1", "Before you start" }, { "1", "Which is closest" }, { "4", "Is any of this true" },
	    { "5", "an order that keeps" }, { "3", "was there hitting" } },
};

static struct pty *
visit_at(const struct box_daemon *daemon)
{
	char options[24];

	snprintf(options, sizeof(options), "-p %d", daemon->port);
	return box_visit(daemon->kiosk, options);
}

/* Asks for help lines, and ends. STREAM is all bytes up to a word of that page: whoever leaves throws away
 * what has not arrived yet. */
static void
leave(struct pty *visit, struct str *stream)
{
	static const char last[] = "Canada";
	const char *bytes, *end;
	size_t length;

	pty_type(visit, "0");
	cr_assert(pty_sees(visit, last));
	bytes = pty_bytes(visit, &length);
	end = memmem(bytes, length, last, strlen(last));
	cr_assert(end);
	str_add_bytes(stream, bytes, (size_t)(end - bytes));
	pty_type(visit, "x");
	cr_assert_eq(pty_end(visit), 0);
	pty_free(visit);
}

/* Nobody else is here: this is what a visit on WAY has to be. */
static void
walk_alone(const struct box_daemon *daemon, size_t way, struct str *stream)
{
	struct pty *visit = visit_at(daemon);

	box_walk(visit, ways[way], STEPS);
	leave(visit, stream);
}

static void
check_same(const struct str *stream, const struct str *expected, const char *who)
{
	cr_assert(stream->length == expected->length
		&& memcmp(stream->data, expected->data, stream->length) == 0,
	    "%s: %zu bytes, not the %zu that it would be alone", who, stream->length,
	    expected->length);
}

/* Answers, types more than the program takes, and is gone. Says where that was. */
static void
answer_and_vanish(const struct box_daemon *daemon, char terminal[64])
{
	struct pty *visit = visit_at(daemon);
	struct box_session session;

	box_find(box_port_of(pty_process(visit)), &session);
	snprintf(terminal, 64, "%s", box_terminal(session.program));
	box_walk(visit, ways[0], STEPS);
	kill(session.program, SIGSTOP);
	pty_type(visit, "1111\r\rj1w");
	kill(pty_process(visit), SIGKILL);
	cr_assert(box_wait_end(&session, 1) >= 0);
	pty_free(visit);
}

Test(left, the_next_visitor_meets_nobody, .timeout = 120)
{
	ROW(45, "next visitor");
	struct box_daemon daemon = { .kiosk = BOX_KIOSK, .before = OWN_TERMINALS };
	struct str expected = { 0 }, stream = { 0 };
	struct pty *visit;
	char terminal[64];

	box_daemon(&daemon);
	walk_alone(&daemon, 1, &expected);
	answer_and_vanish(&daemon, terminal);
	visit = visit_at(&daemon);
	cr_assert_str_eq(box_terminal(box_program(visit)), terminal);
	box_walk(visit, ways[1], STEPS);
	leave(visit, &stream);
	check_same(&stream, &expected, "the next visitor");
	ROW_RESULT("on %s, too: all %zu bytes are those of a first visit", terminal, stream.length);
}

Test(left, two_at_once_do_not_mix, .timeout = 120)
{
	ROW(46, "two at once");
	struct box_daemon daemon = { .kiosk = BOX_KIOSK };
	struct str expected[2] = { 0 }, streams[2] = { 0 };
	struct pty *visits[2];

	box_daemon(&daemon);
	for (size_t way = 0; way < 2; way++)
		walk_alone(&daemon, way, &expected[way]);
	for (size_t way = 0; way < 2; way++)
		visits[way] = visit_at(&daemon);
	for (size_t i = 0; i < STEPS; i++)
		for (size_t way = 0; way < 2; way++)
			box_walk(visits[way], &ways[way][i], 1);
	for (size_t way = 0; way < 2; way++) {
		leave(visits[way], &streams[way]);
		check_same(&streams[way], &expected[way], way ? "the second" : "the first");
	}
	ROW_RESULT("%zu and %zu bytes, each as alone", streams[0].length, streams[1].length);
}

/* --- what others can see ----------------------------------------------------------------------- */

/* As ps shows it. */
static void
add_title(struct str *titles, pid_t id)
{
	char path[40], text[400];
	static const char *const names[] = { "comm", "cmdline" };

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		size_t length = 0;
		FILE *file;

		snprintf(path, sizeof(path), "/proc/%d/%s", (int)id, names[i]);
		file = fopen(path, "r");
		cr_assert(file);
		length = fread(text, 1, sizeof(text), file);
		fclose(file);
		for (size_t at = 0; at < length; at++)
			str_add_char(titles, text[at] ? text[at] : ' ');
		str_add_char(titles, '\n');
	}
}

static void
list_titles(struct str *titles, const struct box_session *session)
{
	add_title(titles, session->program);
	for (size_t i = 0; i < session->sshds; i++)
		add_title(titles, session->sshd[i]);
}

Test(left, titles_of_processes_say_nothing, .timeout = 60)
{
	ROW(50, "ps");
	struct pty *visit = box_visit(BOX_KIOSK, NULL);
	struct str before = { 0 }, after = { 0 };
	struct box_session session;

	box_find(box_port_of(pty_process(visit)), &session);
	list_titles(&before, &session);
	cr_assert(strstr(str_text(&before), "partway-kiosk -c kiosk"));
	for (size_t i = 0; i < STEPS; i++) {
		box_walk(visit, &ways[0][i], 1);
		str_clear(&after);
		list_titles(&after, &session);
		cr_assert_str_eq(str_text(&after), str_text(&before));
	}
	pty_free(visit);
	ROW_RESULT("%zu processes, the same titles from the first page to the last; the program is "
		   "\"partway-kiosk -c kiosk\"",
	    session.sshds + 1);
}

/* What an sshd with other settings would greet with. */
#define GREETINGS "echo MESSAGE >$D/motd && touch /etc/motd && mount --bind $D/motd /etc/motd"

Test(left, a_second_login_shows_nothing_but_the_program, .timeout = 60)
{
	ROW(51, "login text");
	struct box_daemon daemon = { .kiosk = BOX_KIOSK, .before = GREETINGS };
	struct str alone = { 0 }, first = { 0 }, second = { 0 };
	struct pty *pty = box_alone(BOX_KIOSK, NULL, &(struct pty_setup){ 0 });

	cr_assert(pty_sees(pty, BOX_WELCOME));
	leave(pty, &alone);
	box_daemon(&daemon);
	leave(visit_at(&daemon), &first);
	leave(visit_at(&daemon), &second);
	check_same(&first, &alone, "the first login");
	check_same(&second, &alone, "the second login");
	ROW_RESULT("the %zu bytes of the program, and not one more", second.length);
}
