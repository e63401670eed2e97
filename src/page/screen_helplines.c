/* SPDX-License-Identifier: ISC */
/* Help lines: the numbers for danger now, of every country, and all lines of one country. Where the
 * reader's region is known, its page comes first, with the way to the others on it. safety.md 5
 * says what may be shown of a line, and how. */
#include "page/screens.h"

#include <string.h>

#include "partway/base.h"
#include "partway/date.h"

#define NEED_NOT_SAY "You do not need to say much. \"I am not safe\" is enough."

static void
add_countries(struct flow *flow, const struct forest *forest)
{
	struct str words = { 0 };

	for (uint32_t i = 0; i < forest->countries_count; i++) {
		const struct country *country = &forest->countries[i];

		str_clear(&words);
		str_add(&words, forest_text(forest, country->title));
		if (country->emergency.text)
			str_add_format(&words, " %s", forest_text(forest, country->emergency));
		add_choice(flow, i, str_text(&words));
	}
	str_fini(&words);
}

/* How to call without speaking, wherever there is a way. */
static void
add_quiet_ways(struct flow *flow, const struct forest *forest)
{
	bool first = true;

	for (size_t i = 0; i < forest->countries_count; i++) {
		const struct country *country = &forest->countries[i];

		if (country->quiet.text == 0)
			continue;
		if (first) {
			add_gap(flow);
			add_part(flow, "Cannot speak?");
		}
		first = false;
		flow_add(flow, PARA_FIELD, forest_text(forest, country->title),
		    forest_text(forest, country->quiet));
	}
}

void
screen_helplines(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	(void)side;
	str_add(&heading->title, "Help lines");
	heading->help = true;
	add_part(main, "In danger now? Call the emergency number.");
	add_countries(main, ui->forest);
	add_quiet_ways(main, ui->forest);
	add_gap(main);
	add_part(main, "Thinking about suicide? You do not have to face this alone.");
	add_text(main, NEED_NOT_SAY);
	add_gap(main);
	add_part(main, "Someone hurts or scares you, or you fear what you may do yourself?");
	add_text(main, "There are lines for both, and for young people. Choose a country.");
	add_gap(main);
	add_text(main, "Not safe to read this here? Press x.");
}

/* The lines of one country, and whether all of them were checked on the same day, or not yet. */
struct listing {
	const struct forest *forest;
	uint32_t country;
	uint32_t own; /* mask of enum help: groups for which the country has a line */
	struct flow *flow;
	bool same_day;
	struct str text; /* scratch */
};

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

static void
add_emergency(struct listing *listing)
{
	const struct forest *forest = listing->forest;
	const struct country *country = &forest->countries[listing->country];

	add_part(listing->flow, "In danger now");
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
	if (first && listing->same_day)
		add_checked(forest, place, first);
}

void
screen_country(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
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
	bool is_region = ui_top(ui)->layer == LAYER_REGION;
	struct listing listing = { .forest = ui->forest,
		.country = is_region ? ui->region : ui_top(ui)->country,
		.flow = main };

	(void)side;
	for (size_t i = 0; i < ui->forest->helplines_count; i++)
		if (ui->forest->helplines[i].country == listing.country)
			listing.own |= ui->forest->helplines[i].groups;
	str_add_format(&heading->title, "Help lines: %s",
	    forest_text(ui->forest, ui->forest->countries[listing.country].title));
	heading->help = true;
	find_same_day(&listing, &heading->place);
	add_emergency(&listing);
	if (is_region) { /* high up, so that they are one key away on any screen */
		add_gap(main);
		add_choice(main, 0, "Other countries");
	}
	for (size_t i = 0; i < ARRAY_LEN(groups); i++)
		add_group(&listing, groups[i].group, groups[i].name);
	add_gap(main);
	add_part(main, "Legal advice");
	add_text(main, "A lawyer, legal aid, the court office, or an advice centre.");
	add_gap(main);
	add_text(main, "If a number does not answer, call the emergency number.");
	add_text(main, "Not safe to read this here? Press x.");
	str_fini(&listing.text);
}
