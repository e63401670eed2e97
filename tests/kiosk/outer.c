/* SPDX-License-Identifier: ISC */
/* A machine on which a kiosk cannot be sealed: kiosk-outer CALL PROGRAM ARGUMENTS... runs the program
 * where the system call CALL is not there. */
#include <errno.h>
#include <seccomp.h>
#include <stdio.h>
#include <unistd.h>

int
main(int argc, char **argv)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);

	if (argc < 3 || !filter
	    || seccomp_rule_add(
		   filter, SCMP_ACT_ERRNO(ENOSYS), seccomp_syscall_resolve_name(argv[1]), 0)
		!= 0
	    || seccomp_load(filter) != 0)
		return 125;
	execv(argv[2], argv + 2);
	perror(argv[2]);
	return 126;
}
