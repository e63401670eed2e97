#!/bin/sh
# The dependency rule must find what it is there for: a copy of the tree with one bad line each.
# SPDX-License-Identifier: ISC
set -u
cd "$(dirname "$0")/.." || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
missed=0

try() { # WHAT FILE LINE
	rm -rf "$work/tree" && mkdir "$work/tree" && cp -r src include "$work/tree" || exit 1
	printf '%s\n' "$3" >>"$work/tree/$2"
	if tests/layers.sh "$work/tree" >/dev/null; then
		echo "not found: $1"
		missed=1
	fi
}

try "an arrow to the left" src/base/str.c '#include "partway/walk.h"'
try "an arrow to a sibling" src/line/line.c '#include "tui/tui.h"'
try "curses outside src/tui" src/page/page.c '#include <ncurses.h>'
try "libyaml outside src/tree" src/walk/walk.c '#include <yaml.h>'
try "libcyaml outside src/tree" src/cmd.c '#include <cyaml/cyaml.h>'
try "a header that nobody owns" src/walk/walk.c '#include "partway/nothing.h"'
try "a sheet that knows how it is written" src/paper/printed.c '#include "emit/roff.h"'
try "a front end that saves by itself" src/tui/tui.c '#include "keep/keep.h"'
try "a file that is written in a walk" src/page/ui.c 'int file = open("notes", O_WRONLY);'
try "a filter that is made in the kiosk itself" src/kiosk/calls.c '#include <seccomp.h>'
try "a seal outside of the kiosk" src/tui/tui.c '#include <sys/prctl.h>'
try "two files of one name" src/page/walk.c ''
exit $missed
