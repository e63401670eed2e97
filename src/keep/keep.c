/* SPDX-License-Identifier: ISC */
/* Saving a page (safety.md 6.2). The file has no name that tells anything, and there is no other
 * copy of it: what cannot be written whole is removed. It is small and written at once, while
 * signals are held back (leave.h), so leaving waits for it; only a program that is killed outright
 * could leave a part of it. */
#include "keep/keep.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "partway/spoken.h"
#include "partway/ui.h"
#include "partway/written.h"

#define LAST_NAME "notes-99.txt" /* who saved more has no use for another */
#define OWNER_ONLY 077           /* permissions that nobody else gets */
#define IN_HOME "/.local/state"
#define NO_HOME "There is no home folder to save it in"
#define ALL_TAKEN "All names from notes-1.txt to " LAST_NAME " are taken"

/* Adds the state folder, with a slash behind it. False: there is none. */
static bool
add_folder(struct str *out, const struct keep *keep)
{
	bool has_state = keep->state && *keep->state == '/';

	if (!has_state && (!keep->home || *keep->home != '/'))
		return false;
	str_add_format(
	    out, "%s%s/", has_state ? keep->state : keep->home, has_state ? "" : IN_HOME);
	return true;
}

/* Makes the folders of PATH that are missing. *NEW becomes the length of the first one from which
 * on all are new; 0: there is none. False: errno says why. */
static bool
make_folders(char *path, size_t *new)
{
	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		bool made;

		if (slash[-1] == '/')
			continue;
		*slash = '\0';
		made = mkdir(path, 0700) == 0;
		*slash = '/';
		if (!made && errno != EEXIST)
			return false;
		if (!made)
			*new = 0;
		else if (*new == 0)
			*new = (size_t)(slash - path);
	}
	return true;
}

/* Removes the new folders again, but for those in which there is something by now. */
static void
remove_folders(char *path, size_t new)
{
	for (size_t end = strlen(path); new > 0 && end >= new; end--) {
		if (path[end] != '/')
			continue;
		path[end] = '\0';
		rmdir(path);
		path[end] = '/';
	}
}

/* Opens the folder PATH, which may be missing. Returns it, or -1. From then on it is the same one,
 * whatever becomes of its name. */
static int
open_folder(struct str *path, size_t *new)
{
	const int flags = O_PATH | O_DIRECTORY | O_CLOEXEC;
	int folder;

	if (path->length + strlen(LAST_NAME) >= PATH_MAX) { /* there, nothing could be deleted */
		errno = ENAMETOOLONG;
		return -1;
	}
	folder = open(str_text(path), flags);
	if (folder < 0 && errno == ENOENT && make_folders(path->data, new))
		folder = open(str_text(path), flags);
	return folder;
}

/* Opens the first of our names in FOLDER that nothing has, not even a link; NAME becomes it.
 * Returns the file, or -1; errno is EEXIST where all are taken. */
static int
open_new(int folder, struct str *name)
{
	int file = -1;

	for (unsigned i = 1; file < 0 && strcmp(str_text(name), LAST_NAME) != 0; i++) {
		str_clear(name);
		str_add_format(name, "notes-%u.txt", i);
		file = openat(folder, str_text(name),
		    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
		if (file < 0 && errno != EEXIST)
			break;
	}
	return file;
}

static bool
write_all(int file, const struct str *text)
{
	for (size_t at = 0; at < text->length;) {
		ssize_t done = write(file, text->data + at, text->length - at);

		if (done == 0)
			errno = ENOSPC;
		if (done == 0 || (done < 0 && errno != EINTR))
			return false;
		at += done > 0 ? (size_t)done : 0;
	}
	return true;
}

/* Removes NAME from FOLDER if it still is the file that OURS tells of. */
static void
remove_ours(int folder, const char *name, const struct stat *ours)
{
	struct stat found;

	if (fstatat(folder, name, &found, AT_SYMLINK_NOFOLLOW) == 0 && found.st_dev == ours->st_dev
	    && found.st_ino == ours->st_ino)
		unlinkat(folder, name, 0);
}

/* Writes TEXT to a new file in FOLDER; NAME becomes its name. Returns 0, or what errno said. */
static int
write_new(int folder, struct str *name, const struct str *text)
{
	int file = open_new(folder, name);
	struct stat ours = { 0 };
	int error = 0;

	if (file < 0)
		return errno;
	if (fstat(file, &ours) != 0 || !write_all(file, text))
		error = errno;
	if (close(file) != 0 && !error)
		error = errno; /* some disks tell only now that they are full */
	if (error)
		remove_ours(folder, str_text(name), &ours);
	return error;
}

/* Writes TEXT to a new file in the folder PATH, and adds its name to that. Returns 0, or what errno
 * said: then nothing is there that was not before. */
static int
write_at(struct str *path, const struct str *text)
{
	struct str name = { 0 };
	size_t new = 0;
	int folder = open_folder(path, &new);
	int error = folder < 0 ? errno : write_new(folder, &name, text);

	if (folder >= 0)
		close(folder);
	if (error)
		remove_folders(path->data, new);
	else
		str_add(path, str_text(&name));
	str_fini(&name);
	return error;
}

/* ERROR in words. */
static const char *
why_not(int error)
{
	switch (error) {
	case EEXIST:
		return ALL_TAKEN;
	case EACCES:
	case EPERM:
	case EROFS:
		return "Nothing can be written to that folder";
	case ENOTDIR:
		return "There is a file where a folder should be";
	case ENOSPC:
	case EDQUOT:
		return "The disk is full";
	case ENAMETOOLONG:
		return "The name of the folder is too long";
	case EFBIG:
		return "Files may not be that large here";
	default:
		return "The file could not be written";
	}
}

/* Writes TEXT; the path becomes that of the file, or of the folder where there is none. Returns
 * NULL, or why it is not there. */
static const char *
save_text(struct keep *keep, const struct str *text)
{
	mode_t before;
	int error;

	str_clear(&keep->path);
	if (!add_folder(&keep->path, keep))
		return NO_HOME;
	before = umask(OWNER_ONLY);
	error = write_at(&keep->path, text);
	umask(before);
	return error ? why_not(error) : NULL;
}

void
keep_page(void *context, struct ui *ui)
{
	struct keep *keep = context;
	struct str text = { 0 };
	const char *why;

	written_page(&(struct spoken){ &text, WRITTEN_WIDTH, keep->ascii }, ui);
	why = save_text(keep, &text);
	str_fini(&text);
	ui_saved(ui,
	    (struct saved){ .path = keep->path.length > 0 ? str_text(&keep->path) : NULL,
		.why = why,
		.ascii = keep->ascii });
}
