#!/bin/bash
# Every test of partway, part by part; what cannot run here says why and counts as skipped. The
# last lines are Criterion's own summaries and the sum. Called by `make check`.
# SPDX-License-Identifier: ISC
set -u
cd "$(dirname "$0")/.." || exit 1
make=${MAKE:-make}
logs=build/check
passed=0 failed=0 skipped=0 asides=() summaries=
rm -rf $logs
mkdir -p $logs
jobs=-j$(nproc)
export LC_ALL=C.UTF-8 TZ=UTC ESCDELAY=25
unset NO_COLOR ACCESSIBLE PARTWAY_TREES LINES COLUMNS

fail() { # NAME WHY
	failed=$((failed + 1))
	echo "FAIL  $1: $2"
	tail -n 40 "$logs/$1.log" | sed 's/^/      /'
}

judge() { # NAME STATUS: passed with 0, left out with 77
	case $2 in
	0)
		passed=$((passed + 1))
		echo "ok    $1"
		;;
	77) skip "$1" "$(tail -n 1 "$logs/$1.log")" ;;
	*) fail "$1" "exit status $2" ;;
	esac
}

part() { # NAME COMMAND...: one check
	local name=$1 status=0
	shift
	"$@" >"$logs/$name.log" 2>&1 || status=$?
	judge "$name" $status
}

# A check that takes only the time that others leave over: many of them wait for something.
aside() { # NAME COMMAND...
	local name=$1
	shift
	asides+=("$name")
	{
		chrt --idle 0 "$@" >"$logs/$name.log" 2>&1
		echo $? >"$logs/$name.status"
	} &
}

judge_asides() {
	local name
	wait
	for name in "${asides[@]}"; do
		judge "$name" "$(cat "$logs/$name.status")"
	done
}

skip() { # NAME WHY
	skipped=$((skipped + 1))
	echo "SKIP  $1: $2"
}

# True where a sanitizer's log tells of us. Criterion's runner itself leaks now and then: a leak whose
# memory it asked for is its own. (A suppression would hide ours too: all tests run under it.)
is_ours() { # LOG
	! grep -q 'ERROR: LeakSanitizer' "$1" || grep '^    #1 ' "$1" | grep -qv libcriterion
}

# How many tests a log tells of, of all its programs.
count() { # Tested|Failing LOG
	awk -v word="$1:" '/^\[====\] Synthesis:/ { for (i = 1; i < NF; i++) if ($i == word) sum += $(i + 1); some = 1 }
		END { if (some) print sum }' "$2"
}

# A Criterion program. Its exit status is not enough: a run that tested nothing exits with 0, and
# so does a test that leaks.
criterion() { # NAME FEWEST PROGRAM [ARGUMENT...]
	local name=$1 fewest=$2 program=$3 tested bad status log
	rm -f $logs/"$name".asan.*
	ASAN_OPTIONS=log_path=$PWD/$logs/$name.asan:detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1 \
		PARTWAY_PROGRAM=$PWD/${program%/*}/partway \
		timeout -k 10 900 "${@:3}" --short-filename >"$logs/$name.log" 2>&1
	status=$?
	if [ "$status" = 77 ]; then
		skip "$name" "$(tail -n 1 "$logs/$name.log")"
		return
	fi
	tested=$(count Tested "$logs/$name.log")
	bad=$(count Failing "$logs/$name.log")
	summaries+=$(grep -a '^\[====\] Synthesis:' "$logs/$name.log" | sed "s/^/$name /")$'\n'
	skipped=$((skipped + $(grep -ac '^SKIP  ' "$logs/$name.log")))
	grep -a '^SKIP  ' "$logs/$name.log"
	passed=$((passed + ${tested:-0} - ${bad:-0}))
	if [ -z "$tested" ] || [ "$bad" != 0 ]; then
		fail "$name" "exit status $status"
		failed=$((failed + (${bad:-1} > 1 ? bad - 1 : 0)))
	elif [ "$status" != 0 ] && ! ls $logs/"$name".asan.* >/dev/null 2>&1; then
		fail "$name" "all tests passed, but the exit status is $status"
	elif [ "$tested" -lt "$fewest" ]; then
		fail "$name" "$tested tests, at least $fewest are expected"
	else
		echo "ok    $name: $tested tests"
		grep -aE '^(x leaves a blank|move: |first page: |attack table: | +[0-9]+  (ok|not run) |figure: )|paths replayed' "$logs/$name.log" | sed 's/^/      /'
	fi
	for log in $logs/"$name".asan.*; do
		if [ -e "$log" ] && is_ours "$log"; then
			cat "$log" >>"$logs/$name.log"
			fail "$name" "the sanitizer has something to say"
		fi
	done
}

has() { command -v "$1" >/dev/null; }

part layers tests/layers.sh .
part layers-can-fail tests/layers-can-fail.sh
if has clang-format; then part format $make format-check; else skip format "no clang-format"; fi
if has shellcheck; then
	part shellcheck shellcheck -S warning tests/*.sh tests/*/*.sh src/kiosk/*.sh src/kiosk/etc/partway-visit man/print.sh .ci/run
else
	skip shellcheck "no shellcheck"
fi

part build-gcc $make $jobs CC=gcc WERROR=1 BUILD=build/release programs
part layers-library tests/layers.sh . build/release/libpartway.a build/release/trees.o \
	build/release/partway-kiosk
criterion unit 60 build/release/unit-tests
criterion run 20 build/release/run-tests
criterion torture 25 build/release/torture-tests
criterion kiosk 50 tests/kiosk.sh build/release
# Not before: those look at the clock.
aside analyzer $make -s analyzer
if has clang-tidy; then aside tidy $make -s tidy; else skip tidy "no clang-tidy"; fi
if has cppcheck; then aside cppcheck $make -s cppcheck; else skip cppcheck "no cppcheck"; fi
if [ -e /usr/share/terminfo/w/wyse50 ]; then
	part terminals timeout -k 10 600 build/release/sweep build/release/partway
	tail -n 2 $logs/terminals.log | sed 's/^/      /'
else
	skip terminals "no ncurses-term"
fi
part shipped-trees build/release/partway check trees
part readme tests/readme.sh build/release/partway build/release/pictures
part install tests/install.sh build/release
if has groff && has gropdf && has mandoc && has man && has lexgrog; then
	part manual tests/manual.sh build/release
else
	skip manual "no groff (with gropdf), mandoc or man-db"
fi
cat $logs/install.log $logs/manual.log 2>/dev/null | grep '^SKIP  ' >$logs/left-out # of these two
skipped=$((skipped + $(wc -l <$logs/left-out)))
cat $logs/left-out
if has groff && has dot && has qpdf && has pdffonts && has fontforge; then
	part print tests/print.sh build/release
	tail -n 1 $logs/print.log | sed 's/^/      /'
else
	skip print "no groff, graphviz, qpdf, poppler-utils or fontforge-nox"
fi
if has groff && has gropdf && has mandoc && has man && has pdftotext; then
	part paper tests/paper.sh build/release shipped
	part paper-broken tests/paper.sh build/release broken
	grep -hE '^(references|pages|all sheets)|paths replayed' $logs/paper.log | sed 's/^/      /'
	if has dot && has qpdf && has fontforge; then
		part paper-others tests/paper.sh build/release others
		grep -hE '^references' $logs/paper-others.log | sed 's/^/      /'
	else
		skip paper-others "no graphviz, qpdf or fontforge-nox"
	fi
else
	skip paper "no groff (with gropdf), mandoc, man-db or poppler-utils"
fi
for shell in bash zsh fish; do
	if ! has $shell; then
		skip completion-$shell "no $shell"
	elif ! has script; then
		skip completion-$shell "no script, which gives a shell its terminal"
	else
		part completion-$shell tests/completions.sh build/release/partway $shell
	fi
done
if has tmux; then part tmux tests/tmux.sh build/release/partway; else skip tmux "no tmux"; fi
part unsafe-build tests/unsafe-build.sh build/release/stage1

if has clang; then
	part build-clang $make $jobs CC=clang WERROR=1 BUILD=build/clang programs
else
	skip build-clang "no clang"
fi
part build-san $make $jobs CC=gcc WERROR=1 VARIANT=san BUILD=build/san programs
# Broken trees take minutes there, and the release looked at each: the code they go through is the
# same as that of other tests.
criterion unit-san 60 build/san/unit-tests --filter '!(mutation)/*'
criterion run-san 20 build/san/run-tests
if has valgrind; then part valgrind tests/valgrind.sh build/release/partway; else skip valgrind "no valgrind"; fi
if has valgrind; then
	part counts build/release/counts build/release tests/bench/counts.tsv
	sed "s/^/      /" $logs/counts.log
else
	skip counts "no valgrind"
fi
# Random input for every reader: what broke one before, then a bounded run within small limits.
part fuzz-replay $make $jobs CC=gcc WERROR=1 VARIANT=san BUILD=build/san fuzz-replay
if has clang; then
	part fuzz $make $jobs WERROR=1 VARIANT=fuzz BUILD=build/fuzz-libfuzzer fuzz-short
	grep -h " executions, " $logs/fuzz.log | sed "s/^/      /"
else
	skip fuzz "no clang"
fi
judge_asides

echo
printf '%s' "$summaries"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
