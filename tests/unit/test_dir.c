/* SPDX-License-Identifier: ISC */
/* The trees folder: regular files only, in the order of their bytes, and nothing waits. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "partway/diag.h"
#include "partway/load.h"
#include "partway/str.h"

static char folder[] = "/tmp/partway-dir-XXXXXX";

static void
make_folder(void)
{
	cr_assert(mkdtemp(folder) != NULL);
	cr_assert(eq(int, chdir(folder), 0));
}

static void
remove_folder(void)
{
	static const char *const names[] = { "shared/gate.yaml", "shared/pipe.yaml", "shared",
		"stress.yaml", "Zebra.yaml", "link.yaml", "closed.yaml", "old.yml", "STRESS.YAML",
		"notes.txt", ".hidden.yaml", "big.yaml", "pipe.yaml" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		remove(names[i]);
	rmdir("folder.yaml");
	cr_expect(eq(int, chdir("/"), 0));
	cr_expect(eq(int, rmdir(folder), 0), "files are left in %s", folder);
}

TestSuite(dir, .init = make_folder, .fini = remove_folder);

static void
write_file(const char *name, const char *text)
{
	FILE *file = fopen(name, "w");

	cr_assert(file != NULL);
	fputs(text, file);
	fclose(file);
}

/* Reads DIR; the findings must be WANTED, "NAME code: words" a line. */
static void
expect_read(struct source_files *files, const char *dir, bool result, const char *wanted)
{
	struct diags diags = { 0 };
	struct str got = { 0 };

	cr_expect(source_files_read(files, dir, &diags) == result);
	diags_sort(&diags);
	for (size_t i = 0; i < diags.count; i++) {
		uint32_t file = diags.items[i].at.file;

		str_add_format(&got, "%s %s: %s\n", file ? diags.files[file - 1].name : dir,
		    diag_code_name(diags.items[i].code), diags.items[i].words);
		cr_expect(diags.items[i].mend[0] != '\0');
	}
	cr_expect(eq(str, (char *)str_text(&got), (char *)wanted));
	str_fini(&got);
	diags_fini(&diags);
}

Test(dir, reads_yaml_files_by_the_order_of_their_bytes)
{
	struct source_files files = { 0 };

	write_file("stress.yaml", "a: b\n");
	write_file("Zebra.yaml", "");
	write_file("notes.txt", "a");
	write_file(".hidden.yaml", "a");
	mkdir("shared", 0700);
	write_file("shared/gate.yaml", "c: d\n");
	expect_read(&files, ".", true, "");
	cr_assert(eq(sz, files.count, 3));
	cr_expect(eq(str, files.items[0].name, "Zebra.yaml"));
	cr_expect(eq(str, files.items[1].name, "stress.yaml"));
	cr_expect(eq(str, files.items[2].name, "shared/gate.yaml"));
	cr_expect(eq(sz, files.items[0].length, 0));
	cr_expect(eq(sz, files.items[2].length, 5));
	cr_expect(eq(int, memcmp(files.items[2].bytes, "c: d\n", 5), 0));
	source_files_fini(&files);
}

Test(dir, refuses_what_is_no_regular_file)
{
	struct source_files files = { 0 };

	write_file("stress.yaml", "a: b\n");
	mkdir("folder.yaml", 0700);
	mkdir("shared", 0700);
	cr_assert(eq(int, symlink("stress.yaml", "link.yaml"), 0));
	cr_assert(eq(int, mkfifo("shared/pipe.yaml", 0600), 0));
	expect_read(&files, ".", true,
	    "./folder.yaml file-unreadable: this file cannot be read: it is a folder\n"
	    "./link.yaml file-unreadable: this file cannot be read: it is a link\n"
	    "./shared/pipe.yaml file-unreadable: this file cannot be read: it is no regular "
	    "file\n");
	cr_assert(eq(sz, files.count, 4));
	cr_expect(files.items[0].bytes == NULL && files.items[2].bytes != NULL);
	source_files_fini(&files);
}

Test(dir, says_which_files_only_seem_to_be_read)
{
	struct source_files files = { 0 };

	write_file("stress.yaml", "a: b\n");
	write_file("old.yml", "a: b\n");
	write_file("STRESS.YAML", "a: b\n");
	expect_read(&files, "./", true,
	    "./STRESS.YAML file-ignored: this file is not read\n"
	    "./old.yml file-ignored: this file is not read\n");
	cr_expect(eq(sz, files.count, 1));
	source_files_fini(&files);
}

/* Nothing is closed to root, so it is somebody else for this moment. */
Test(dir, says_why_a_file_cannot_be_opened)
{
	struct source_files files = { 0 };
	uid_t user = geteuid();

	write_file("stress.yaml", "a: b\n");
	write_file("closed.yaml", "a: b\n");
	chmod("closed.yaml", 0);
	chmod(".", 0755);
	cr_assert(user != 0 || seteuid(65534) == 0);
	expect_read(&files, ".", true,
	    "./closed.yaml file-unreadable: this file cannot be read: Permission denied\n");
	cr_assert(eq(int, seteuid(user), 0));
	source_files_fini(&files);
}

Test(dir, keeps_the_limit_of_a_file)
{
	struct source_files files = { 0 };

	write_file("stress.yaml", "a: b\n");
	write_file("big.yaml", "a: b\n");
	cr_assert(eq(int, truncate("big.yaml", (16 << 20) + 1), 0));
	expect_read(
	    &files, ".", true, "./big.yaml limit: this file has more than 16777216 bytes\n");
	source_files_fini(&files);
}

Test(dir, says_where_there_is_nothing_to_read)
{
	struct source_files files = { 0 };

	expect_read(
	    &files, ".", false, ". file-missing: no file in this folder ends in \".yaml\"\n");
	expect_read(&files, "nowhere", false,
	    "nowhere file-unreadable: this folder cannot be read: No such file or directory\n");
	write_file("stress.yaml", "a: b\n");
	expect_read(&files, "stress.yaml", false,
	    "stress.yaml file-unreadable: this folder cannot be read: Not a directory\n");
	source_files_fini(&files);
}

/* What a user names is read wherever it lies, and once. */
Test(dir, reads_one_file_that_is_named)
{
	struct source_files files = { 0 };
	struct diags diags = { 0 };

	write_file("notes.txt", "a: b\n");
	cr_assert(eq(int, symlink("notes.txt", "link.yaml"), 0));
	cr_expect(source_files_read_one(&files, "notes.txt", &diags));
	cr_expect(source_files_read_one(&files, "./link.yaml", &diags));
	cr_expect(source_files_read_one(&files, "notes.txt", &diags));
	cr_assert(eq(sz, files.count, 2));
	cr_expect(eq(str, files.items[1].name, "./link.yaml"));
	cr_expect(eq(sz, files.items[1].length, 5));
	cr_expect(eq(sz, diags.count, 0));
	source_files_fini(&files);
	diags_fini(&diags);
}

Test(dir, says_why_a_file_that_is_named_is_not_read)
{
	static const char *const names[] = { "nowhere", "pipe.yaml", ".", "big.yaml" };
	struct source_files files = { 0 };
	struct diags diags = { 0 };
	struct str got = { 0 };

	cr_assert(eq(int, mkfifo("pipe.yaml", 0600), 0));
	write_file("big.yaml", "");
	cr_assert(eq(int, truncate("big.yaml", (16 << 20) + 1), 0));
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		cr_expect(not(source_files_read_one(&files, names[i], &diags)), "%s", names[i]);
		str_add_format(&got, "%s: %s\n", diags_file_name(&diags, diags.items[i].at.file),
		    diags.items[i].words);
	}
	cr_expect(eq(str, (char *)str_text(&got),
	    "nowhere: this file cannot be read: No such file or directory\n"
	    "pipe.yaml: this file cannot be read: it is no regular file\n"
	    ".: this file cannot be read: it is a folder\n"
	    "big.yaml: this file has more than 16777216 bytes\n"));
	cr_expect(not(source_files_read_one(&files, "nowhere", &diags)));
	cr_expect(eq(sz, diags.count, 4), "it was said once");
	str_fini(&got);
	source_files_fini(&files);
	diags_fini(&diags);
}

/* A file that could not be read is one finding: nothing else is said about it when loading. */
Test(dir, leads_to_one_finding_for_one_file)
{
	struct source_files files = { 0 };
	struct diags diags = { 0 };
	size_t about_link = 0;

	write_file("stress.yaml", "format: 2\n");
	cr_assert(eq(int, symlink("stress.yaml", "link.yaml"), 0));
	cr_assert(source_files_read(&files, ".", &diags));
	forest_free(forest_load(&files, ".", &diags));
	for (size_t i = 0; i < diags.count; i++)
		if (diags.items[i].at.file > 0)
			about_link +=
			    strcmp(diags.files[diags.items[i].at.file - 1].name, "./link.yaml")
			    == 0;
	cr_expect(eq(sz, about_link, 1));
	cr_expect(eq(sz, diags.file_count, 2));
	source_files_fini(&files);
	diags_fini(&diags);
}
