/* SPDX-License-Identifier: ISC */
/* Saved files: what they hold, who can read them, and that nothing else is ever touched. */
#include <criterion/criterion.h>
#include <ftw.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "golden.h"
#include "keep/keep.h"
#include "partway/base.h"
#include "partway/spoken.h"
#include "partway/written.h"
#include "program.h"

#define ENDING "12212"

/* A reader at an ending, in a home of their own. */
struct desk {
	char home[40];
	struct keep keep;
	struct ui ui;
	struct str text; /* scratch */
};

static void
desk_open(struct desk *desk)
{
	*desk = (struct desk){ .home = "/tmp/desk-XXXXXX" };
	cr_assert(mkdtemp(desk->home) != NULL);
	desk->keep.home = desk->home;
	golden_start(&desk->ui, 24, 80, ENDING);
}

static int
remove_one(const char *path, const struct stat *about, int kind, struct FTW *where)
{
	(void)about;
	(void)kind;
	(void)where;
	return remove(path);
}

static void
desk_close(struct desk *desk)
{
	ui_fini(&desk->ui);
	str_fini(&desk->keep.path);
	str_fini(&desk->text);
	nftw(desk->home, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

/* The path of NAME in the home; valid until the next call. */
static const char *
at(struct desk *desk, const char *name)
{
	str_clear(&desk->text);
	str_add_format(&desk->text, "%s/%s", desk->home, name);
	return str_text(&desk->text);
}

static void
put(struct desk *desk, const char *name, const char *text)
{
	FILE *file = fopen(at(desk, name), "w");

	cr_assert(file != NULL);
	fputs(text, file);
	fclose(file);
}

static bool
holds(struct desk *desk, const char *name, const char *text)
{
	FILE *file = fopen(at(desk, name), "r");
	char bytes[20000];
	size_t length;

	if (!file)
		return false;
	length = fread(bytes, 1, sizeof(bytes) - 1, file);
	fclose(file);
	bytes[length] = '\0';
	return strcmp(bytes, text) == 0;
}

/* How many files are in the home, folders not counted. */
static size_t files;

static int
count_one(const char *path, const struct stat *about, int kind, struct FTW *where)
{
	(void)path;
	(void)about;
	(void)where;
	files += kind != FTW_D && kind != FTW_DP;
	return 0;
}

static size_t
count_files(const struct desk *desk)
{
	files = 0;
	cr_assert_eq(nftw(desk->home, count_one, 8, FTW_PHYS), 0);
	return files;
}

static bool
is_there(struct desk *desk, const char *name)
{
	return access(at(desk, name), F_OK) == 0;
}

static mode_t
mode_of(const char *path)
{
	struct stat about;

	cr_assert_eq(lstat(path, &about), 0, "%s", path);
	return about.st_mode & 07777;
}

/* Saves, and fails unless the reader is told WHY (NULL: it is saved). */
static void
save(struct desk *desk, const char *why)
{
	const struct saved *saved = &desk->ui.saved;

	while (ui_top(&desk->ui)->layer == LAYER_SAVED)
		golden_type(&desk->ui, "b");
	keep_page(&desk->keep, &desk->ui);
	cr_assert_eq(ui_top(&desk->ui)->layer, LAYER_SAVED);
	cr_assert_eq(saved->ascii, desk->keep.ascii);
	if (!why)
		cr_assert(saved->path && !saved->why, "%s", saved->why);
	else
		cr_assert(saved->why && strcmp(saved->why, why) == 0, "%s",
		    saved->why ? saved->why : "saved");
}

Test(keep, a_page_is_saved_whole_and_only_its_owner_can_read_it)
{
	static const mode_t masks[] = { 0, 022, 077, 0777 };

	for (size_t i = 0; i < ARRAY_LEN(masks); i++) {
		struct str page = { 0 };
		struct desk desk;

		desk_open(&desk);
		written_page(&(struct spoken){ &page, 72, false }, &desk.ui);
		umask(masks[i]);
		save(&desk, NULL);
		cr_assert_eq(umask(022), masks[i]);
		cr_assert(holds(&desk, ".local/state/notes-1.txt", str_text(&page)));
		cr_assert_str_eq(desk.ui.saved.path, at(&desk, ".local/state/notes-1.txt"));
		cr_assert_eq(mode_of(at(&desk, ".local/state/notes-1.txt")), 0600);
		cr_assert_eq(mode_of(at(&desk, ".local/state")), 0700);
		cr_assert_eq(mode_of(at(&desk, ".local")), 0700);
		cr_assert_eq(count_files(&desk), 1);
		desk_close(&desk);
		str_fini(&page);
	}
}

Test(keep, nothing_is_ever_overwritten)
{
	struct desk desk;

	desk_open(&desk);
	desk.keep.state = desk.home;
	put(&desk, "notes-1.txt", "a file");
	put(&desk, "target", "behind a link");
	cr_assert_eq(symlink("target", at(&desk, "notes-2.txt")), 0);
	cr_assert_eq(symlink("nowhere", at(&desk, "notes-3.txt")), 0);
	cr_assert_eq(mkdir(at(&desk, "notes-4.txt"), 0700), 0);
	save(&desk, NULL);
	cr_assert_str_eq(desk.ui.saved.path, at(&desk, "notes-5.txt"));
	save(&desk, NULL);
	cr_assert_str_eq(desk.ui.saved.path, at(&desk, "notes-6.txt"));
	cr_assert(holds(&desk, "notes-1.txt", "a file"));
	cr_assert(holds(&desk, "target", "behind a link"));
	cr_assert(access(at(&desk, "nowhere"), F_OK) != 0);
	desk_close(&desk);
}

Test(keep, the_state_folder_is_taken_only_where_it_is_a_whole_path)
{
	static const char *const others[] = { NULL, "", "state", "./state" };
	struct desk desk;
	char state[80];

	for (size_t i = 0; i < ARRAY_LEN(others); i++) {
		desk_open(&desk);
		desk.keep.state = others[i];
		desk.keep.ascii = i % 2;
		save(&desk, NULL);
		cr_assert_str_eq(desk.ui.saved.path, at(&desk, ".local/state/notes-1.txt"));
		desk_close(&desk);
	}
	desk_open(&desk);
	snprintf(state, sizeof(state), "%s/a/b/c/", desk.home);
	desk.keep.state = state;
	save(&desk, NULL);
	cr_assert_eq(mode_of(at(&desk, "a/b/c/notes-1.txt")), 0600);
	cr_assert_eq(mode_of(at(&desk, "a/b")), 0700);
	desk_close(&desk);
}

Test(keep, without_a_home_it_says_so)
{
	static const char *const homes[] = { NULL, "", "here" };

	for (size_t i = 0; i < ARRAY_LEN(homes); i++) {
		struct desk desk;

		desk_open(&desk);
		desk.keep.home = homes[i];
		save(&desk, "There is no home folder to save it in");
		cr_assert(desk.ui.saved.path == NULL);
		desk_close(&desk);
	}
}

Test(keep, a_file_where_a_folder_should_be_is_told)
{
	struct desk desk;

	desk_open(&desk);
	put(&desk, ".local", "");
	save(&desk, "There is a file where a folder should be");
	cr_assert_eq(remove(at(&desk, ".local")), 0);
	cr_assert_eq(mkdir(at(&desk, ".local"), 0700), 0);
	put(&desk, ".local/state", "");
	save(&desk, "There is a file where a folder should be");
	desk_close(&desk);
}

Test(keep, after_99_files_there_is_no_name_left)
{
	struct desk desk;

	desk_open(&desk);
	for (int i = 1; i <= 99; i++)
		save(&desk, NULL);
	save(&desk, "All names from notes-1.txt to notes-99.txt are taken");
	cr_assert_eq(count_files(&desk), 99);
	cr_assert_str_eq(desk.ui.saved.path, at(&desk, ".local/state/"));
	desk_close(&desk);
}

/* The administrator may write everywhere, so that this one becomes somebody else. */
Test(keep, a_folder_that_must_not_be_written_to_is_told)
{
	struct desk desk;

	desk_open(&desk);
	cr_assert_eq(chmod(desk.home, 0555), 0);
	cr_assert(geteuid() != 0 || seteuid(65534) == 0);
	save(&desk, "Nothing can be written to that folder");
	desk.keep.state = desk.home;
	save(&desk, "Nothing can be written to that folder");
	if (getuid() == 0)
		cr_assert_eq(seteuid(0), 0);
	cr_assert_eq(count_files(&desk), 0);
	cr_assert_eq(chmod(desk.home, 0700), 0);
	desk_close(&desk);
}

/* A part of it can be written, and must not stay. */
Test(keep, what_cannot_be_written_whole_is_removed)
{
	const struct rlimit small = { 100, RLIM_INFINITY };
	const struct rlimit none = { RLIM_INFINITY, RLIM_INFINITY };
	struct desk desk;

	desk_open(&desk);
	signal(SIGXFSZ, SIG_IGN); /* as leave_ignore() does */
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
	save(&desk, "Files may not be that large here");
	cr_assert_eq(count_files(&desk), 0);
	cr_assert(!is_there(&desk, ".local"), "nor do the folders that were made for it");
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &none), 0);
	save(&desk, NULL);
	cr_assert_eq(count_files(&desk), 1);
	desk_close(&desk);
}

/* As long as a path may be, with the file's name in it, and one byte longer. */
Test(keep, a_path_that_is_too_long_is_refused_before_a_folder_is_made)
{
	static const char *const whys[] = { NULL, "The name of the folder is too long" };
	const size_t most = PATH_MAX - 1 - strlen("/notes-99.txt");

	for (size_t i = 0; i < ARRAY_LEN(whys); i++) {
		struct str state = { 0 };
		struct desk desk;

		desk_open(&desk);
		str_add(&state, desk.home);
		while (state.length < most + i)
			str_add(&state, state.length + 3 == most + i ? "/aa" : "/a");
		desk.keep.state = str_text(&state);
		save(&desk, whys[i]);
		cr_assert_eq(count_files(&desk), 1 - i);
		cr_assert_eq(is_there(&desk, "a"), i == 0);
		desk_close(&desk);
		str_fini(&state);
	}
}

Test(keep, folders_that_came_to_nothing_are_removed_and_no_others)
{
	static const char *const folders[] = { "old/a/b/", "old/a//b//", "old//a/" };

	for (size_t i = 0; i < ARRAY_LEN(folders); i++) {
		struct str state = { 0 };
		struct desk desk;

		desk_open(&desk);
		cr_assert_eq(mkdir(at(&desk, "old"), 0700), 0);
		str_add_format(&state, "%s/%s", desk.home, folders[i]);
		str_add_times(&state, 'c', NAME_MAX + 1);
		desk.keep.state = str_text(&state);
		save(&desk, "The name of the folder is too long");
		cr_assert(!is_there(&desk, "old/a"), "%s", folders[i]);
		cr_assert(is_there(&desk, "old"), "%s", folders[i]);
		desk_close(&desk);
		str_fini(&state);
	}
}

static struct desk *swapped;

static void
swap_folder(int signal)
{
	(void)signal;
	cr_assert_eq(chdir(swapped->home), 0);
	cr_assert_eq(rename("state", "moved"), 0);
	cr_assert_eq(mkdir("state", 0700), 0);
	put(swapped, "state/notes-1.txt", "of somebody");
}

static void
swap_file(int signal)
{
	(void)signal;
	cr_assert_eq(chdir(swapped->home), 0);
	cr_assert_eq(rename("state/notes-1.txt", "moved"), 0);
	put(swapped, "state/notes-1.txt", "of somebody");
}

/* The signal of a file that grows too large comes while it is written, and here swaps it. */
Test(keep, nothing_but_our_own_file_is_ever_removed)
{
	static void (*const swaps[])(int) = { swap_folder, swap_file };
	const struct rlimit small = { 100, RLIM_INFINITY };

	for (size_t i = 0; i < ARRAY_LEN(swaps); i++) {
		struct desk desk;
		char state[80];

		desk_open(&desk);
		snprintf(state, sizeof(state), "%s/state", desk.home);
		desk.keep.state = state;
		swapped = &desk;
		signal(SIGXFSZ, swaps[i]);
		cr_assert_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
		save(&desk, "Files may not be that large here");
		cr_assert(holds(&desk, "state/notes-1.txt", "of somebody"), "swap %zu", i);
		cr_assert(!is_there(&desk, "moved/notes-1.txt"), "ours, found in a folder moved");
		desk_close(&desk);
	}
}

/* On a disk of one page that is nearly full, seen by this process alone. */
Test(keep, a_full_disk_is_told_and_nothing_is_left_on_it)
{
	struct desk desk;

	desk_open(&desk);
	if (unshare(CLONE_NEWNS) != 0 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0
	    || mount("none", desk.home, "tmpfs", 0, "size=4k") != 0) {
		desk_close(&desk);
		skip_here("no disk of its own can be mounted here");
	}
	desk.keep.state = desk.home;
	put(&desk, "all", "there is room for");
	save(&desk, "The disk is full");
	cr_assert_eq(count_files(&desk), 1);
	umount(desk.home);
	desk_close(&desk);
}
