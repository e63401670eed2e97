#!/bin/sh
# valgrind over whole walks in line mode and over the check of every broken tree.
# Usage: tests/valgrind.sh PARTWAY
# SPDX-License-Identifier: ISC
set -u
program=$1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
bad=0 runs=0

under() { # WANTED-STATUS ARGUMENTS...: standard input is passed on
	wanted=$1
	shift
	valgrind -q --leak-check=full --errors-for-leak-kinds=all --error-exitcode=99 \
		--log-file="$work/log" "$program" "$@" >"$work/out" 2>&1
	status=$?
	runs=$((runs + 1))
	if [ "$status" != "$wanted" ] || [ -s "$work/log" ]; then
		echo "exit status $status instead of $wanted: partway $*"
		cat "$work/log"
		tail -n 5 "$work/out"
		bad=1
	fi
}

# start, all clear, unsure, a step back, help lines, an ending, start again, leave
printf '1\n5\n5\n3\n4\n6\nb\n6\n0\nq\n1\n1\nr\ny\nq\ny\n' | under 0 --plain
printf '1\n4\n5\n1\n1\n1\n2\nx\n' | under 0 --plain
under 0 check trees
# A case names the files that its parts stand in place of, or what it takes away, and may fix the
# day from which the age of help lines is counted.
for case in tests/lint/*.yaml; do
	case $case in *-dayless-ok.yaml) continue ;; esac # the program always knows a day
	rm -rf "$work/trees"
	cp -r tests/lint/base "$work/trees"
	awk -v folder="$work/trees/" '
		/^# in place of: / { name = folder $5; printf "" >name }
		/^# without: / { system("rm -f " folder $3) }
		name { print >>name }' "$case"
	today=$(sed -n 's/^# today: //p' "$case")
	case $case in
	*-ok.yaml) wanted=0 ;;
	*) wanted=3 ;;
	esac
	under $wanted check ${today:+--today "$today"} "$work/trees"
done
echo "$runs runs"
[ "$runs" -gt 20 ] || bad=1
exit $bad
