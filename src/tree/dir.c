/* SPDX-License-Identifier: ISC */
/* The trees folder: which files are read, each of them once. Names go by their bytes, not by a
 * locale. What is no regular file is refused, links too: nothing may lead elsewhere, and no pipe
 * may make us wait. Names that begin with a dot belong to editors. */
#include "partway/load.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "partway/alloc.h"
#include "partway/bounds.h"
#include "partway/diag.h"
#include "partway/str.h"
#include "tree/load_file.h"

#define NO_FILE "it is no regular file" /* a pipe, a device; a socket cannot even be opened */

/* A folder on its way into struct source_files. */
struct folder {
	struct source_files *files;
	struct diags *diags;
	const char *dir;    /* as the user named it */
	const char *prefix; /* of the names: "" or "shared/" */
	const char *mend;   /* for a file that cannot be read */
	int fd;
	size_t total; /* bytes of all files so far */
};

struct name_list {
	char **items;
	size_t count, capacity;
};

/* --- source_files ---------------------------------------------------------------------------- */

static struct source_file *
add_file(struct source_files *files, const char *prefix, const char *name)
{
	struct source_file *file;
	struct str full = { 0 };

	files->items =
	    alloc_grow(files->items, &files->capacity, files->count + 1, sizeof(*files->items));
	file = &files->items[files->count++];
	str_add_format(&full, "%s%s", prefix, name);
	*file = (struct source_file){ .name = alloc_copy(str_text(&full), full.length) };
	str_fini(&full);
	return file;
}

void
source_files_set(struct source_files *files, const char *name, const char *bytes, size_t length)
{
	struct source_file *file = NULL;

	for (size_t i = 0; i < files->count && !file; i++)
		if (strcmp(files->items[i].name, name) == 0)
			file = &files->items[i];
	if (!file)
		file = add_file(files, "", name);
	free(file->bytes);
	file->bytes = alloc_copy(bytes, length);
	file->length = length;
}

void
source_files_fini(struct source_files *files)
{
	for (size_t i = 0; i < files->count; i++) {
		free(files->items[i].name);
		free(files->items[i].bytes);
	}
	free(files->items);
	*files = (struct source_files){ 0 };
}

/* --- one file -------------------------------------------------------------------------------- */

/* The place of a file as a whole, which is made known to the findings without its bytes. */
static struct place
place_of(const struct folder *folder, const char *name)
{
	struct str full = { 0 };
	struct place place = { 0 };

	load_file_add_name(&full, folder->dir, folder->prefix);
	str_add(&full, name);
	place.file = diags_add_file(folder->diags, str_text(&full), NULL, 0);
	str_fini(&full);
	return place;
}

static void
refuse(const struct folder *folder, const char *name, const char *why)
{
	diag_add(folder->diags, DIAG_FILE_UNREADABLE, place_of(folder, name),
	    "this file cannot be read: %s", why);
	diag_mend(folder->diags, "%s", folder->mend);
}

/* True where a file of SIZE bytes passes a limit. */
static bool
is_too_large(const struct folder *folder, const char *name, off_t size)
{
	bool is_alone = size > (off_t)BOUND_FILE_BYTES;

	if (!is_alone && size <= (off_t)(BOUND_FOREST_BYTES - folder->total))
		return false;
	diag_add(folder->diags, DIAG_LIMIT, place_of(folder, name), "%s more than %u bytes",
	    is_alone ? "this file has" : "with this file, all together have",
	    is_alone ? BOUND_FILE_BYTES : BOUND_FOREST_BYTES);
	diag_mend(folder->diags, "split it; or is this another folder than you meant?");
	return true;
}

/* Reads SIZE bytes of an open file; false where it has another size by now, or on an error. */
static bool
read_bytes(int fd, struct source_file *file, size_t size)
{
	ssize_t got;

	file->bytes = alloc_array(size + 1, 1);
	do {
		got = read(fd, file->bytes + file->length, size + 1 - file->length);
		file->length += got > 0 ? (size_t)got : 0;
	} while ((got > 0 && file->length <= size) || (got < 0 && errno == EINTR));
	if (got == 0 && file->length == size)
		return true;
	free(file->bytes);
	file->bytes = NULL;
	file->length = 0;
	return false;
}

static void
read_open_file(struct folder *folder, const char *name, int fd, struct source_file *file)
{
	struct stat status = { 0 };

	if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode))
		refuse(folder, name, S_ISDIR(status.st_mode) ? "it is a folder" : NO_FILE);
	else if (is_too_large(folder, name, status.st_size))
		return;
	else if (read_bytes(fd, file, (size_t)status.st_size))
		folder->total += file->length;
	else
		refuse(folder, name, "it changed while it was read");
}

/* Why a file could not be opened. */
static const char *
why_not(int error)
{
	if (error == ELOOP)
		return "it is a link";
	return error == ENXIO ? NO_FILE : strerror(error);
}

/* FLAGS: O_NOFOLLOW or 0. */
static void
read_file(struct folder *folder, const char *name, int flags)
{
	int fd = openat(folder->fd, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | flags);
	int error = errno;
	struct source_file *file = add_file(folder->files, folder->prefix, name);

	if (fd < 0) {
		refuse(folder, name, why_not(error));
		return;
	}
	read_open_file(folder, name, fd, file);
	close(fd);
}

bool
source_files_read_one(struct source_files *files, const char *path, struct diags *diags)
{
	struct folder folder = {
		.files = files,
		.diags = diags,
		.dir = "",
		.prefix = "",
		.mend = "name another file, or check its permissions.",
		.fd = AT_FDCWD,
	};

	for (size_t i = 0; i < files->count; i++) {
		if (strcmp(files->items[i].name, path) == 0)
			return files->items[i].bytes != NULL;
		folder.total += files->items[i].length;
	}
	read_file(&folder, path, 0);
	return files->items[files->count - 1].bytes != NULL;
}

/* --- a folder -------------------------------------------------------------------------------- */

static bool
ends_with(const char *name, const char *end)
{
	size_t length = strlen(name), end_length = strlen(end);

	return length > end_length && strcasecmp(name + length - end_length, end) == 0;
}

static bool
is_read(const char *name)
{
	size_t length = strlen(name);

	return length > 5 && strcmp(name + length - 5, ".yaml") == 0;
}

/* Takes NAME into LIST where it is read, or only seems to be. */
static void
take_name(const char *name, struct name_list *list)
{
	if (name[0] == '.'
	    || !(ends_with(name, ".yaml") || ends_with(name, ".yml")
		|| ends_with(name, ".yaml.txt")))
		return;
	list->items =
	    alloc_grow(list->items, &list->capacity, list->count + 1, sizeof(*list->items));
	list->items[list->count++] = alloc_copy(name, strlen(name));
}

static void
pass_over(const struct folder *folder, const char *name)
{
	diag_add(folder->diags, DIAG_FILE_IGNORED, place_of(folder, name), "this file is not read");
	diag_mend(folder->diags, "names of trees end in \".yaml\".");
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Reads the files that LIST names; false where there are too many, which is all that is said then. */
static bool
read_list(struct folder *folder, const struct name_list *list)
{
	if (folder->files->count + list->count > BOUND_FILES) {
		diag_add(folder->diags, DIAG_LIMIT, (struct place){ 0 },
		    "there are more than %u files in this folder", BOUND_FILES);
		diag_mend(folder->diags, "is this another folder than you meant?");
		return false;
	}
	if (list->count > 0)
		qsort(list->items, list->count, sizeof(*list->items), compare_names);
	for (size_t i = 0; i < list->count; i++) {
		if (is_read(list->items[i]))
			read_file(folder, list->items[i], O_NOFOLLOW);
		else
			pass_over(folder, list->items[i]);
	}
	return true;
}

/* Says why a folder could not be read: by errno. */
static void
refuse_folder(struct diags *diags)
{
	diag_add(diags, DIAG_FILE_UNREADABLE, (struct place){ 0 }, "this folder cannot be read: %s",
	    strerror(errno));
	diag_mend(diags, "name a folder with trees in it.");
}

/* All names of the folder; one that stops half way counts as not read. */
static bool
take_names(struct folder *folder, DIR *dir, struct name_list *list)
{
	struct dirent *entry;

	while (errno = 0, (entry = readdir(dir)))
		take_name(entry->d_name, list);
	if (errno == 0)
		return true;
	refuse_folder(folder->diags);
	return false;
}

/* Reads the folder that is open as folder->fd. */
static bool
read_folder(struct folder *folder)
{
	int copy = fcntl(folder->fd, F_DUPFD_CLOEXEC, 0);
	DIR *dir = copy < 0 ? NULL : fdopendir(copy);
	struct name_list list = { 0 };
	bool fine;

	if (!dir) {
		refuse_folder(folder->diags);
		if (copy >= 0)
			close(copy);
		return false;
	}
	fine = take_names(folder, dir, &list);
	closedir(dir);
	fine = fine && read_list(folder, &list);
	for (size_t i = 0; i < list.count; i++)
		free(list.items[i]);
	free(list.items);
	return fine;
}

/* Reads the folder NAME inside of the one that is open; it may be missing. */
static bool
read_subfolder(struct folder *folder, const char *name, const char *prefix)
{
	struct folder inner = *folder;
	int error;
	bool fine;

	inner.prefix = prefix;
	inner.fd = openat(folder->fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	error = errno;
	if (inner.fd < 0) {
		if (error != ENOENT)
			refuse(folder, name, strerror(error));
		return error == ENOENT;
	}
	fine = read_folder(&inner);
	close(inner.fd);
	return fine;
}

bool
source_files_read(struct source_files *files, const char *dir, struct diags *diags)
{
	struct folder folder = {
		.files = files,
		.diags = diags,
		.dir = dir,
		.prefix = "",
		.mend = "replace it, or check its permissions.",
	};
	bool fine;

	diags->folder = arena_copy(&diags->arena, dir, strlen(dir));
	folder.fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder.fd < 0) {
		refuse_folder(diags);
		return false;
	}
	fine = read_folder(&folder) && read_subfolder(&folder, "shared", "shared/");
	close(folder.fd);
	if (fine && files->count == 0) {
		diag_add(diags, DIAG_FILE_MISSING, (struct place){ 0 },
		    "no file in this folder ends in \".yaml\"");
		diag_mend(diags, "name a folder with trees in it.");
	}
	return fine && files->count > 0;
}
