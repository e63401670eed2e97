/* SPDX-License-Identifier: ISC */
/* The second wall behind the filter of system calls. Each version of landlock knows more rights, and
 * refuses those that it does not know; headers may be older than the kernel (Debian 12 has version 2
 * in them), so the rights are written down here. */
#include "kiosk/landlock.h"

#include <linux/landlock.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "partway/base.h"

#define UP_TO(right) ((uint64_t)(right)*2 - 1) /* this right, and all that came before */

/* struct landlock_ruleset_attr of version 6. */
struct rights {
	uint64_t files, ports, scopes;
};

/* What version 1, 2, 3, ... can take away; a later one, as much as the last. */
static const struct rights known[] = {
	{ UP_TO(LANDLOCK_ACCESS_FS_MAKE_SYM), 0, 0 },
	{ UP_TO(LANDLOCK_ACCESS_FS_REFER), 0, 0 }, /* to move a file to another folder */
	{ UP_TO(1 << 14), 0, 0 },                  /* to cut one */
	{ UP_TO(1 << 14), 3, 0 },                  /* to bind and to connect by TCP */
	{ UP_TO(1 << 15), 3, 0 },                  /* to control a device */
	{ UP_TO(1 << 15), 3, 3 },                  /* abstract sockets, and signals to others */
};

/* 0: there is none. */
static size_t
find_version(void)
{
	long version =
	    syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	size_t last = ARRAY_LEN(known);

	if (version <= 0)
		return 0;
	return (size_t)version < last ? (size_t)version : last;
}

/* Versions that do not know a member expect it to be left out, or zero. */
bool
landlock_set(void)
{
	size_t version = find_version();
	long rules;
	bool done;

	if (version == 0)
		return true;
	rules = syscall(SYS_landlock_create_ruleset, &known[version - 1], sizeof(struct rights), 0);
	if (rules < 0)
		return false;
	done = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	close((int)rules);
	return done;
}
