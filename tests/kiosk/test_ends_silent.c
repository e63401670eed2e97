/* SPDX-License-Identifier: ISC */
/* Clients that are gone without a word, or say none: each ends when its time is over. These rows
 * wait for a minute or two, beside all others. */
#include <libssh2.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "box.h"
#include "raw.h"

Test(ends, a_client_that_is_stopped_ends, .timeout = 120)
{
	ROW(38, "client stopped");
	struct pty *visit = box_visit(BOX_KIOSK, NULL);
	struct box_session session;
	double took;

	box_find(box_port_of(pty_process(visit)), &session);
	kill(pty_process(visit), SIGSTOP);
	took = box_wait_end(&session, 60);
	cr_assert(took >= 0, "still there after a minute");
	pty_free(visit);
	ROW_RESULT("gone after %.0f s", took);
}

/* A network of one wire: our end is 10.39.0.1, that of the visitor 10.39.0.2. Its ports are none of
 * those that clients here have. */
#define THERE "nsenter --net=/run/netns/far39 " /* "ip -n" does not work in a chroot */
#define WIRE \
	"ip netns add far39 && ip link add near39 type veth peer name far39 netns far39 && " \
	"ip addr add 10.39.0.1/30 dev near39 && ip link set near39 up && " THERE \
	"ip addr add 10.39.0.2/30 dev far39 && " THERE "ip link set far39 up && " THERE \
	"sh -c 'echo 61000 61999 >/proc/sys/net/ipv4/ip_local_port_range'"

Test(ends, a_line_that_is_cut_ends, .timeout = 180)
{
	ROW(39, "network black hole");
	struct box_session session;
	struct str command = { 0 };
	struct pty *visit;
	double took;

	box_must_run(WIRE);
	str_add_format(&command, "exec " THERE "ssh -F %s/ssh_config -o HostName=10.39.0.1 kiosk",
	    box_folder());
	visit = pty_start(&(struct pty_setup){ .command = str_text(&command) });
	cr_assert(pty_sees(visit, BOX_WELCOME), "%s", pty_screen(visit));
	box_find(box_port_of(pty_process(visit)), &session);
	box_must_run(THERE "ip link set far39 down");
	took = box_wait_end(&session, 120);
	cr_assert(took >= 0, "still there after two minutes");
	pty_free(visit);
	str_fini(&command);
	ROW_RESULT("gone after %.0f s", took);
}

/* --- connections without a visit --------------------------------------------------------------- */

static bool
is_logged_in(void *unused)
{
	(void)unused;
	return box_scratch_files() > 0;
}

struct login {
	int port; /* of the client */
	struct box_session session;
};

/* The client may know sooner than sshd has its processes in order. */
static bool
has_no_program(void *context)
{
	struct login *login = context;

	box_look(login->port, &login->session);
	return login->session.sshds == 2 && login->session.program == 0;
}

Test(ends, a_login_that_opens_nothing_ends, .timeout = 90)
{
	ROW(42, "no channel");
	struct login login = { 0 };
	struct str options = { 0 };
	struct pty *client;
	double took;

	str_add_format(
	    &options, "-N -o PermitLocalCommand=yes -o LocalCommand='touch %s/in'", box_scratch());
	client = box_start(BOX_KIOSK, str_text(&options), &(struct pty_setup){ 0 });
	cr_assert(box_wait(is_logged_in, NULL, 10) >= 0);
	login.port = box_port_of(pty_process(client));
	cr_assert(box_wait(has_no_program, &login, 10) >= 0);
	took = box_wait_end(&login.session, 30);
	cr_assert(took >= 0, "still there after 30 s");
	pty_free(client);
	str_fini(&options);
	ROW_RESULT("closed after %.0f s", took);
}

static int
connect_silently(int *port)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_port = htons((uint16_t)box_ports[BOX_KIOSK]),
		.sin_addr = { htonl(INADDR_LOOPBACK) } };
	socklen_t length = sizeof(address);
	int connection = socket(AF_INET, SOCK_STREAM, 0);

	cr_assert(connect(connection, (struct sockaddr *)&address, sizeof(address)) == 0);
	cr_assert(getsockname(connection, (struct sockaddr *)&address, &length) == 0);
	*port = ntohs(address.sin_port);
	return connection;
}

struct guest {
	int port;
	struct box_session session;
};

static bool
is_let_in(void *context)
{
	struct guest *guest = context;

	box_look(guest->port, &guest->session);
	return guest->session.sshds > 0;
}

Test(ends, a_connection_that_says_nothing_ends, .timeout = 90)
{
	ROW(43, "no login");
	struct guest guest;
	int connection = connect_silently(&guest.port);
	double took;
	char greeting;

	cr_assert(recv(connection, &greeting, 1, 0) == 1); /* until then the daemon holds it, too */
	cr_assert(box_wait(is_let_in, &guest, 10) >= 0);
	took = box_wait_end(&guest.session, 25);
	cr_assert(took >= 0, "still there after 25 s");
	close(connection);
	ROW_RESULT("closed after %.0f s", took);
}

/* --- a reader who reads nothing ---------------------------------------------------------------- */

#define IDLE 6.0 /* of the quick kiosk, with its warning */

/* True where the program is within write(1, ...), and sleeps. */
static bool
is_stuck(pid_t program)
{
	char path[40], text[64] = "";
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/syscall", (int)program);
	file = fopen(path, "r");
	cr_assert(file && fgets(text, sizeof(text), file));
	fclose(file);
	return strncmp(text, "1 0x1 ", 6) == 0;
}

/* A visit whose channel takes 2 kB and no more, which is less than a page. */
static void
visit_without_reading(struct raw *raw, const struct box_daemon *daemon)
{
	raw_connect_port(raw, box_accounts[daemon->kiosk], daemon->port);
	raw->channel = libssh2_channel_open_ex(raw->session, "session", 7, 2048, 2048, NULL, 0);
	cr_assert(raw->channel);
	raw_start(raw, "xterm-256color", 300, 100);
}

struct stall {
	struct raw raw;
	struct box_session session;
	unsigned stuck; /* so many looks in a row */
	pid_t awaited;  /* whose end */
};

/* Asks for the page again and again. */
static bool
is_stalled(void *context)
{
	struct stall *stall = context;

	cr_assert(raw_type(&stall->raw, "\f", 1));
	stall->stuck = is_stuck(stall->session.program) ? stall->stuck + 1 : 0;
	return stall->stuck > 20;
}

/* Answers keepalives all the while: it reads what comes, but never opens its window again. */
static bool
has_ended(void *context)
{
	struct stall *stall = context;

	raw_ask_globally(&stall->raw, "keepalive@openssh.com", true, NULL);
	return kill(stall->awaited, 0) != 0;
}

Test(ends, a_reader_who_reads_nothing_ends, .timeout = 120)
{
	ROW(75, "stalled reader");
	struct box_daemon daemon = { .kiosk = BOX_QUICK,
		.edits = "s/^ChannelTimeout .*/ChannelTimeout session:*=12s/" };
	struct stall stall = { 0 };
	double program, all;

	box_daemon(&daemon);
	visit_without_reading(&stall.raw, &daemon);
	raw_find(&stall.raw, &stall.session);
	cr_assert(box_wait(is_stalled, &stall, 10) >= 0, "the program can always write");
	stall.awaited = stall.session.program;
	program = box_wait(has_ended, &stall, IDLE + 2);
	cr_assert(program >= 0, "the program waits for its reader");
	stall.awaited = stall.session.sshd[0];
	all = box_wait(has_ended, &stall, 30);
	cr_assert(all >= 0 && box_wait_end(&stall.session, 1) >= 0, "sshd waits for its reader");
	raw_close(&stall.raw);
	ROW_RESULT("program gone %.1f s after its last key, all after %.0f s (ChannelTimeout 12 s)",
	    program, program + all);
}
