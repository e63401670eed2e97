/* SPDX-License-Identifier: ISC */
/* The command line: reads what was asked for, and refuses what the tables do not have. */
#include "cmd.h"

#include <getopt.h>
#include <string.h>
#include <unistd.h>

#include "cmd_help.h"
#include "cmd_table.h"
#include "leave/leave.h"
#include "partway/str.h"
#include "partway/utf8.h"
#include "partway/wrap.h"

#define ARGUMENT_BYTES 80 /* so much of an argument is shown in an error */
#define WIDTH 72

/* What was asked for. */
struct request {
	const struct command *command; /* NULL: not known yet */
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

void
cmd_add_wrapped(struct str *out, const char *text)
{
	struct wrap wrap;
	struct wrap_line line;

	wrap_start(&wrap, text);
	while (wrap_next(&wrap, WIDTH, &line)) {
		str_add_bytes(out, line.start, line.length);
		str_add_char(out, '\n');
	}
}

/* Says what is wrong with the command line, and whose help to read. WHICH is of the user, and made
 * safe. */
static void
refuse(const struct request *request, const char *what, const char *which)
{
	const char *name = request->command ? request->command->name : "";
	struct str out = { 0 };

	str_add_format(&out, "partway: %s", what);
	utf8_add_safe(&out, which, strlen(which), ARGUMENT_BYTES);
	str_add_format(&out, "\nTry: partway %s%s--help\n", name, *name ? " " : "");
	cmd_complain(&out);
	str_fini(&out);
}

static bool
take_option(struct request *request, int key)
{
	struct options *options = &request->options;

	request->given |= OPTION_BIT(key);
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
	case OPTION_LARGE_PRINT:
		options->large_print = true;
		return true;
	case OPTION_NUMBERS:
		options->numbers = true;
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
			refuse(request, "a value is missing behind ", argv[optind - 1]);
			return false;
		}
		if (key == '?') {
			refuse(request, "no such option: ", option_at_fault(argv, scratch));
			return false;
		}
		if (!take_option(request, key)) {
			refuse(request, "not a date like 2025-01-31: ", optarg);
			return false;
		}
	}
	return true;
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
	unsigned takes = command_options(request->command);

	for (size_t i = OPTION_PLAIN; i < OPTION_END; i++) {
		if (request->given & OPTION_BIT(i) & ~takes) {
			refuse(request, "this command does not take --", option_table[i].name);
			return false;
		}
	}
	if (request->format && !take_format(request)) {
		refuse(request, "this command does not write the format ", request->format);
		return false;
	}
	return true;
}

/* Reads the name behind the options. False: no command has it, which was said. */
static bool
read_command(struct request *request, int argc, char **argv)
{
	const char *name = optind < argc ? argv[optind++] : "";

	request->command = command_find(name);
	if (!request->command)
		refuse(request, "no such command: ", name);
	return request->command;
}

/* Reads the arguments behind the command. False: what is wrong with them, or with the options for
 * this command, was said. */
static bool
read_arguments(struct request *request, int argc, char **argv)
{
	const struct command *command = request->command;
	size_t count = (size_t)(argc - optind);

	if (count > command->most) {
		refuse(request, "one argument too many: ", argv[(size_t)optind + command->most]);
		return false;
	}
	if (count < command->least) {
		refuse(request, "an argument is missing: ", command->argument);
		return false;
	}
	request->arguments = (struct arguments){ argv + optind, count };
	return fits_command(request);
}

static enum status
tell_help(const struct command *command)
{
	struct str out = { 0 };
	enum status status;

	if (*command->name)
		help_write_command(&out, command);
	else
		help_write_overview(&out);
	status = cmd_print(&out);
	str_fini(&out);
	return status;
}

static enum status
tell_version(void)
{
	struct str out = { 0 };
	enum status status;

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
has_empty_name(const struct request *request)
{
	for (size_t i = 0; i < request->arguments.count; i++)
		if (is_empty(request->arguments.items[i]))
			return true;
	return is_empty(request->options.trees) || is_empty(request->options.region);
}

enum status
cmd_main(int argc, char **argv, const struct env *env)
{
	struct request request = { .options = {
				       .term = env->term,
				       .state_home = env->state_home,
				       .home = env->home,
				       .trees = env->trees && *env->trees ? env->trees : NULL,
				       .today = env->today,
				       .locale = env->locale,
				       .plain = env->accessible,
				       .ascii = !env->utf8,
				   } };

	leave_ignore();
	if (!read_options(&request, argc, argv))
		return STATUS_USAGE;
	if (request.given & OPTION_BIT(OPTION_VERSION))
		return tell_version();
	if (!read_command(&request, argc, argv))
		return STATUS_USAGE;
	if (request.given & OPTION_BIT(OPTION_HELP))
		return tell_help(request.command);
	if (!read_arguments(&request, argc, argv))
		return STATUS_USAGE;
	if (has_empty_name(&request)) {
		refuse(&request, "a name is empty", "");
		return STATUS_USAGE;
	}
	return request.command->run(&request.options, request.arguments);
}
