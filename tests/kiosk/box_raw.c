/* SPDX-License-Identifier: ISC */
/* Connections with libssh2: what is asked for in them stands in box_raw_ask.c. */
#include "raw.h"

#include <arpa/inet.h>
#include <libssh2.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

void
raw_greet(struct raw *raw, int port)
{
	struct sockaddr_in here = { .sin_family = AF_INET };
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_port = htons((uint16_t)port),
		.sin_addr = { htonl(INADDR_LOOPBACK) } };

	here.sin_addr.s_addr = inet_addr(box_address());
	*raw = (struct raw){ .socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0),
		.session = libssh2_session_init() };
	cr_assert(bind(raw->socket, (struct sockaddr *)&here, sizeof(here)) == 0);
	cr_assert(connect(raw->socket, (struct sockaddr *)&address, sizeof(address)) == 0);
	libssh2_session_set_timeout(raw->session, RAW_LIMIT_MS);
	cr_assert(libssh2_session_handshake(raw->session, raw->socket) == 0);
}

void
raw_connect_port(struct raw *raw, const char *account, int port)
{
	raw_greet(raw, port);
	libssh2_userauth_list(raw->session, account, (unsigned)strlen(account));
	cr_assert(libssh2_userauth_authenticated(raw->session), "%s is not let in", account);
}

void
raw_connect(struct raw *raw, enum box_kiosk kiosk)
{
	raw_connect_port(raw, box_accounts[kiosk], box_ports[kiosk]);
}

void
raw_open(struct raw *raw)
{
	raw->channel = libssh2_channel_open_session(raw->session);
	cr_assert(raw->channel, "no session");
}

void
raw_start(struct raw *raw, const char *term, unsigned columns, unsigned rows)
{
	struct str pty = { 0 };

	raw_add_pty(&pty, term, columns, rows);
	cr_assert(raw_ask(raw, "pty-req", true, &pty) == RAW_YES, "no pty");
	cr_assert(raw_ask(raw, "shell", true, NULL) == RAW_YES, "no shell");
	str_fini(&pty);
}

void
raw_visit(struct raw *raw, enum box_kiosk kiosk, const char *term, unsigned columns, unsigned rows)
{
	raw_connect(raw, kiosk);
	raw_open(raw);
	raw_start(raw, term, columns, rows);
}

struct _LIBSSH2_CHANNEL *
raw_open_type(struct raw *raw, const char *type, const struct str *payload)
{
	return libssh2_channel_open_ex(raw->session, type, (unsigned)strlen(type),
	    LIBSSH2_CHANNEL_WINDOW_DEFAULT, LIBSSH2_CHANNEL_PACKET_DEFAULT,
	    payload ? payload->data : NULL, payload ? (unsigned)payload->length : 0);
}

/* --- reading and typing ------------------------------------------------------------------------ */

/* Reads what is there; false where nothing more can come. */
static bool
read_some(struct raw *raw, struct str *out)
{
	char bytes[4096];
	ssize_t got;

	libssh2_session_set_blocking(raw->session, 0);
	while ((got = libssh2_channel_read(raw->channel, bytes, sizeof(bytes))) > 0)
		str_add_bytes(out, bytes, (size_t)got);
	libssh2_session_set_blocking(raw->session, 1);
	return got == LIBSSH2_ERROR_EAGAIN && !libssh2_channel_eof(raw->channel);
}

bool
raw_sees(struct raw *raw, struct str *out, const char *text, double seconds)
{
	double end = clock_now() + seconds;
	bool more = true;

	while (!memmem(str_text(out), out->length, text, strlen(text))) {
		if (!more || clock_now() > end)
			return false;
		raw_wait(raw, 50);
		more = read_some(raw, out);
	}
	return true;
}

double
raw_wait_end(struct raw *raw, double seconds)
{
	double start = clock_now();
	struct str out = { 0 };

	while (read_some(raw, &out) && clock_now() - start <= seconds) {
		str_clear(&out);
		raw_wait(raw, 50);
	}
	str_fini(&out);
	return clock_now() - start <= seconds ? clock_now() - start : -1;
}

bool
raw_type(struct raw *raw, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t done = libssh2_channel_write(raw->channel, bytes, length);

		if (done <= 0)
			return false;
		bytes += done;
		length -= (size_t)done;
	}
	return true;
}

bool
raw_answers(struct raw *raw)
{
	struct str out = { 0 };
	bool does = raw_type(raw, "?", 1) && raw_sees(raw, &out, "Go back", 10);

	str_clear(&out);
	does = does && raw_type(raw, "b", 1) && raw_sees(raw, &out, BOX_WELCOME, 10);
	str_fini(&out);
	return does;
}

pid_t
raw_begin(struct raw *raw, enum box_kiosk kiosk)
{
	struct box_session session;

	raw_visit(raw, kiosk, "xterm", 80, 24);
	cr_assert(raw_answers(raw), "the visit answers no key");
	raw_find(raw, &session);
	return session.program;
}

void
raw_check_visit(struct raw *raw, pid_t program)
{
	struct box_session session;

	cr_assert(raw_answers(raw), "the visit answers no key");
	raw_find(raw, &session);
	cr_assert_eq(session.program, program);
	box_check_alone(&session);
}

int
raw_port(const struct raw *raw)
{
	struct sockaddr_in address = { 0 };
	socklen_t length = sizeof(address);

	cr_assert(getsockname(raw->socket, (struct sockaddr *)&address, &length) == 0);
	return ntohs(address.sin_port);
}

void
raw_find(const struct raw *raw, struct box_session *session)
{
	box_find(raw_port(raw), session);
}

void
raw_close(struct raw *raw)
{
	close(raw->socket); /* first: nobody has to wait for a polite end */
	libssh2_session_set_blocking(raw->session, 0);
	libssh2_session_free(raw->session);
}
