/* SPDX-License-Identifier: ISC */
/* The file of a kiosk's site -> struct site, by the same readers as trees. Whatever is wrong with it
 * is found here, before anything is built: a kiosk has nobody to tell. */
#include "partway/site.h"

#include <string.h>

#include "partway/base.h"
#include "partway/bounds.h"
#include "partway/date.h"
#include "partway/forest.h"
#include "partway/near.h"
#include "partway/str.h"
#include "tree/load_file.h"
#include "tree/raw.h"
#include "tree/texts.h"

#define AT(member) mark_field(mark, offsetof(struct raw_site, member))
#define SECONDS 60u /* of a minute */

/* The last minute of both is a warning (leave.h). */
_Static_assert(
    BOUND_SITE_VISIT_LEAST > BOUND_SITE_IDLE_MOST + 1, "a visit may end before it is idle");

struct loading {
	struct site_file *out;
	const struct forest *forest;
	struct diags *diags;
	struct texts texts; /* puts white space in order */
	uint32_t file;
};

static struct place
place_of(const struct loading *loading, const struct mark *mark)
{
	return (struct place){ loading->file, mark->line, mark->column, mark->width };
}

/* NULL is "". */
static const char *
keep(struct loading *loading, const char *text)
{
	uint32_t offset = texts_add(&loading->texts, text);
	const char *kept = loading->texts.bytes + offset;

	return arena_copy(&loading->out->arena, kept, strlen(kept));
}

/* --- lengths of time */

/* How long something may be, in minutes. */
struct minutes {
	const char *key;
	uint32_t least, most, usual;
	const char *why; /* nothing else is allowed */
};

static const struct minutes idle_minutes = { "idle", BOUND_SITE_IDLE_LEAST, BOUND_SITE_IDLE_MOST, 5,
	"a warning of one minute follows, and sshd gives up a silent visit after 10 minutes" };
static const struct minutes visit_minutes = { "visit", BOUND_SITE_VISIT_LEAST,
	BOUND_SITE_VISIT_MOST, 90,
	"a shorter one ends in the middle of a walk, and after 2 hours the system ends it without "
	"a warning" };

/* TEXT in seconds; 0: it is wrong. */
static unsigned
take_minutes(struct loading *loading, const struct minutes *minutes, const char *text,
    const struct mark *mark)
{
	uint32_t count;

	if (!date_parse_count(text, "minute", &count)) {
		diag_add(loading->diags, DIAG_VALUE_FORM, place_of(loading, mark),
		    "\"%s\" is not a number of minutes", text);
		diag_mend(loading->diags, "write it like %u minutes.", (unsigned)minutes->usual);
		return 0;
	}
	if (count < minutes->least || count > minutes->most) {
		diag_add(loading->diags, DIAG_LIMIT, place_of(loading, mark),
		    "\"%s\" can be %u to %u minutes, this is %u", minutes->key,
		    (unsigned)minutes->least, (unsigned)minutes->most, (unsigned)count);
		diag_mend(loading->diags, "write a length between them: %s.", minutes->why);
		return 0;
	}
	return count * SECONDS;
}

/* --- the country */

static const char *
country_id(const struct forest *forest, uint32_t country)
{
	return forest_text(forest, forest->countries[country].id);
}

/* Help lines that serve everywhere have no number for an emergency: they must not come first. */
static bool
has_emergency(const struct forest *forest, uint32_t country)
{
	return forest->countries[country].emergency.text != 0;
}

/* TEXT is no id of a country; NAMED has it as another of its names, or is NONE. */
static void
refuse_region(struct loading *loading, const char *text, uint32_t named, const struct mark *mark)
{
	const struct forest *forest = loading->forest;
	struct str known = { 0 };
	struct near near;

	near_start(&near, text);
	for (uint32_t i = 0; i < forest->countries_count; i++) {
		if (!has_emergency(forest, i))
			continue;
		near_offer(&near, country_id(forest, i), i);
		str_add_format(&known, "%s%s", known.length > 0 ? ", " : "write one of ",
		    country_id(forest, i));
	}
	str_add(&known, "; or take the line away.");
	if (named != NONE && has_emergency(forest, named))
		near.best = country_id(forest, named);
	diag_add(loading->diags, DIAG_VALUE_UNKNOWN, place_of(loading, mark),
	    "no country of the help lines is called \"%s\"", text);
	diag_mend_near(loading->diags, near.best, 0, str_text(&known));
	str_fini(&known);
}

static void
take_region(struct loading *loading, const char *text, const struct mark *mark)
{
	const struct forest *forest = loading->forest;
	uint32_t country = forest_find_country(forest, text);

	if (country == NONE || strcmp(text, country_id(forest, country)) != 0) {
		refuse_region(loading, text, country, mark);
	} else if (!has_emergency(forest, country)) {
		diag_add(loading->diags, DIAG_VALUE_UNKNOWN, place_of(loading, mark),
		    "\"%s\" has no number to call in danger", text);
		diag_mend(loading->diags,
		    "take the line away: visitors then see the numbers of all countries first.");
	} else {
		loading->out->site.region = country_id(forest, country);
	}
}

/* --- the file */

static void
take_site(struct loading *loading, const struct raw_site *raw, const struct mark *mark)
{
	struct site *site = &loading->out->site;

	site->group = keep(loading, raw->group);
	site->person = keep(loading, raw->person);
	site->region = "";
	if (raw->region)
		take_region(loading, raw->region, AT(region));
	site->region = keep(loading, site->region);
	site->idle = take_minutes(loading, &idle_minutes, raw->idle, AT(idle));
	site->visit = take_minutes(loading, &visit_minutes, raw->visit, AT(visit));
	loading->out->group = place_of(loading, AT(group));
	loading->out->person = place_of(loading, AT(person));
}

bool
site_load(struct site_file *file, struct source_file *source, const struct forest *forest,
    struct diags *diags)
{
	struct loading loading = { .out = file, .forest = forest, .diags = diags };
	struct raw_file raw = { .kind = FILE_SITE };
	size_t errors = diags->levels[DIAG_ERROR];

	load_file(source, "", &raw, diags);
	loading.file = raw.number;
	if (raw.data)
		take_site(&loading, raw.data, marks_root(&raw.marks));
	raw_file_fini(&raw);
	texts_fini(&loading.texts);
	return diags->levels[DIAG_ERROR] == errors;
}

void
site_fini(struct site_file *file)
{
	arena_fini(&file->arena);
	*file = (struct site_file){ 0 };
}
