/* SPDX-License-Identifier: ISC */
/* Help lines on paper: in short on the first page, in full on the last, with the words of the
 * screens. SEE ALSO goes with them, so that the last page always has some. */
#include "page/ending_words.h"
#include "page/listing.h"
#include "paper/printed_parts.h"
#include "partway/ascii.h"
#include "partway/base.h"
#include "partway/forest.h"
#include "partway/str.h"

#define NO_LINE "We know of no such line. Ask one of the others, a doctor or an advice centre."
#define ANYWHERE "call the emergency number of the place where you are."
#define NO_REPLY "If one does not answer, try another, or call the emergency number."
#define UNCHECKED \
	"We have not yet called these numbers ourselves, where no day stands beside them. "

void
printed_emergency(struct flow *flow, const struct forest *forest, uint32_t region)
{
	struct str text = { 0 };
	bool any = false;

	for (uint32_t i = 0; i < forest->countries_count; i++) {
		const struct country *country = &forest->countries[i];

		if (country->emergency.text == 0 || (region != NONE && region != i))
			continue;
		str_add_format(&text, "%s%s %s", any ? ", " : "",
		    forest_text(forest, country->title), forest_text(forest, country->emergency));
		any = true;
	}
	str_add(&text, any ? ". Elsewhere: the local one." : ANYWHERE);
	flow_add(flow, PARA_TEXT, any ? "Emergency numbers:" : "In danger:", str_text(&text));
	str_fini(&text);
}

/* The groups that paper has; when one is in need of them, where their names do not say it; and what is
 * said where a country has none, as endings name them all. */
static const struct group {
	enum help help;
	const char *when, *instead;
} groups[] = {
	{ HELP_TALK, " (thinking about suicide, or in distress)", NO_LINE },
	{ HELP_ABUSE, " (someone hurts or scares you)", NO_LINE },
	{ HELP_OWN_BEHAVIOUR, "", NO_LINE },
	{ HELP_YOUNG, "", "We know of no such line. Tell an adult you trust." },
};

/* Adds the name that endings have for a group, as the beginning of a sentence. */
static void
add_group_name(struct str *out, enum help help)
{
	const char *name = ending_help(help);

	str_add_char(out, ascii_upper(*name));
	str_add(out, name + 1);
}

/* Adds the ways to reach LINE: "116 123, text SHOUT to 85258". */
static void
add_ways(struct str *out, const struct forest *forest, const struct helpline *line)
{
	if (line->call.text)
		str_add(out, forest_text(forest, line->call));
	if (line->text.text)
		str_add_format(
		    out, "%stext %s", line->call.text ? ", " : "", forest_text(forest, line->text));
	if (line->site.text)
		str_add_format(out, "%s%s", line->call.text || line->text.text ? ", " : "",
		    forest_text(forest, line->site));
}

/* Adds the lines of one group, each on a line of its own; above them the name of the group, where it
 * has one. */
static void
add_group(struct listing *listing, enum help help, const char *name)
{
	const struct forest *forest = listing->forest;
	struct str ways = { 0 };

	for (size_t i = 0; i < forest->helplines_count; i++) {
		if (!listing_holds(listing, i, 1u << help))
			continue;
		if (*name)
			flow_add(listing->flow, PARA_FIELD, name, NULL);
		name = "";
		str_clear(&ways);
		add_ways(&ways, forest, &forest->helplines[i]);
		listing_describe(listing, i);
		flow_add(listing->flow, PARA_DETAIL, str_text(&ways), str_text(&listing->text));
	}
	str_fini(&ways);
}

void
printed_first_lines(struct str *out, const struct forest *forest, uint32_t region)
{
	struct heading heading = { 0 };
	/* With no country all lines are those that serve everywhere. */
	struct listing listing = listing_open(NULL, forest, region, &heading);

	for (size_t group = 0; group < ARRAY_LEN(groups); group++)
		for (size_t i = 0; i < forest->helplines_count; i++) {
			if (!listing_holds(&listing, i, 1u << groups[group].help))
				continue;
			add_group_name(out, groups[group].help);
			str_add(out, ": ");
			add_ways(out, forest, &forest->helplines[i]);
			str_add(out, ". ");
			break;
		}
	listing_close(&listing);
	heading_fini(&heading);
}

/* The country's name with its emergency number, and how to call that without speaking. */
static void
add_country_head(struct listing *listing, const struct str *checked)
{
	const struct forest *forest = listing->forest;
	const struct country *country = &forest->countries[listing->country];
	struct str title = { 0 };

	str_add(&title, forest_text(forest, country->title));
	if (country->emergency.text)
		str_add_format(
		    &title, ": in danger call %s", forest_text(forest, country->emergency));
	if (checked->length > 0 && !listing->unchecked)
		str_add_format(&title, " (%s)", str_text(checked));
	flow_add(listing->flow, PARA_TITLE, NULL, str_text(&title));
	if (country->quiet.text)
		flow_add(listing->flow, PARA_TEXT, NULL, forest_text(forest, country->quiet));
	str_fini(&title);
}

static void
add_country(struct printed *printed, uint32_t country)
{
	const struct forest *forest = printed->forest;
	struct heading heading = { 0 };
	struct listing listing = listing_open(&printed->flow, forest, country, &heading);
	struct str name = { 0 };

	if (printed->region == NONE)
		listing.own = UINT32_MAX; /* lines of no country stand under a name of their own */
	add_country_head(&listing, &heading.place);
	add_group(&listing, HELP_EMERGENCY, "");
	for (size_t i = 0; i < ARRAY_LEN(groups); i++) {
		str_clear(&name);
		add_group_name(&name, groups[i].help);
		str_add(&name, groups[i].when);
		add_group(&listing, groups[i].help, str_text(&name));
		if (printed->region == NONE || listing_has(&listing, 1u << groups[i].help))
			continue;
		flow_add(&printed->flow, PARA_FIELD, str_text(&name), NULL);
		flow_add(&printed->flow, PARA_DETAIL, NULL, groups[i].instead);
	}
	listing_close(&listing);
	heading_fini(&heading);
	str_fini(&name);
}

static void
add_manual_page(struct flow *flow, const char *name, const char *section)
{
	flow_add(flow, PARA_BRANCH, name, section)->of_keys = true;
}

/* Paper has the list of sheets instead. */
static void
add_see_also(struct printed *printed)
{
	const struct forest *forest = printed->forest;
	struct str name = { 0 };

	flow_add(&printed->flow, PARA_PART, NULL, "SEE ALSO")->of_keys = true;
	add_manual_page(&printed->flow, "partway", "1");
	for (uint32_t i = 0; i < forest->trees_count; i++) {
		if (forest->trees[i].is_block || i == printed->scope.tree)
			continue;
		str_clear(&name);
		str_add_format(&name, "partway-%s", forest_text(forest, forest->trees[i].id));
		add_manual_page(&printed->flow, str_text(&name), "7");
	}
	str_fini(&name);
}

/* True where nobody has checked some of the lines. */
static bool
are_unchecked(const struct forest *forest)
{
	bool are = false;

	for (size_t i = 0; i < forest->helplines_count && !are; i++)
		are = !*forest_text(forest, forest->helplines[i].checked_on);
	return are;
}

void
printed_add_helplines(struct printed *printed)
{
	const struct forest *forest = printed->forest;
	struct flow *flow = &printed->flow;

	piece_begin(printed, printed_last_place(forest, PLACE_HELPLINES))->starts_page = true;
	printed_add_section(flow, "Help lines in full");
	printed_emergency(flow, forest, printed->region);
	if (are_unchecked(forest))
		flow_add(flow, PARA_TEXT, NULL, UNCHECKED NO_REPLY " " NEED_NOT_SAY);
	else
		flow_add(flow, PARA_TEXT, NULL, NO_REPLY " " NEED_NOT_SAY);
	flow_add(flow, PARA_TEXT, NULL, "Legal advice: " LEGAL_ADVICE);
	for (uint32_t i = 0; i < forest->countries_count; i++) {
		if (printed->region != NONE && printed->region != i)
			continue;
		add_country(printed, i);
		if (printed->region == NONE && i + 1 < forest->countries_count)
			piece_begin(printed, NONE);
	}
	add_see_also(printed);
}
