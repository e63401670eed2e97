/* SPDX-License-Identifier: ISC */
/* filter: writes the filter of system calls for a sealed kiosk as C data. libseccomp makes it at
 * build time: made in the kiosk it would cost each visit memory and time. */
#include "filter.h"

#include <errno.h>
#include <linux/filter.h>
#include <seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "partway/base.h"

/* A call that is not in the list is no reason for the visitor's page to stay on the screen: the
 * kernel does not make it, and signals (SIGSYS) what leave.c handles like a crash. */
#define ANYTHING_ELSE SCMP_ACT_TRAP

static void
allow(scmp_filter_ctx filter, const struct filter_call *call)
{
	uint32_t action = call->refusal ? SCMP_ACT_ERRNO((uint16_t)call->refusal) : SCMP_ACT_ALLOW;
	struct scmp_arg_cmp with =
	    SCMP_CMP(call->argument, SCMP_CMP_MASKED_EQ, call->bits, call->value);
	int number = seccomp_syscall_resolve_name(call->name);

	if (number == __NR_SCMP_ERROR
	    || seccomp_rule_add_array(filter, action, number, call->with ? 1 : 0, &with) != 0)
		die(call->name);
}

/* Writes what is in the file as an array. False: it is no filter. */
static bool
print(int file)
{
	struct sock_filter step;
	size_t count = 0;

	printf("/* Written by src/filter.c from src/filter_calls.c. */\n"
	       "#include \"kiosk/calls.h\"\n\nconst struct sock_filter calls_steps[] = {\n");
	for (; read(file, &step, sizeof(step)) == sizeof(step); count++)
		printf("\t{ 0x%02x, %u, %u, 0x%08x },\n", step.code, step.jt, step.jf, step.k);
	printf("};\nconst unsigned short calls_step_count = %zu;\n", count);
	return count > filter_call_count && fflush(stdout) == 0;
}

int
main(void)
{
	scmp_filter_ctx filter = seccomp_init(ANYTHING_ELSE);
	int file = memfd_create("filter", MFD_CLOEXEC);

	if (!filter || file < 0
	    || seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, ANYTHING_ELSE) != 0
	    || seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2) != 0)
		die("libseccomp cannot make a filter here");
	for (size_t i = 0; i < filter_call_count; i++)
		allow(filter, &filter_calls[i]);
	if (seccomp_export_bpf(filter, file) != 0 || lseek(file, 0, SEEK_SET) != 0 || !print(file))
		die("the filter of system calls cannot be written");
	seccomp_release(filter);
	return 0;
}
