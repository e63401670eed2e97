/* SPDX-License-Identifier: ISC */
/* The command line: one table of options, one of commands, and --help made from both. */
#include "cmd.h"

#include <getopt.h>
#include <string.h>
#include <unistd.h>

#include "leave/leave.h"
#include "partway/base.h"
#include "partway/str.h"
#include "partway/utf8.h"

#define ARGUMENT_BYTES 80 /* so much of an argument is shown in an error */

enum option_key {
	OPTION_PLAIN = 1,
	OPTION_ASCII,
	OPTION_TREES,
	OPTION_TODAY,
	OPTION_REGION,
	OPTION_FORMAT,
	OPTION_HELP,
	OPTION_VERSION,
	OPTION_END
};

#define BIT(key) (1u << (key))

static const struct option_row {
	const char *name;
	const char *value; /* what stands behind it, or NULL */
	const char *help;
} option_table[OPTION_END] = {
	[OPTION_PLAIN] = { "plain", NULL, "text, line by line: for screen readers and pipes" },
	[OPTION_ASCII] = { "ascii", NULL, "plain ASCII characters only" },
	[OPTION_TREES] = { "trees", "DIR", "read the trees in DIR, not the built-in ones" },
	[OPTION_TODAY] = { "today", "YYYY-MM-DD", "count days from this date" },
	[OPTION_REGION] = { "region", "NAME", "whose help lines come first, like uk or GB" },
	[OPTION_FORMAT] = { "format", "NAME", "what to write, where a command above says so" },
	[OPTION_HELP] = { "help", NULL, "print this help" },
	[OPTION_VERSION] = { "version", NULL, "print the version" },
};

#define ANY_NUMBER SIZE_MAX

static const struct command {
	const char *name;     /* "": what runs without a name */
	const char *argument; /* what may stand behind the name, or NULL */
	size_t least, most;   /* of those */
	const char *summary;
	const char *formats[3]; /* two names for --format, the first is the default; or none */
	unsigned options;       /* that it takes, beside --help, --version and --format */
	command_run *run;
} command_table[] = {
	{ "", NULL, 0, 0, "one question at a time, to one next step", { NULL },
	    BIT(OPTION_PLAIN) | BIT(OPTION_ASCII) | BIT(OPTION_TREES) | BIT(OPTION_TODAY)
		| BIT(OPTION_REGION),
	    cmd_walk },
	{ "check", "[DIR]", 0, 1, "check and prove the trees in DIR, or the built-in ones",
	    { "text", "json" }, BIT(OPTION_TREES) | BIT(OPTION_TODAY), cmd_check },
	{ "test", "FILE...", 1, ANY_NUMBER, "replay the cases in each FILE", { NULL },
	    BIT(OPTION_TREES), cmd_test },
	{ "paths", "[TREE]", 0, 1, "every walk, with its answers, ending and sources",
	    { "tsv", "markdown" }, BIT(OPTION_TREES), cmd_paths },
	{ "stats", NULL, 0, 0, "sizes, lengths of walks, words, reading grades", { NULL },
	    BIT(OPTION_TREES), cmd_stats },
	{ "new", "ID", 1, 1, "write a small tree to start from", { NULL }, BIT(OPTION_TREES),
	    cmd_new },
};

/* What was asked for. */
struct request {
	const struct command *command;
	struct arguments arguments;
	unsigned given;     /* options, by bit */
	const char *format; /* as asked for, or NULL */
	struct options options;
};

void
cmd_complain(const struct str *out)
{
	/* If that fails, there is nobody to tell. */
	leave_write(STDERR_FILENO, str_text(out), out->length, -1);
}

enum status
cmd_output_failed(void)
{
	struct str complaint = { 0 };

	str_add(&complaint, "partway: standard output cannot be written\n");
	cmd_complain(&complaint);
	str_fini(&complaint);
	return STATUS_FAILED;
}

enum status
cmd_print(const struct str *out)
{
	bool fine = leave_write(STDOUT_FILENO, str_text(out), out->length, -1);

	return fine ? STATUS_DONE : cmd_output_failed();
}

/* Says what is wrong with the command line. WHICH is of the user, and made safe. */
static void
refuse(const char *what, const char *which)
{
	struct str out = { 0 };

	str_add_format(&out, "partway: %s", what);
	utf8_add_safe(&out, which, strlen(which), ARGUMENT_BYTES);
	str_add(&out, "\nTry: partway --help\n");
	cmd_complain(&out);
	str_fini(&out);
}

static void
add_usage(struct str *out)
{
	for (size_t i = 0; i < ARRAY_LEN(command_table); i++) {
		const struct command *command = &command_table[i];

		str_add_format(out, "%s partway%s%s [OPTION]...%s%s\n",
		    i ? "      " : "Usage:", *command->name ? " " : "", command->name,
		    command->argument ? " " : "", command->argument ? command->argument : "");
	}
}

static void
add_commands(struct str *out)
{
	str_add_format(out, "\n%-22s %s\n", "partway", command_table[0].summary);
	for (size_t i = 1; i < ARRAY_LEN(command_table); i++) {
		const struct command *command = &command_table[i];

		str_add_format(out, "partway %-14s %s\n", command->name, command->summary);
		if (command->formats[0])
			str_add_format(out, "%23s--format %s or %s\n", "", command->formats[0],
			    command->formats[1]);
	}
}

static void
add_options(struct str *out)
{
	str_add(out, "\nOptions:\n");
	for (size_t i = OPTION_PLAIN; i < OPTION_END; i++) {
		const struct option_row *row = &option_table[i];
		size_t before = out->length;

		str_add_format(out, "  --%s%s%s", row->name, row->value ? " " : "",
		    row->value ? row->value : "");
		str_add_times(out, ' ', 23 - (out->length - before));
		str_add_format(out, "%s\n", row->help);
	}
}

static void
add_help(struct str *out)
{
	add_usage(out);
	add_commands(out);
	add_options(out);
	str_add(out,
	    "\n"
	    "PARTWAY_TREES=DIR is --trees, ACCESSIBLE=1 is --plain. NO_COLOR is always kept:\n"
	    "there is no colour. Without --region, the territory of the locale (LANG and the\n"
	    "like) says whose help lines come first. While it runs, x leaves and clears the\n"
	    "screen, and 0 shows help lines.\n"
	    "Exit status: 0 done or left, 1 failed, 2 wrong usage, 3 trees not in order.\n");
}

static bool
take_option(struct request *request, int key)
{
	struct options *options = &request->options;

	request->given |= BIT(key);
	switch (key) {
	case OPTION_PLAIN:
		options->plain = true;
		return true;
	case OPTION_ASCII:
		options->ascii = true;
		return true;
	case OPTION_TREES:
		options->trees = optarg;
		return true;
	case OPTION_TODAY:
		return date_parse(optarg, &options->today);
	case OPTION_REGION:
		options->region = optarg;
		return true;
	case OPTION_FORMAT:
		request->format = optarg;
		return true;
	default:
		return true;
	}
}

/* The option that getopt_long() stumbled over, in SCRATCH where it is a letter within a word. */
static const char *
option_at_fault(char **argv, char scratch[3])
{
	if (optopt < 0 && argv[optind] && strchr(argv[optind], optopt))
		return argv[optind]; /* a byte that is no letter: the word it stands in */
	if (optopt < ' ')
		return argv[optind - 1];
	scratch[0] = '-';
	scratch[1] = (char)optopt;
	scratch[2] = '\0';
	return scratch;
}

/* Reads all options. False: what is wrong was said. */
static bool
read_options(struct request *request, int argc, char **argv)
{
	struct option longs[OPTION_END] = { 0 }; /* the last one stays empty */
	char scratch[3];
	int key;

	for (int i = OPTION_PLAIN; i < OPTION_END; i++)
		longs[i - 1] = (struct option){ option_table[i].name,
			option_table[i].value ? required_argument : no_argument, NULL, i };
	opterr = 0;
	while ((key = getopt_long(argc, argv, ":", longs, NULL)) != -1) {
		if (key == ':') {
			refuse("a value is missing behind ", argv[optind - 1]);
			return false;
		}
		if (key == '?') {
			refuse("no such option: ", option_at_fault(argv, scratch));
			return false;
		}
		if (!take_option(request, key)) {
			refuse("not a date like 2025-01-31: ", optarg);
			return false;
		}
	}
	return true;
}

/* The command that NAME names, or NULL. */
static const struct command *
find_command(const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(command_table); i++)
		if (strcmp(command_table[i].name, name) == 0)
			return &command_table[i];
	return NULL;
}

/* Sets the format that was asked for. False: the command has none of this name. */
static bool
take_format(struct request *request)
{
	const char *const *formats = request->command->formats;

	for (unsigned i = 0; formats[i]; i++) {
		if (strcmp(formats[i], request->format) == 0) {
			request->options.format = i;
			return true;
		}
	}
	return false;
}

/* Everything that was given is something that the command takes. */
static bool
fits_command(struct request *request)
{
	const struct command *command = request->command;
	unsigned takes = command->options | (command->formats[0] ? BIT(OPTION_FORMAT) : 0);

	for (size_t i = OPTION_PLAIN; i <= OPTION_FORMAT; i++) {
		if (request->given & BIT(i) & ~takes) {
			refuse("this command does not take --", option_table[i].name);
			return false;
		}
	}
	if (request->format && !take_format(request)) {
		refuse("this command does not write the format ", request->format);
		return false;
	}
	return true;
}

/* Reads the command's name and arguments behind the options. False: what is wrong was said. */
static bool
read_command(struct request *request, int argc, char **argv)
{
	const char *name = optind < argc ? argv[optind++] : "";
	size_t count = (size_t)(argc - optind);

	request->command = find_command(name);
	if (!request->command) {
		refuse("no such command: ", name);
		return false;
	}
	if (count > request->command->most) {
		refuse("one argument too many: ", argv[(size_t)optind + request->command->most]);
		return false;
	}
	if (count < request->command->least) {
		refuse("an argument is missing: ", request->command->argument);
		return false;
	}
	request->arguments = (struct arguments){ argv + optind, count };
	return fits_command(request);
}

static enum status
tell(bool help)
{
	struct str out = { 0 };
	enum status status;

	if (help)
		add_help(&out);
	else
		str_add(&out, "partway " PARTWAY_VERSION "\n");
	status = cmd_print(&out);
	str_fini(&out);
	return status;
}

static bool
is_empty(const char *name)
{
	return name && !*name;
}

static bool
has_empty(struct arguments arguments)
{
	for (size_t i = 0; i < arguments.count; i++)
		if (!*arguments.items[i])
			return true;
	return false;
}

enum status
cmd_main(int argc, char **argv, const struct env *env)
{
	struct request request = { .options = {
				       .term = env->term,
				       .trees = env->trees && *env->trees ? env->trees : NULL,
				       .today = env->today,
				       .locale = env->locale,
				       .plain = env->accessible,
				       .ascii = !env->utf8,
				   } };

	leave_ignore();
	if (!read_options(&request, argc, argv))
		return STATUS_USAGE;
	if (request.given & (BIT(OPTION_HELP) | BIT(OPTION_VERSION)))
		return tell(request.given & BIT(OPTION_HELP));
	if (!read_command(&request, argc, argv))
		return STATUS_USAGE;
	if (is_empty(request.options.trees) || is_empty(request.options.region)
	    || has_empty(request.arguments)) {
		refuse("a name is empty", "");
		return STATUS_USAGE;
	}
	return request.command->run(&request.options, request.arguments);
}
