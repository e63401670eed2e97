/* SPDX-License-Identifier: ISC */
/* "Did you mean": a slip of the finger is found, another word is not. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "partway/near.h"

static const char *
nearest(const char *name)
{
	static const char *const names[] = { "pattern", "pause", "how-long-ago", "message",
		"meet" };
	struct near near;

	near_start(&near, name);
	for (uint32_t i = 0; i < 5; i++)
		near_offer(&near, names[i], i);
	return near.best ? near.best : "-";
}

Test(near, finds_slips)
{
	cr_expect_str_eq(nearest("patern"), "pattern");
	cr_expect_str_eq(nearest("puase"), "pause");
	cr_expect_str_eq(nearest("massage"), "message");
	cr_expect_str_eq(nearest("how_long_ago"), "how-long-ago");
}

Test(near, does_not_guess)
{
	cr_expect_str_eq(nearest("volcano"), "-");
	cr_expect_str_eq(nearest("xy"), "-");
	cr_expect_str_eq(nearest(""), "-");
	cr_expect_str_eq(
	    nearest(
		"a-name-of-more-than-sixty-four-letters-that-nobody-would-ever-type-in-earnest"),
	    "-");
}
