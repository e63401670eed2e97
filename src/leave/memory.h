/* SPDX-License-Identifier: ISC */
/* What is left of a reader in memory beside what leave.h wipes: in freed blocks, on the stack, in a
 * core. */
#ifndef PARTWAY_LEAVE_MEMORY_H
#define PARTWAY_LEAVE_MEMORY_H

/* From here on no core is written, and what is freed is overwritten, by libraries too. Before a
 * reader is known. Signals of a crash never get as far as a core (leave.c): the limit is for a crash
 * within that. */
void memory_secure(void);

/* Wipes what functions that have returned left behind on the stack: pieces of pages. */
void memory_wipe_stack(void);

#endif
