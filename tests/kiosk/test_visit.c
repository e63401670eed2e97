/* SPDX-License-Identifier: ISC */
/* The program of a machine in the room (src/kiosk/etc/partway-visit): one visit after another, a blank
 * screen after each, and no key that leads elsewhere. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "box.h"
#include "partway/base.h"

#define NOBODY "Nobody can be reached here just now."
#define CLEARED "\033[H\033[J\033[3J"

/* The machine's terminal, whose visits go to the kiosk at PORT. */
static struct pty *
start(int port, const char *known_hosts)
{
	char command[200];

	snprintf(command, sizeof(command),
	    "exec env KNOWN_HOSTS=%s/%s src/kiosk/etc/partway-visit 127.0.0.1 %d", box_folder(),
	    known_hosts, port);
	return pty_start(&(struct pty_setup){ .command = command });
}

static struct pty *
start_visit(void)
{
	struct pty *room = start(box_ports[BOX_KIOSK], "known_hosts");

	cr_assert(pty_sees(room, BOX_WELCOME), "no visit begins");
	return room;
}

/* The ssh that the script waits for, or 0. */
static pid_t
client(const struct pty *room)
{
	char path[64];
	int id = 0;
	FILE *children;

	snprintf(
	    path, sizeof(path), "/proc/%d/task/%d/children", pty_process(room), pty_process(room));
	children = fopen(path, "r");
	if (children && fscanf(children, "%d", &id) != 1)
		id = 0;
	if (children)
		fclose(children);
	return id;
}

static void
check_next_visit(struct pty *room, pid_t last, const char *after)
{
	while (!pty_has_bytes(room, CLEARED))
		cr_assert(pty_take_output(room, 5000), "the screen is not cleared after %s", after);
	cr_assert(pty_sees(room, BOX_WELCOME), "no visit after %s", after);
	cr_assert(client(room) > 0 && client(room) != last, "the same visit after %s", after);
}

Test(visit, next_one_begins_with_a_clear_screen)
{
	static const struct {
		const char *keys, *name;
	} ways[] = { { "x", "x" }, { "\003", "Ctrl-C" }, { "\032", "Ctrl-Z" },
		{ "\034", "Ctrl-\\" } };
	struct pty *room = start_visit();

	for (size_t i = 0; i < ARRAY_LEN(ways); i++) {
		const pid_t last = client(room);

		pty_forget(room);
		pty_type(room, ways[i].keys);
		cr_assert(box_wait_gone(last, 5) >= 0, "%s ends no visit", ways[i].name);
		check_next_visit(room, last, ways[i].name);
	}
	pty_free(room);
}

Test(visit, keys_of_the_client_do_nothing)
{
	struct pty *room = start_visit();
	const pid_t only = client(room);

	pty_type(room, "\r~.\r~C\r~&\r~#");
	pty_type(room, "?");
	cr_assert(pty_sees(room, "Esc or b close"), "the visit does not go on");
	cr_assert_eq(client(room), only, "another visit");
	pty_free(room);
}

Test(visit, clears_the_screen_when_the_line_breaks)
{
	struct pty *room = start_visit();
	const pid_t last = client(room);

	pty_forget(room);
	cr_assert_eq(kill(last, SIGKILL), 0);
	cr_assert(pty_sees(room, NOBODY));
	cr_assert(pty_sees(room, "In danger now?"));
	cr_assert(pty_has_bytes(room, CLEARED));
	cr_assert(
	    strncmp(pty_row(room, 0), NOBODY, strlen(NOBODY)) == 0, "the last page still shows");
	pty_type(room, "\003");
	check_next_visit(room, last, "the line broke, and a key");
	pty_free(room);
}

Test(visit, keys_end_nothing_where_the_box_is_away)
{
	struct pty *room = start(box_free_port(), "known_hosts");

	for (const char *key = "\003\032\034\004\023\026"; *key; key++) {
		cr_assert(pty_sees(room, NOBODY), "before key %d", *key);
		pty_forget(room);
		pty_type_bytes(room, key, 1);
		cr_assert(pty_sees(room, NOBODY), "after key %d", *key);
	}
	cr_assert_eq(kill(pty_process(room), 0), 0);
	pty_free(room);
}

/* As under a session manager that lets programs outlive a terminal. */
Test(visit, ends_with_its_terminal, .timeout = 60)
{
	ROW(88, "terminal of the room gone");
	char command[200];
	struct pty *room;

	snprintf(command, sizeof(command),
	    "trap '' HUP; exec src/kiosk/etc/partway-visit 127.0.0.1 %d", box_free_port());
	room = pty_start(&(struct pty_setup){ .command = command, .silent_end = true });
	cr_assert(pty_sees(room, NOBODY));
	pty_hang_up(room);
	cr_assert(pty_end(room) >= 0, "it goes on without one");
	pty_free(room);
	ROW_RESULT("ends, also where no signal tells it");
}

Test(visit, takes_no_other_key_of_the_host)
{
	struct program program = { 0 };
	struct pty *room;

	box_run(&program,
	    "ssh-keygen -q -t ed25519 -N '' -f $T/key && printf '* ' >$KIOSK_BOX/other_hosts &&"
	    " cat $T/key.pub >>$KIOSK_BOX/other_hosts");
	room = start(box_ports[BOX_KIOSK], "other_hosts");
	cr_assert(pty_sees(room, NOBODY));
	cr_assert(!pty_has_bytes(room, BOX_WELCOME));
	pty_free(room);
}
