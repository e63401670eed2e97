/* SPDX-License-Identifier: ISC */
/* What /proc tells of processes and sockets. Private to box_session.c and box_check.c. */
#ifndef PARTWAY_TEST_BOX_PROC_H
#define PARTWAY_TEST_BOX_PROC_H

#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

struct box_session;

/* A TCP socket. */
struct proc_link {
	unsigned local, remote; /* ports */
	uint32_t from;          /* the remote address, in the order of the wire */
	unsigned state;
	unsigned long inode;
};

enum { PROC_OPEN = 1, PROC_CLOSING = 8, PROC_LISTENING = 10 };

#define PROC_NAME 32

/* The next socket in FILE, which is /proc/net/tcp; false at its end. */
bool proc_next_link(FILE *file, struct proc_link *link);

/* Whether the process has the socket INODE open. A connection has none, 0, until it is accepted. */
bool proc_holds(pid_t id, unsigned long inode);

/* The next process in FOLDER, which is /proc; 0: there is none. */
pid_t proc_next(DIR *folder);

/* The parent of the process, and its name; 0: it is gone. */
pid_t proc_parent(pid_t id, char name[PROC_NAME]);

/* Whether the process is one of the sshd of the session. */
bool proc_is_sshd_of(const struct box_session *session, pid_t id);

#endif
