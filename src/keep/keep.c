/* SPDX-License-Identifier: ISC */
/* Saving a page (safety.md 6.2). The file has no name that tells anything, and there is no other
 * copy of it: what cannot be written whole is removed. It is small and written at once, while
 * signals are held back (leave.h), so leaving waits for it; only a program that is killed outright
 * could leave a part of it. */
#include "keep/keep.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "partway/spoken.h"
#include "partway/ui.h"
#include "partway/written.h"

#define MOST_FILES 99u /* who saved more has no use for another */
#define OWNER_ONLY 077 /* permissions that nobody else gets */
#define IN_HOME "/.local/state"
#define NO_HOME "There is no home folder to save it in"
#define ALL_TAKEN "All names from notes-1.txt to notes-99.txt are taken"

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

/* Makes the folders of PATH that are missing. Returns 0, or what errno said. */
static int
make_folders(char *path)
{
	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		int error;

		*slash = '\0';
		error = mkdir(path, 0700) == 0 || errno == EEXIST ? 0 : errno;
		*slash = '/';
		if (error)
			return error;
	}
	return 0;
}

/* Opens the first of our names in FOLDER that nothing has, not even a link; PATH becomes its path.
 * Returns the file, or -1; errno is EEXIST where all are taken. */
static int
open_new(const char *folder, struct str *path)
{
	int file = -1;

	for (unsigned i = 1; i <= MOST_FILES; i++) {
		str_clear(path);
		str_add_format(path, "%snotes-%u.txt", folder, i);
		file = open(
		    str_text(path), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
		if (file >= 0 || errno != EEXIST)
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

/* Writes TEXT to a new file in FOLDER, which may be missing; PATH becomes its path. Returns 0, or
 * what errno said. */
static int
write_new(struct str *folder, struct str *path, const struct str *text)
{
	int error = access(str_text(folder), F_OK) == 0 ? 0 : make_folders(folder->data);
	int file;

	if (error)
		return error;
	file = open_new(str_text(folder), path);
	if (file < 0)
		return errno;
	if (!write_all(file, text))
		error = errno;
	if (close(file) != 0 && !error)
		error = errno; /* some disks tell only now that they are full */
	if (error)
		unlink(str_text(path));
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
	struct str folder = { 0 };
	mode_t before;
	int error;

	str_clear(&keep->path);
	if (!add_folder(&folder, keep))
		return NO_HOME;
	before = umask(OWNER_ONLY);
	error = write_new(&folder, &keep->path, text);
	umask(before);
	if (error) {
		str_clear(&keep->path);
		str_add(&keep->path, str_text(&folder));
	}
	str_fini(&folder);
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
	    (struct saved){
		.path = keep->path.length > 0 ? str_text(&keep->path) : NULL, .why = why });
}
