/* SPDX-License-Identifier: ISC */
/* The help lines of one country, group by group. safety.md 5 says what may be shown of a line, and
 * how. */
#include "page/listing.h"

#include <string.h>

#include "page/screens.h"
#include "partway/base.h"
#include "partway/date.h"

/* The groups under which LINE stands on the page. A group for which the country has no line shows
 * those of no country, which serve everywhere: nobody finds nothing. */
static uint32_t
groups_here(const struct listing *listing, const struct helpline *line)
{
	const struct country *country = &listing->forest->countries[line->country];

	if (line->country == listing->country)
		return line->groups;
	return country->emergency.text ? 0 : line->groups & ~listing->own;
}

static void
add_checked(const struct forest *forest, struct str *out, const struct helpline *line)
{
	struct date day;

	if (!date_parse(forest_text(forest, line->checked_on), &day)) {
		str_add(out, "not yet checked by us");
		return;
	}
	str_add(out, "checked ");
	date_write(out, day);
}

/* Service, area, for whom. Hours only where somebody has checked them. */
static void
describe_line(struct listing *listing, const struct helpline *line)
{
	const struct forest *forest = listing->forest;
	struct str *out = &listing->text;

	str_clear(out);
	str_add(out, forest_text(forest, line->service));
	if (line->area.text)
		str_add_format(out, ", %s", forest_text(forest, line->area));
	if (line->for_whom.text)
		str_add_format(out, "; %s", forest_text(forest, line->for_whom));
	if (line->hours.text && line->checked_on.text)
		str_add_format(out, "; %s", forest_text(forest, line->hours));
	if (!listing->same_day) {
		str_add(out, "; ");
		add_checked(forest, out, line);
	}
	str_add(out, ".");
}

bool
listing_holds(const struct listing *listing, size_t line, uint32_t mask)
{
	return (groups_here(listing, &listing->forest->helplines[line]) & mask) != 0;
}

void
listing_describe(struct listing *listing, size_t line)
{
	describe_line(listing, &listing->forest->helplines[line]);
}

/* Each way to reach a line stands in front, where a number is found and copied most easily. */
static void
add_line(struct listing *listing, const struct helpline *line)
{
	const struct forest *forest = listing->forest;
	const struct {
		const char *before, *way;
	} ways[] = {
		{ "", forest_text(forest, line->call) },
		{ "text ", forest_text(forest, line->text) },
		{ "", forest_text(forest, line->site) },
	};
	struct str label = { 0 };

	describe_line(listing, line);
	for (size_t i = 0; i < ARRAY_LEN(ways); i++) {
		if (!*ways[i].way)
			continue;
		str_clear(&label);
		str_add_format(&label, "%s%s", ways[i].before, ways[i].way);
		flow_add(listing->flow, PARA_FIELD, str_text(&label), str_text(&listing->text));
		str_clear(&listing->text);
		str_add(&listing->text, "The same service.");
	}
	str_fini(&label);
}

static void
add_group(struct listing *listing, enum help group, const char *name)
{
	const struct forest *forest = listing->forest;
	bool named = group == HELP_EMERGENCY; /* its name stands there already */

	for (size_t i = 0; i < forest->helplines_count; i++) {
		const struct helpline *line = &forest->helplines[i];

		if (!(groups_here(listing, line) & 1u << group))
			continue;
		if (!named) {
			add_gap(listing->flow);
			add_part(listing->flow, name);
		}
		if (!named && group == HELP_TALK)
			add_text(listing->flow, NEED_NOT_SAY);
		named = true;
		add_line(listing, line);
	}
}

/* The number, and how to call without speaking. */
static void
add_emergency_number(struct listing *listing)
{
	const struct forest *forest = listing->forest;
	const struct country *country = &forest->countries[listing->country];

	str_clear(&listing->text);
	str_add_format(
	    &listing->text, "Emergency number, %s.", forest_text(forest, country->title));
	if (country->emergency.text)
		flow_add(listing->flow, PARA_FIELD, forest_text(forest, country->emergency),
		    str_text(&listing->text));
	else
		add_text(listing->flow, "Call the emergency number of the place where you are.");
	if (country->quiet.text)
		flow_add(listing->flow, PARA_FIELD, NULL, forest_text(forest, country->quiet));
	add_group(listing, HELP_EMERGENCY, NULL);
}

void
listing_add_emergency(struct listing *listing)
{
	add_part(listing->flow, "In danger now");
	add_emergency_number(listing);
}

/* Says on top what holds for every line; what differs is said line by line. */
static void
find_same_day(struct listing *listing, struct str *place)
{
	const struct forest *forest = listing->forest;
	const struct helpline *first = NULL;

	listing->same_day = true;
	for (size_t i = 0; i < forest->helplines_count; i++) {
		const struct helpline *line = &forest->helplines[i];

		if (groups_here(listing, line) == 0)
			continue;
		if (!first)
			first = line;
		if (strcmp(forest_text(forest, line->checked_on),
			forest_text(forest, first->checked_on))
		    != 0)
			listing->same_day = false;
	}
	if (!first || !listing->same_day)
		return;
	add_checked(forest, place, first);
	listing->unchecked = !*forest_text(forest, first->checked_on);
}

void
listing_add_groups(struct listing *listing, uint32_t mask)
{
	static const struct {
		enum help group;
		const char *name;
	} groups[] = {
		{ HELP_TALK, "Thinking about suicide, or in distress" },
		{ HELP_ABUSE, "Someone hurts or scares you" },
		{ HELP_OWN_BEHAVIOUR, "You worry about what you do yourself" },
		{ HELP_YOUNG, "Young people" },
	};

	for (size_t i = 0; i < ARRAY_LEN(groups); i++)
		if (mask & 1u << groups[i].group)
			add_group(listing, groups[i].group, groups[i].name);
	if (!(mask & 1u << HELP_LEGAL))
		return;
	add_gap(listing->flow);
	add_part(listing->flow, "Legal advice");
	add_text(listing->flow, LEGAL_ADVICE);
}

struct listing
listing_open(
    struct flow *flow, const struct forest *forest, uint32_t country, struct heading *heading)
{
	struct listing listing = { .forest = forest, .country = country, .flow = flow };

	for (size_t i = 0; i < forest->helplines_count; i++)
		if (forest->helplines[i].country == country)
			listing.own |= forest->helplines[i].groups;
	if (country != NONE)
		str_add_format(&heading->title, "Help lines: %s",
		    forest_text(forest, forest->countries[country].title));
	find_same_day(&listing, &heading->place);
	return listing;
}

void
listing_close(struct listing *listing)
{
	str_fini(&listing->text);
}

bool
listing_has(const struct listing *listing, uint32_t mask)
{
	const struct forest *forest = listing->forest;

	for (size_t i = 0; i < forest->helplines_count; i++)
		if (groups_here(listing, &forest->helplines[i]) & mask)
			return true;
	return false;
}
