/* SPDX-License-Identifier: ISC */
/* Walks the folders: DIR/x/xterm, as terminfo itself does. */
#include "database.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "partway/alloc.h"
#include "partway/str.h"

static const char *const folders[] = { "/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo",
	"/usr/lib/terminfo", "/usr/local/share/terminfo" };

static void
add(struct names *names, const char *name)
{
	names->items =
	    alloc_grow(names->items, &names->capacity, names->count + 1, sizeof(*names->items));
	names->items[names->count++] = strdup(name);
}

/* Adds the files of FOLDER; of a folder with a name of one letter or a number only. */
static void
add_files(struct names *names, const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	while (dir && (entry = readdir(dir)))
		if (entry->d_name[0] != '.')
			add(names, entry->d_name);
	if (dir)
		closedir(dir);
}

static void
add_folders(struct names *names, const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	struct str path = { 0 };

	while (dir && (entry = readdir(dir))) {
		if (entry->d_name[0] == '.' || strlen(entry->d_name) > 2)
			continue;
		str_clear(&path);
		str_add_format(&path, "%s/%s", folder, entry->d_name);
		add_files(names, str_text(&path));
	}
	str_fini(&path);
	if (dir)
		closedir(dir);
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void
database_list(struct names *names)
{
	size_t kept = 0;

	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		add_folders(names, folders[i]);
	if (names->count > 0)
		qsort(names->items, names->count, sizeof(*names->items), compare);
	for (size_t i = 0; i < names->count; i++) {
		if (kept > 0 && strcmp(names->items[kept - 1], names->items[i]) == 0)
			free(names->items[i]);
		else
			names->items[kept++] = names->items[i];
	}
	names->count = kept;
}

void
database_fini(struct names *names)
{
	for (size_t i = 0; i < names->count; i++)
		free(names->items[i]);
	free(names->items);
}
