/* SPDX-License-Identifier: ISC */
/* The keys of a taken-over kiosk, and what may come of them: see attempts.h. */
#ifndef PARTWAY_TEST_ATTEMPT_H
#define PARTWAY_TEST_ATTEMPT_H

#define ATTEMPT_KEY 0x100   /* of the first attempt; the next has the next */
#define ATTEMPT_WHERE 0xfff /* says where struct ui is: "ui at 7ffd12345678" */
#define ATTEMPT_TARGET '#'  /* before and behind a number */

/* Else an errno. */
enum outcome {
	ENDS = -1,
	KILLED = -2 /* by the kernel: the attempt holds back all signals first */
};

#endif
