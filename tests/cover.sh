#!/bin/bash
# cover.sh BUILD: what of src/ the tests reach, by folder; and, of each file, the lines that they do not.
# BUILD is one of VARIANT=cover. Fails below 90 % of lines or 85 % of branches. The kiosk is sealed and
# may not write what was reached of it: all of src/kiosk counts as not reached. tests/kiosk.sh tests it.
# SPDX-License-Identifier: ISC
set -u
cd "$(dirname "$0")/.." || exit 1
build=$PWD/$1
report=$build/coverage
export LC_ALL=C.UTF-8 TZ=UTC ESCDELAY=25 PARTWAY_PROGRAM=$build/partway
unset MAKEFLAGS MFLAGS MAKELEVEL VARIANT NO_COLOR ACCESSIBLE PARTWAY_TREES LINES COLUMNS
mkdir -p "$report"

run() { # NAME COMMAND...: shows only how it ended
	local name=$1
	shift
	timeout -k 10 1800 "$@" >"$report/$name.log" 2>&1 && return
	grep -a 'Assertion\|CRASH\|Synthesis' "$report/$name.log"
	echo "$name: exit status $?, see $report/$name.log"
	failed=1
}

failed=0
# Broken trees go through the same code as others, and take minutes.
run unit "$build/unit-tests" --short-filename --filter '!(mutation)/*'
# Counting itself writes files, which these forbid, and may say so on the terminal.
run run "$build/run-tests" --short-filename --filter \
	'*/!(a_walk_without_it_opens_no_file_for_writing|nothing_but_our_own_file_is_ever_removed|no_bytes_break_the_program*)'
run unsafe-build env CFLAGS="-O1 --coverage" tests/unsafe-build.sh "$1/stage1"
run gcovr gcovr --root . --object-directory "$build" --filter src/ --exclude-unreachable-branches \
	--txt "$report/lines" --csv "$report/files"

sed -n 's/^\(src[^ ]*\) .*%  *\([0-9].*\)$/\1: \2/p' "$report/lines"
echo
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
	{ n = split($column["filename"], part, "/"); folder = n > 2 ? part[2] : "src"
	  for (name in column) if (name ~ /_(total|covered)$/) { sum[folder, name] += $column[name]; sum["all", name] += $column[name] }
	  seen[folder] }
	function row(f) { lines = 100 * sum[f, "line_covered"] / sum[f, "line_total"]
	  branches = sum[f, "branch_total"] ? 100 * sum[f, "branch_covered"] / sum[f, "branch_total"] : 100
	  return sprintf("%-8s %6d lines %5.1f %%   %6d branches %5.1f %%", f, sum[f, "line_total"], lines, sum[f, "branch_total"], branches) }
	END { for (f in seen) print row(f) | "sort"; close("sort"); print row("all"); exit lines < 90 || branches < 85 }' "$report/files" || failed=1
exit $failed
