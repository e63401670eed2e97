/* SPDX-License-Identifier: ISC */
/* Each visitor is a machine of states: libssh2 goes on where it stopped when it is called again. */
#include "crowd.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <libssh2.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "box.h"

#define TERMINAL "xterm-256color"
#define MOST 256
#define LONG_ENOUGH 1.0 /* for an answer to a key */

int
crowd_connect(const char *address, int port)
{
	struct sockaddr_in from = { .sin_family = AF_INET };
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
	int client = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	cr_assert(client >= 0);
	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	cr_assert(inet_pton(AF_INET, address, &from.sin_addr) == 1, "%s", address);
	cr_assert(bind(client, (struct sockaddr *)&from, sizeof(from)) == 0, "%s", address);
	cr_assert(connect(client, (struct sockaddr *)&to, sizeof(to)) == 0 || errno == EINPROGRESS);
	return client;
}

void
crowd_come(struct visitor *visitor, const char *address, int port, const char *account)
{
	*visitor = (struct visitor){
		.begun = clock_now(), .account = account, .socket = crowd_connect(address, port)
	};
	visitor->session = libssh2_session_init();
	cr_assert(visitor->session);
	libssh2_session_set_blocking(visitor->session, 0);
}

void
crowd_leave(struct visitor *visitor)
{
	close(visitor->socket); /* first, so that nothing can be said */
	libssh2_session_free(visitor->session);
	visitor->step = CROWD_LOST;
	visitor->session = NULL;
	visitor->channel = NULL;
}

/* The result of a step that has no other one than whether it is done. */
static int
log_in(struct visitor *visitor)
{
	const char *account = visitor->account;
	char *methods = libssh2_userauth_list(visitor->session, account, (unsigned)strlen(account));

	if (libssh2_userauth_authenticated(visitor->session))
		return 0;
	return methods ? LIBSSH2_ERROR_AUTHENTICATION_FAILED
		       : libssh2_session_last_errno(visitor->session);
}

static int
open_channel(struct visitor *visitor)
{
	visitor->channel = libssh2_channel_open_session(visitor->session);
	return visitor->channel ? 0 : libssh2_session_last_errno(visitor->session);
}

static void
look(struct visitor *visitor, const char *bytes, size_t length)
{
	static const char welcome[] = BOX_WELCOME;

	for (size_t i = 0; i < length && welcome[visitor->matched] != '\0'; i++)
		visitor->matched = bytes[i] == welcome[visitor->matched] ? visitor->matched + 1 : 0;
	visitor->shown = clock_now();
}

/* 0: the welcome page is there. Reads all that has come: what libssh2 holds, poll() does not see. */
static int
look_and_read(struct visitor *visitor)
{
	char bytes[16384];
	ssize_t length;

	while ((length = libssh2_channel_read(visitor->channel, bytes, sizeof(bytes))) > 0) {
		visitor->read += (uint64_t)length;
		if (visitor->step == CROWD_LOOKS)
			look(visitor, bytes, (size_t)length);
	}
	if (length == 0)
		return LIBSSH2_ERROR_CHANNEL_CLOSED;
	if (visitor->step == CROWD_LOOKS && visitor->matched == sizeof(BOX_WELCOME) - 1)
		return 0;
	return (int)length;
}

/* One step, as far as it goes. Returns 0: done. */
static int
try_step(struct visitor *visitor)
{
	switch (visitor->step) {
	case CROWD_GREETS:
		return libssh2_session_handshake(visitor->session, visitor->socket);
	case CROWD_LOGS_IN:
		return log_in(visitor);
	case CROWD_OPENS:
		return open_channel(visitor);
	case CROWD_ASKS_TERMINAL:
		return libssh2_channel_request_pty(visitor->channel, TERMINAL);
	case CROWD_ASKS_PROGRAM:
		return libssh2_channel_shell(visitor->channel);
	case CROWD_LOOKS:
	case CROWD_IN:
		return look_and_read(visitor);
	case CROWD_LOST:
		break;
	}
	return LIBSSH2_ERROR_EAGAIN;
}

static void
go_on(struct visitor *visitor)
{
	int result;

	visitor->has_typed = false;
	while ((result = try_step(visitor)) == 0)
		visitor->step++;
	if (result != LIBSSH2_ERROR_EAGAIN)
		crowd_leave(visitor);
}

static short
events(const struct visitor *visitor)
{
	int directions = libssh2_session_block_directions(visitor->session);

	/* Before the first step the connection must be there. */
	if (visitor->step == CROWD_GREETS && directions == 0)
		return POLLOUT;
	return (short)(POLLIN | (directions & LIBSSH2_SESSION_BLOCK_OUTBOUND ? POLLOUT : 0));
}

void
crowd_turn(struct visitor *visitors, size_t count, int ms)
{
	struct pollfd sockets[MOST];

	cr_assert(count <= MOST);
	for (size_t i = 0; i < count; i++) {
		bool is_open = visitors[i].session != NULL;

		sockets[i] = (struct pollfd){ .fd = is_open ? visitors[i].socket : -1,
			.events = is_open ? events(&visitors[i]) : (short)0 };
	}
	poll(sockets, count, ms);
	for (size_t i = 0; i < count; i++) {
		if (sockets[i].revents != 0 || visitors[i].has_typed)
			go_on(&visitors[i]);
	}
}

size_t
crowd_count(const struct visitor *visitors, size_t count, enum crowd_step step)
{
	size_t found = 0;

	for (size_t i = 0; i < count; i++)
		found += visitors[i].step == step;
	return found;
}

size_t
crowd_enter(struct visitor *visitors, size_t count, double seconds)
{
	double end = clock_now() + seconds;
	size_t settled = 0;

	while (settled < count && clock_now() < end) {
		crowd_turn(visitors, count, 50);
		settled = crowd_count(visitors, count, CROWD_IN)
		    + crowd_count(visitors, count, CROWD_LOST);
	}
	return crowd_count(visitors, count, CROWD_IN);
}

size_t
crowd_type(struct visitor *visitor, const char *bytes, size_t length)
{
	ssize_t done;

	if (visitor->step != CROWD_IN)
		return 0;
	visitor->has_typed = true; /* which may have read something, too */
	done = libssh2_channel_write(visitor->channel, bytes, length);
	return done > 0 ? (size_t)done : 0;
}

double
crowd_ask(struct visitor *visitor, char key)
{
	uint64_t before = visitor->read;
	double start = clock_now();

	if (crowd_type(visitor, &key, 1) != 1)
		return -1;
	while (visitor->read == before && visitor->step == CROWD_IN) {
		if (clock_now() - start > LONG_ENOUGH)
			return -1;
		crowd_turn(visitor, 1, 100);
	}
	return clock_now() - start;
}
