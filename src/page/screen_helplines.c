/* SPDX-License-Identifier: ISC */
/* Help lines: the numbers for danger now, of every country, and all lines of one country. Where the
 * reader's region is known, its page comes first, with the way to the others on it. */
#include "page/screens.h"

#include "page/listing.h"

#define CALL_NOW "In danger now? Call the emergency number."

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

static void
add_not_safe(struct flow *flow)
{
	flow_add(flow, PARA_TEXT, NULL, "Not safe to read this here? Press x.")->of_keys = true;
}

void
screen_helplines(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	(void)side;
	str_add(&heading->title, "Help lines");
	heading->help = true;
	add_part(main, CALL_NOW);
	add_countries(main, ui->forest);
	add_quiet_ways(main, ui->forest);
	add_gap(main);
	add_part(main, "Thinking about suicide? You do not have to face this alone.");
	add_text(main, NEED_NOT_SAY);
	add_gap(main);
	flow_add(main, PARA_PART, NULL,
	    "Someone hurts or scares you, or you fear what you may do yourself?")
	    ->of_keys = true;
	flow_add(main, PARA_TEXT, NULL,
	    "There are lines for both, and for young people. Choose a country.")
	    ->of_keys = true;
	add_gap(main);
	add_not_safe(main);
}

void
screen_country(const struct ui *ui, struct flow *main, struct flow *side, struct heading *heading)
{
	bool is_region = ui_top(ui)->layer == LAYER_REGION;
	uint32_t country = is_region ? ui->region : ui_top(ui)->country;
	struct listing listing = listing_open(main, ui->forest, country, heading);

	(void)side;
	heading->help = true;
	listing_add_emergency(&listing);
	if (is_region) { /* high up, so that they are one key away on any screen */
		add_gap(main);
		add_choice(main, 0, "Other countries")->of_keys = true;
	}
	listing_add_groups(&listing, ~0u);
	add_gap(main);
	add_text(main, "If a number does not answer, call the emergency number.");
	add_not_safe(main);
	listing_close(&listing);
}

/* The first country without an emergency number, whose lines serve everywhere; NONE: there is
 * none. */
static uint32_t
everywhere(const struct forest *forest)
{
	for (uint32_t i = 0; i < forest->countries_count; i++)
		if (forest->countries[i].emergency.text == 0)
			return i;
	return NONE;
}

/* Adds the emergency numbers of all countries in a few lines. */
static void
add_emergencies(struct flow *flow, const struct forest *forest)
{
	struct str numbers = { 0 };

	for (size_t i = 0; i < forest->countries_count; i++) {
		const struct country *country = &forest->countries[i];

		if (country->emergency.text)
			str_add_format(&numbers, "%s%s %s", numbers.length > 0 ? ", " : "",
			    forest_text(forest, country->title),
			    forest_text(forest, country->emergency));
	}
	str_add(&numbers, ". Elsewhere: the emergency number of the place where you are.");
	add_part(flow, CALL_NOW);
	add_text(flow, str_text(&numbers));
	str_fini(&numbers);
}

/* Adds the numbers of COUNTRY for the groups of MASK, behind its name. */
static void
add_numbers_of(struct flow *flow, const struct forest *forest, uint32_t country, uint32_t mask)
{
	struct heading heading = { 0 };
	struct listing listing = listing_open(flow, forest, country, &heading);
	bool has_emergency = forest->countries[country].emergency.text != 0;

	if (heading.place.length > 0)
		str_add_format(&heading.title, ", %s", str_text(&heading.place));
	if (has_emergency || listing_has(&listing, mask))
		add_part(flow, str_text(&heading.title));
	if (has_emergency)
		listing_add_emergency(&listing);
	listing_add_groups(&listing, mask);
	listing_close(&listing);
	heading_fini(&heading);
}

void
add_help_numbers(struct flow *flow, const struct ui *ui)
{
	const struct forest *forest = ui->forest;
	struct span helps = forest->entries[ui->walk.here].help;
	uint32_t country = ui->region, mask = 0;

	for (uint32_t i = 0; i < helps.count; i++)
		mask |= 1u << forest->refs[helps.first + i].index;
	if (country == NONE || forest->countries[country].emergency.text == 0) {
		add_emergencies(flow, forest);
		country = everywhere(forest);
	}
	if (country != NONE)
		add_numbers_of(flow, forest, country, mask);
}
