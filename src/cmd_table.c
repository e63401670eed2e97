/* SPDX-License-Identifier: ISC */
/* A new option or command is a row here, and nothing else but what it does. */
#include "cmd_table.h"

#include <string.h>

#include "partway/base.h"

const struct option_row option_table[OPTION_END] = {
	[OPTION_PLAIN] = { "plain", NULL, TAKES_WORD,
	    "text, line by line: for screen readers and pipes" },
	[OPTION_ASCII] = { "ascii", NULL, TAKES_WORD, "plain ASCII characters only" },
	[OPTION_TREES] = { "trees", "DIR", TAKES_FOLDER,
	    "read the trees in DIR, not the built-in ones" },
	[OPTION_TODAY] = { "today", "YYYY-MM-DD", TAKES_WORD, "count days from this date" },
	[OPTION_REGION] = { "region", "NAME", TAKES_REGION,
	    "whose help lines come first, like uk or GB" },
	[OPTION_LARGE_PRINT] = { "large-print", NULL, TAKES_WORD, "16 points on paper, not 12" },
	[OPTION_NUMBERS] = { "numbers", NULL, TAKES_WORD, "numbers only: a map for one page" },
	[OPTION_FORMAT] = { "format", "NAME", TAKES_FORMAT,
	    "what to write, where a command above says so" },
	[OPTION_HELP] = { "help", NULL, TAKES_WORD, "print this help" },
	[OPTION_VERSION] = { "version", NULL, TAKES_WORD, "print the version" },
};

#define BIT OPTION_BIT
#define TREE_HELP "the id of one tree, as \"partway stats\" lists them"
#define STATUSES "0 done, 1 failed, 2 wrong usage, 3 trees not in order"

const struct command command_table[] = {
	{
	    .name = "",
	    .summary = "one question at a time, to one next step",
	    .options = BIT(OPTION_PLAIN) | BIT(OPTION_ASCII) | BIT(OPTION_TREES) | BIT(OPTION_TODAY)
		| BIT(OPTION_REGION) | BIT(OPTION_VERSION),
	    .statuses = "0 done or left, 1 failed, 2 wrong usage, 3 trees not in order",
	    .run = cmd_walk,
	},
	{
	    .name = "check",
	    .argument = "[DIR]",
	    .argument_help = "a folder of trees, as if --trees named it",
	    .takes = TAKES_FOLDER,
	    .most = 1,
	    .summary = "check and prove the trees in DIR, or the built-in ones",
	    .about =
		"Finds what is wrong with trees, says where, and how to mend it, and proves the "
		"safety rules over every walk. At the end it says how much it looked at.",
	    .formats = { "text", "json" },
	    .options = BIT(OPTION_TREES) | BIT(OPTION_TODAY),
	    .statuses = "0 in order, 1 failed, 2 wrong usage, 3 something was found",
	    .run = cmd_check,
	},
	{
	    .name = "test",
	    .argument = "FILE...",
	    .argument_help = "YAML files of cases",
	    .takes = TAKES_FILE,
	    .least = 1,
	    .most = ANY_NUMBER,
	    .summary = "replay the cases in each FILE",
	    .about = "Answers as the people in the cases do, and tells where one of them comes to "
		     "another ending than expected, and what no case has taken.",
	    .options = BIT(OPTION_TREES),
	    .statuses = "0 as expected, 1 failed, 2 wrong usage, 3 something was found",
	    .run = cmd_test,
	},
	{
	    .name = "paths",
	    .argument = "[TREE]",
	    .argument_help = TREE_HELP,
	    .takes = TAKES_TREE,
	    .most = 1,
	    .summary = "every walk, with its answers, ending and sources",
	    .about =
		"Lists all walks through the trees, or through TREE, for people to read and sign "
		"off. Where they are too many for that, it says how many, and fails.",
	    .formats = { "tsv", "markdown" },
	    .options = BIT(OPTION_TREES),
	    .statuses = STATUSES,
	    .run = cmd_paths,
	},
	{
	    .name = "stats",
	    .summary = "sizes, lengths of walks, words, reading grades",
	    .about =
		"Counts what the trees hold, and tells how long walks are, how many words there "
		"are to read, and how hard they are to read.",
	    .options = BIT(OPTION_TREES),
	    .statuses = STATUSES,
	    .run = cmd_stats,
	},
	{
	    .name = "man",
	    .argument = "[TREE]",
	    .argument_help = TREE_HELP,
	    .takes = TAKES_TREE,
	    .most = 1,
	    .summary = "a walkthrough to print, for man and groff",
	    .about =
		"Writes TREE, or the start tree, as a sheet to be worked through with a pen: "
		"numbered questions, boxes to tick, and the page to go on at. With --region it "
		"has the help lines of that country only. It is a manual page. To print: "
		"\"partway man stress | groff -k -man -Tpdf >stress.pdf\". Paper can be found: "
		"print only where that is safe.",
	    .options = BIT(OPTION_TREES) | BIT(OPTION_REGION) | BIT(OPTION_LARGE_PRINT),
	    .statuses = STATUSES,
	    .run = cmd_man,
	},
	{
	    .name = "graph",
	    .argument = "[TREE]",
	    .argument_help = TREE_HELP,
	    .takes = TAKES_TREE,
	    .most = 1,
	    .summary = "a picture of the trees, for programs that draw",
	    .about =
		"Writes TREE and all that it leads to, or all trees, as a graph. With --numbers it "
		"is a map that fits on one page: \"partway graph --numbers stress | dot -Tpdf "
		">map.pdf\".",
	    .formats = { "dot", "mermaid" },
	    .options = BIT(OPTION_TREES) | BIT(OPTION_NUMBERS),
	    .statuses = STATUSES,
	    .run = cmd_graph,
	},
	{
	    .name = "new",
	    .argument = "ID",
	    .argument_help = "small letters, digits and hyphens, like after-a-move",
	    .least = 1,
	    .most = 1,
	    .summary = "write a small tree to start from",
	    .about = "Writes a tree that passes the check and explains its own lines. Save it as "
		     "ID.yaml beside the other trees, and change it.",
	    .options = BIT(OPTION_TREES),
	    .statuses = STATUSES,
	    .run = cmd_new,
	},
	{
	    .name = "completion",
	    .argument = "SHELL",
	    .argument_help = "bash, zsh or fish",
	    .takes = TAKES_SHELL,
	    .least = 1,
	    .most = 1,
	    .summary = "write what lets the TAB key complete all this",
	    .about =
		"Writes a script with which a shell completes commands, options and names on the "
		"TAB key. \"make install\" puts all three where shells look for them. Only for "
		"now: \"source <(partway completion bash)\", the same with zsh, or \"partway "
		"completion fish | source\".",
	    .options = BIT(OPTION_TREES),
	    .statuses = STATUSES,
	    .run = cmd_completion,
	},
};

const size_t command_count = ARRAY_LEN(command_table);

const struct command *
command_find(const char *name)
{
	for (size_t i = 0; i < command_count; i++)
		if (strcmp(command_table[i].name, name) == 0)
			return &command_table[i];
	return NULL;
}

unsigned
command_options(const struct command *command)
{
	return command->options | BIT(OPTION_HELP) | (command->formats[0] ? BIT(OPTION_FORMAT) : 0);
}
