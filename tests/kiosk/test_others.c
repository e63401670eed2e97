/* SPDX-License-Identifier: ISC */
/* Who is no visitor: other accounts of the machine, and programs on the network that take places
 * and do nothing with them. */
#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "box.h"
#include "partway/base.h"
#include "raw.h"

/* --- accounts --------------------------------------------------------------------------------- */

/* What wall(1) and write(1) do: they have the group tty. */
#define MESSAGE "setpriv --reuid=65534 --regid=5 --clear-groups sh -c 'echo MESSAGE >%s'"

Test(others, no_account_writes_to_a_visitor, .timeout = 60)
{
	ROW(85, "messages of other accounts");
	struct pty *visit = box_visit(BOX_KIOSK, NULL);
	struct program message = { 0 };
	struct str command = { 0 };

	str_add_format(&command, MESSAGE, box_terminal(box_program(visit)));
	box_run(&message, str_text(&command));
	cr_assert(message.status != 0, "it was written");
	cr_assert(box_answers(visit));
	cr_assert(!pty_has_bytes(visit, "MESSAGE"));
	program_fini(&message);
	str_fini(&command);
	pty_free(visit);
	ROW_RESULT("wall and write cannot open the visitor's terminal");
}

/* --- places ----------------------------------------------------------------------------------- */

/* Who answers sshd's questions is not taken for gone. */
static double
wait_in_session(bool with_terminal)
{
	struct str pty = { 0 };
	struct raw raw;
	double took;

	raw_connect(&raw, BOX_KIOSK);
	raw_open(&raw);
	raw_add_pty(&pty, "xterm", 80, 24);
	cr_assert(!with_terminal || raw_ask(&raw, "pty-req", true, &pty) == RAW_YES);
	took = raw_wait_end(&raw, 40);
	str_fini(&pty);
	raw_close(&raw);
	return took;
}

Test(others, a_session_without_a_program_ends, .timeout = 120)
{
	ROW(86, "session without a program");
	double without = wait_in_session(false), with = wait_in_session(true);

	cr_assert(without >= 0 && with >= 0, "%.0f and %.0f s", without, with);
	ROW_RESULT("closed after %.0f s, with a terminal after %.0f s", without, with);
}

/* Connects from ADDRESS of fd87::/64, or from the old internet. */
static int
connect_from(unsigned address, int port)
{
	struct sockaddr_in6 from = { .sin6_family = AF_INET6 };
	struct sockaddr_in6 to = { .sin6_family = AF_INET6, .sin6_port = htons((uint16_t)port) };
	char text[32];
	int connection = socket(AF_INET6, SOCK_STREAM, 0), on = 1;

	snprintf(text, sizeof(text), address ? "fd87::%x" : "::ffff:127.1.255.1", address);
	inet_pton(AF_INET6, text, &from.sin6_addr);
	inet_pton(AF_INET6, address ? "::1" : "::ffff:127.0.0.1", &to.sin6_addr);
	setsockopt(connection, IPPROTO_IP, IP_FREEBIND, &on, sizeof(on));
	cr_assert(bind(connection, (struct sockaddr *)&from, sizeof(from)) == 0, "%s", text);
	cr_assert(connect(connection, (struct sockaddr *)&to, sizeof(to)) == 0, "%s", text);
	return connection;
}

static bool
is_greeted(int connection)
{
	char word[4] = "";

	return recv(connection, word, sizeof(word), MSG_WAITALL) == sizeof(word)
	    && memcmp(word, "SSH-", sizeof(word)) == 0;
}

Test(others, a_household_is_one_address, .timeout = 60)
{
	ROW(87, "silent connections of one network");
	enum { SILENT = 150, VISITORS = 20 };
	struct box_daemon daemon = { .kiosk = BOX_KIOSK };
	int silent[SILENT], visitor;
	unsigned held = 0, others = 0;

	box_must_run("ip -6 route add local fd87::/64 dev lo");
	box_daemon(&daemon);
	for (unsigned i = 0; i < SILENT; i++) {
		silent[i] = connect_from(i + 2, daemon.port);
		held += is_greeted(silent[i]);
	}
	for (unsigned i = 0; i < VISITORS; i++) {
		visitor = connect_from(0, daemon.port);
		others += is_greeted(visitor);
		close(visitor);
	}
	for (unsigned i = 0; i < SILENT; i++)
		close(silent[i]);
	cr_assert(others == VISITORS, "%u of %d get in, %u are silent", others, VISITORS, held);
	ROW_RESULT(
	    "%u addresses hold %u places, %u/%d others get in", SILENT, held, others, VISITORS);
}
