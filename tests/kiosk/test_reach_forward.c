/* SPDX-License-Identifier: ISC */
/* What a client may ask the server to connect to, or to listen at. Marker servers are the prize: the
 * client runs on the same machine, so each of them only counts what comes by way of the kiosk. */
#include <arpa/inet.h>
#include <criterion/criterion.h>
#include <errno.h>
#include <libssh2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "raw.h"

TestSuite(forward, .timeout = 60);

#define REFUSED LIBSSH2_ERROR_CHANNEL_FAILURE

struct marker {
	int tcp, local; /* listening: at a port, at a path */
	int port;
	char path[100];
};

static void
start_marker(struct marker *marker)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_addr = { htonl(INADDR_LOOPBACK) } };
	struct sockaddr_un place = { .sun_family = AF_UNIX };
	socklen_t length = sizeof(address);

	marker->tcp = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
	marker->local = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
	cr_assert(bind(marker->tcp, (struct sockaddr *)&address, sizeof(address)) == 0);
	cr_assert(getsockname(marker->tcp, (struct sockaddr *)&address, &length) == 0);
	marker->port = ntohs(address.sin_port);
	snprintf(marker->path, sizeof(marker->path), "%s/marker-%d", box_folder(), (int)getpid());
	snprintf(place.sun_path, sizeof(place.sun_path), "%s", marker->path);
	cr_assert(bind(marker->local, (struct sockaddr *)&place, sizeof(place)) == 0);
	cr_assert(chmod(marker->path, 0777) == 0);
	cr_assert(listen(marker->tcp, 9) == 0 && listen(marker->local, 9) == 0);
}

/* Whether nobody came; a connection that was made waits here until it is asked for. */
static bool
is_untouched(const struct marker *marker)
{
	return accept(marker->tcp, NULL, NULL) < 0 && errno == EAGAIN
	    && accept(marker->local, NULL, NULL) < 0 && errno == EAGAIN;
}

/* A socket at PORT of the client, once it listens there. */
struct local_end {
	int port, socket;
};

static bool
can_connect(void *context)
{
	struct local_end *end = context;
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_port = htons((uint16_t)end->port),
		.sin_addr = { htonl(INADDR_LOOPBACK) } };

	end->socket = socket(AF_INET, SOCK_STREAM, 0);
	if (connect(end->socket, (struct sockaddr *)&address, sizeof(address)) == 0)
		return true;
	close(end->socket);
	return false;
}

/* Writes BYTES to the client's own end of a forwarding and reads until it is closed. Returns how many
 * bytes came. */
static ssize_t
talk(int port, const char *bytes, size_t length)
{
	struct local_end end = { .port = port };
	struct timeval limit = { .tv_sec = 10 };
	ssize_t got, sum = 0;
	char answer[100];

	cr_assert(box_wait(can_connect, &end, 10) >= 0, "the client does not listen at %d", port);
	setsockopt(end.socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
	cr_assert(send(end.socket, bytes, length, MSG_NOSIGNAL) == (ssize_t)length);
	while ((got = recv(end.socket, answer, sizeof(answer), 0)) > 0)
		sum += got;
	cr_assert(got == 0 || errno == ECONNRESET, "the client keeps the connection open");
	close(end.socket);
	return sum;
}

Test(forward, not_from_the_client)
{
	ROW(8, "-L");
	int ports[3] = { box_free_port(), box_free_port(), box_free_port() };
	struct marker marker;
	char options[300];
	struct pty *visit;

	start_marker(&marker);
	snprintf(options, sizeof(options), "-L %d:127.0.0.1:%d -L %d:%s -L %d:127.0.0.1:22",
	    ports[0], marker.port, ports[1], marker.path, ports[2]);
	visit = box_visit(BOX_KIOSK, options);
	for (int i = 0; i < 3; i++)
		cr_expect_eq(talk(ports[i], "marker", 6), 0);
	cr_expect(is_untouched(&marker));
	box_check_visit(visit);
	pty_free(visit);
	ROW_RESULT("3 forwardings, to ports and a socket: closed, marker never received; the visit "
		   "goes on");
}

Test(forward, not_as_a_proxy)
{
	ROW(9, "-D");
	int port = box_free_port();
	struct marker marker;
	char options[40], request[] = "\5\1\0\5\1\0\1\177\0\0\1PP", old[] = "\4\1PP\177\0\0\1me";
	struct pty *visit;

	start_marker(&marker);
	for (int i = 0; i < 2; i++) {
		request[11 + i] = (char)(marker.port >> (8 - 8 * i));
		old[2 + i] = request[11 + i];
	}
	snprintf(options, sizeof(options), "-D %d", port);
	visit = box_visit(BOX_KIOSK, options);
	cr_expect_eq(talk(port, request, sizeof(request) - 1), 2); /* of the client itself */
	cr_expect_eq(talk(port, old, sizeof(old)), 0);
	cr_expect(is_untouched(&marker));
	box_check_visit(visit);
	pty_free(visit);
	ROW_RESULT("SOCKS 5 and 4: closed, marker never received; the visit goes on");
}

/* Asks raw for a channel of TYPE, which must be refused. */
static void
expect_no_channel(struct raw *raw, const char *type, struct str *payload)
{
	cr_expect(raw_open_type(raw, type, payload) == NULL, "%s", type);
	cr_expect_eq(libssh2_session_last_errno(raw->session), REFUSED, "%s: lost", type);
	str_fini(payload);
}

Test(forward, not_in_a_channel)
{
	ROW(12, "-W, direct-streamlocal");
	struct program client = { 0 };
	struct str payload = { 0 };
	struct marker marker;
	char text[200];
	struct raw raw;

	start_marker(&marker);
	snprintf(text, sizeof(text), "echo marker | $K -W 127.0.0.1:%d; echo $?", marker.port);
	box_run(&client, text);
	cr_expect_str_eq(str_text(&client.out), "255\n");
	cr_expect(strstr(str_text(&client.err), "stdio forwarding failed"));
	raw_visit(&raw, BOX_KIOSK, "xterm", 80, 24);
	raw_add_text(&payload, "127.0.0.1");
	raw_add_number(&payload, (uint32_t)marker.port);
	raw_add_text(&payload, "127.0.0.1");
	raw_add_number(&payload, 1);
	expect_no_channel(&raw, "direct-tcpip", &payload);
	raw_add_text(&payload, marker.path);
	raw_add_text(&payload, ""); /* reserved, as is the next */
	raw_add_number(&payload, 0);
	expect_no_channel(&raw, "direct-streamlocal@openssh.com", &payload);
	cr_expect(raw_answers(&raw));
	cr_expect(is_untouched(&marker));
	raw_close(&raw);
	program_fini(&client);
	ROW_RESULT("-W: exit 255; both raw channels refused; marker untouched");
}

/* A device of the account's own: sshd itself could not open another one. */
static unsigned
make_device(void)
{
	unsigned unit = (unsigned)getpid();
	struct program ip = { 0 };
	char command[100];

	snprintf(command, sizeof(command), "ip tuntap add dev tun%u mode tun user %s", unit,
	    box_accounts[BOX_KIOSK]);
	box_run(&ip, command);
	cr_assert_eq(ip.status, 0, "%s", str_text(&ip.err));
	program_fini(&ip);
	return unit;
}

Test(forward, no_tunnel)
{
	ROW(13, "tunnel");
	struct box_daemon daemon = { .before =
					 "mknod -m 666 $D/tun c 10 200 &&"
					 " mount --bind $D/tun /dev/net/tun" }; /* as on Debian */
	unsigned unit = make_device();
	struct program client = { 0 };
	struct str payload = { 0 };
	char command[160];
	struct raw raw;

	box_daemon(&daemon);
	snprintf(command, sizeof(command),
	    "for kind in point-to-point ethernet; do $K -p $P -N -o ExitOnForwardFailure=yes"
	    " -o Tunnel=$kind -w any:%u || echo $?; done",
	    unit);
	box_run(&client, command);
	cr_expect_str_eq(str_text(&client.out), "255\n255\n", "%s", str_text(&client.err));
	raw_connect_port(&raw, box_accounts[BOX_KIOSK], daemon.port);
	raw_open(&raw);
	raw_start(&raw, "xterm", 80, 24);
	raw_add_number(&payload, 1); /* point to point */
	raw_add_number(&payload, unit);
	expect_no_channel(&raw, "tun@openssh.com", &payload);
	cr_expect(raw_answers(&raw));
	raw_close(&raw);
	program_fini(&client);
	ROW_RESULT(
	    "-w of both kinds: exit 255; raw tun@openssh.com refused, for a device of the account");
}
