/* SPDX-License-Identifier: ISC */
#include "replayed.h"

#include <string.h>

#include "partway/cases.h"
#include "partway/replay.h"

static const char notation[] =
    "block gate G\n"
    "ask afraid: Yes danger=yes > stop; No danger=no > return; unsure > stop\n"
    "end stop: none crisis\n"
    "tree one O\n"
    "ask when: Today calm=yes > where; Not yet calm=no > rest; unsure > rest\n"
    "ask where: At home > note; At home but soon away > rest; On the way. > rest; unsure > rest\n"
    "end note: message repair\n"
    "end rest: none recover\n"
    "tree two T\n"
    "ask now: Yes > rest; No > wait; unsure > rest\n"
    "end rest: none accept\n"
    "end wait: none practical\n"
    "fact danger: no | yes\n"
    "fact calm: yes | no\n"
    "rule R1: if-contact: [message], needs: [danger=no]\n";

void
replayed_add(struct replayed *replayed, const char *name, const char *text)
{
	source_files_set(&replayed->files, name, text, strlen(text));
}

void
replayed_add_cases(struct replayed *replayed, const char *cases)
{
	struct str text = { 0 };

	str_add_format(&text, "format: 1\ntree: one\ncases:\n%s", cases);
	replayed_add(replayed, "c.yaml", str_text(&text));
	str_fini(&text);
}

void
replayed_run(struct replayed *replayed)
{
	struct cases cases = { 0 };
	struct replay replay;

	small_load(&replayed->small, notation);
	cases_load(&cases, &replayed->files, &replayed->diags);
	replay_init(&replay, replayed->small.forest, &replayed->diags);
	replay_cases(&replay, &cases);
	diags_sort(&replayed->diags);
	diags_write(&replayed->diags, &replayed->findings);
	replay_write(&replay, &replayed->summary);
	replay_fini(&replay);
	cases_fini(&cases);
}

void
replayed_fini(struct replayed *replayed)
{
	str_fini(&replayed->findings);
	str_fini(&replayed->summary);
	diags_fini(&replayed->diags);
	source_files_fini(&replayed->files);
	small_free(&replayed->small);
}
