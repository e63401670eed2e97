/* SPDX-License-Identifier: ISC */
/* Reads the outside world (locale, environment, clock) once, into struct env. Nothing below asks
 * for it again. */
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "partway/base.h"
#include "today.h"

static bool
is_set(const char *name)
{
	const char *value = getenv(name);

	return value && *value && strcmp(value, "0") != 0;
}

/* The locale for telephones and addresses, in the order of POSIX, which takes empty for not set. */
static const char *
place_locale(void)
{
	static const char *const names[] = { "LC_ALL", "LC_TELEPHONE", "LC_ADDRESS", "LANG" };
	const char *value = NULL;

	for (size_t i = 0; i < ARRAY_LEN(names) && (!value || !*value); i++)
		value = getenv(names[i]);
	return value;
}

int
main(int argc, char **argv)
{
	struct env env;

	setlocale(LC_CTYPE, ""); /* letters only: names, numbers and order are ours everywhere */
	env = (struct env){
		.term = getenv("TERM"),
		.trees = getenv("PARTWAY_TREES"),
		.state_home = getenv("XDG_STATE_HOME"),
		.home = getenv("HOME"),
		.accessible = is_set("ACCESSIBLE"),
		.utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0,
		.locale = place_locale(),
		.today = today_local(),
	};
	return (int)cmd_main(argc, argv, &env);
}
