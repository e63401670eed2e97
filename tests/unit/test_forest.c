/* SPDX-License-Identifier: ISC */
/* Countries of help lines, as readers and locales name them. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "golden.h"
#include "partway/forest.h"

Test(forest, finds_a_country_by_its_id_or_by_a_territory_in_letters_of_any_size)
{
	static const struct {
		const char *name;
		uint32_t country;
	} names[] = {
		{ "south", 1 },
		{ "SOUTH", 1 },
		{ "XS", 1 },
		{ "xt", 1 },
		{ "Xn", 0 },
		{ "world", 9 },
		{ "sout", NONE },
		{ "souths", NONE },
		{ "X", NONE },
		{ "XSX", NONE },
		{ "", NONE },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		cr_expect(
		    eq(u32, forest_find_country(golden_forest(), names[i].name), names[i].country),
		    "%s", names[i].name);
}

/* Whoever reads in a country whose lines are shipped must not get another one's. */
Test(forest, the_shipped_countries_have_their_territories)
{
	static const char *const places[][2] = { { "US", "us" }, { "PR", "us" }, { "GU", "us" },
		{ "GB", "uk" }, { "IM", "uk" }, { "JE", "uk" }, { "GG", "uk" }, { "IE", "ireland" },
		{ "CA", "canada" }, { "AU", "australia" }, { "NZ", "new-zealand" },
		{ "IN", "india" }, { "DE", "eu" }, { "GR", "eu" }, { "HR", "eu" } };
	const struct forest *forest = forest_builtin();
	uint32_t eu = forest_find_country(forest, "eu");

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		uint32_t country = forest_find_country(forest, places[i][0]);

		cr_assert(ne(u32, country, NONE), "%s", places[i][0]);
		cr_expect(eq(u32, country, forest_find_country(forest, places[i][1])), "%s",
		    places[i][0]);
	}
	cr_expect(eq(u32, forest->countries[eu].territories.count, 26),
	    "its 27 member states without Ireland");
	cr_expect(eq(u32, forest_find_country(forest, "CH"), NONE));
}
