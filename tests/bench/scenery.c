/* SPDX-License-Identifier: ISC */
/* What the others show: a repository for tig, folders for nnn, a file for less, a story for frotz
 * where its compiler is here. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "partway/base.h"
#include "subjects.h"

static const char build[] =
    "set -eu; cd \"$0\"; chmod 755 .; export HOME=\"$0\" GIT_CONFIG_NOSYSTEM=1; exec >/dev/null "
    "2>&1\n"
    "seq -f 'line %03g of a file that is longer than the screen' 200 >file\n"
    "for i in $(seq -w 20); do mkdir -p shelf/folder-$i; done\n"
    "for i in $(seq -w 20); do mkdir -p shelf/folder-01/inside-$i; done\n"
    "if command -v inform; then\n"
    "	{ echo 'Array line -> 22; Array words -> 22; [ Main; line->0 = 20; words->0 = 4;'\n"
    "	sed -n '1,18s/.*/print \"&^\";/p' file\n"
    "	echo 'for (::) { print \"Go on>\"; read line words; } ];'; } >story.inf\n"
    "	inform -v5 story.inf story.z5\n"
    "fi\n"
    "if command -v git; then\n"
    "	printf 'file\\nshelf\\nstory*\\n.*\\n' >.gitignore; git init -b main\n"
    "	git config user.name A; git config user.email a@example.org\n"
    "	for i in $(seq -w 30); do seq $i 200 >page; git add page; git commit -m \"change $i\"; "
    "done\n"
    "fi\n";

void
scenery_build(const char *folder)
{
	pid_t child = fork();
	int status = -1;

	assert(child >= 0);
	if (child == 0) {
		execl("/bin/sh", "sh", "-c", build, folder, (char *)NULL);
		_exit(127);
	}
	if (waitpid(child, &status, 0) != child || status != 0)
		die("no scenery to measure in");
}

bool
scenery_find(const char *name, const char *programs, char path[4096])
{
	const char *places = getenv("PATH");
	char all[4096], *rest = all, *place;
	char *whole = realpath(programs, NULL);

	assert(whole);
	snprintf(all, sizeof(all), "%s:%s:/usr/games", whole, places ? places : "/usr/bin:/bin");
	free(whole);
	while ((place = strsep(&rest, ":"))) {
		snprintf(path, 4096, "%s/%s", place, name);
		if (access(path, X_OK) == 0)
			return true;
	}
	return false;
}

bool
scenery_has(const char *folder, const char *name)
{
	char path[4096];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return access(path, R_OK) == 0;
}
