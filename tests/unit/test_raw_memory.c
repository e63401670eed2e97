/* SPDX-License-Identifier: ISC */
/* Memory for libcyaml: what lists hold while they grow side by side, item by item, and how much all of
 * it may be. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdint.h>

#include "tree/raw_memory.h"

#define LISTS 3
#define ITEMS 5000 /* behind every size at which a list is kept in another way */

/* Gives each list one item more. */
static void
grow_lists(struct raw_memory *memory, uint64_t *lists[LISTS], uint64_t item)
{
	for (uint64_t i = 0; i < LISTS; i++) {
		lists[i] = raw_memory_take(memory, lists[i], (item + 1) * sizeof(item));
		cr_assert(lists[i] != NULL);
		lists[i][item] = LISTS * item + i;
	}
}

static void
expect_lists(struct raw_memory *memory)
{
	uint64_t *lists[LISTS] = { NULL };

	for (uint64_t item = 0; item < ITEMS; item++)
		grow_lists(memory, lists, item);
	for (uint64_t item = 0; item < ITEMS; item++)
		for (uint64_t i = 0; i < LISTS; i++)
			cr_assert(eq(u64, lists[i][item], LISTS * item + i));
}

/* The second time in memory that was used before. */
Test(raw_memory, keeps_what_lists_hold_while_they_grow)
{
	struct raw_memory memory = { .left = 1 << 20 };

	expect_lists(&memory);
	raw_memory_clear(&memory);
	memory.left = 1 << 20;
	expect_lists(&memory);
	raw_memory_fini(&memory);
}

Test(raw_memory, gives_out_no_more_than_it_may)
{
	struct raw_memory memory = { .left = 600 };
	void *block = raw_memory_take(&memory, NULL, 400);

	cr_assert(block != NULL);
	cr_expect(raw_memory_take(&memory, NULL, 400) == NULL);
	cr_expect(raw_memory_take(&memory, block, 5000) == NULL);
	cr_expect(raw_memory_take(&memory, block, 0) == NULL); /* given back */
	cr_expect(raw_memory_take(&memory, NULL, 400) == block);
	raw_memory_fini(&memory);
}
