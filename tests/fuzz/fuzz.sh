#!/bin/bash
# Runs fuzzers that were built before (fuzz.mk), as many at a time as there are processors, or JOBS. Usage:
#   tests/fuzz/fuzz.sh replay BUILD NAME...             seeds and past crashes; BUILD of any variant but fuzz
#   tests/fuzz/fuzz.sh short BUILD NAME...              the same, and a bounded run from a fixed seed (libFuzzer)
#   tests/fuzz/fuzz.sh libfuzzer BUILD NAME... SECONDS  so long for each
#   tests/fuzz/fuzz.sh afl BUILD NAME... SECONDS
# Inputs that reach something new are kept in build/corpus/NAME, those that end in a crash in build/crashes:
# such an input belongs into tests/fuzz/crashes/NAME first, then the fault is mended.
# SPDX-License-Identifier: ISC
set -u
mode=$1 build=$2
here=tests/fuzz corpus=build/corpus crashes=build/crashes
shopt -s nullglob
ulimit -c 0
export ASAN_OPTIONS=detect_leaks=1:abort_on_error=1 UBSAN_OPTIONS=print_stacktrace=1

# --- what a fuzzer is given

# Files of the tests that it can read, seeds of its own, and past crashes.
inputs() { # NAME
	local files=("$here/seeds/$1"/* "$here/crashes/$1"/*)
	case $1 in
	scan | check | emit) files+=(tests/lint/*.yaml) ;;
	site) files+=(src/kiosk/etc/site.yaml) ;;
	esac
	echo "${files[*]}"
}

dictionary() { # NAME
	case $1 in
	walk) echo $here/keys.dict ;;
	text) echo $here/text.dict ;;
	date) ;;
	*) echo "$build/fuzz.dict" ;;
	esac
}

# The longest input, in bytes: enough for what matters, and short enough to be fast.
longest() { # NAME
	case $1 in
	scan | check | emit) echo 4096 ;;
	cases | site) echo 1500 ;;
	walk | text) echo 200 ;;
	date) echo 30 ;;
	esac
}

# Inputs of a bounded run: some three seconds for each fuzzer.
runs() { # NAME
	case $1 in
	scan) echo 10000 ;;
	check | emit) echo 700 ;;
	cases | site) echo 4000 ;;
	walk) echo 300 ;;
	text) echo 30000 ;;
	date) echo 100000 ;;
	esac
}

# --- one fuzzer

# Says where it crashed.
complain() { # NAME WHAT
	echo "fuzz: $1: $2: see $build/fuzz-$1.log"
	grep -aE '^partway:|ERROR|SUMMARY|runtime error|Test unit written|^ +#[0-9]+ .* in .*(src|tests)/' "$build/fuzz-$1.log" | head -n 30
}

replay() { # NAME
	local files
	read -ra files <<<"$(inputs "$1")"
	if "$build/fuzz-$1" "${files[@]}" >"$build/fuzz-$1.log" 2>&1; then
		echo "$1: ${#files[@]} inputs replayed"
	else
		complain "$1" "an input that was fine, or was mended, is no longer"
		return 1
	fi
}

libfuzzer() { # NAME FOLDER OPTION...
	local name=$1 folder=$2 seeds dictionary
	seeds=$(inputs "$name") dictionary=$(dictionary "$name")
	mkdir -p "$folder" $crashes
	"$build/fuzz-$name" -seed_inputs="${seeds// /,}" ${dictionary:+-dict="$dictionary"} -max_len="$(longest "$name")" \
		-timeout=20 -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="$crashes/$name-" "${@:3}" "$folder" \
		>"$build/fuzz-$name.log" 2>&1 && return
	complain "$name" crash
	return 1
}

executions() { # NAME
	sed -n 's/^stat::number_of_executed_units: *//p' "$build/fuzz-$1.log"
}

edges() { # NAME
	sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$build/fuzz-$1.log" | tail -n 1
}

short() { # NAME
	rm -rf "$build/corpus-$1"
	libfuzzer "$1" "$build/corpus-$1" -seed=1 -runs="$(runs "$1")" || return
	echo "$1: $(executions "$1") executions, $(edges "$1") edges"
}

# Keeps of a corpus what alone reaches something; all of it where that cannot be found out.
minimise() { # NAME
	local folder=$corpus/$1
	rm -rf "$folder.least"
	mkdir "$folder.least"
	"$build/fuzz-$1" -merge=1 -max_len="$(longest "$1")" "$folder.least" "$folder" >"$build/fuzz-$1-merge.log" 2>&1 || return
	rm -rf "$folder"
	mv "$folder.least" "$folder"
}

# --- a long run

form='%-6s %12s %9s %6s %7s %6s %8s %6s\n'

row() { # NAME EXECUTIONS SECONDS CRASHES EDGES
	local files=("$corpus/$1"/*)
	# shellcheck disable=SC2059 # the form is ours
	printf "$form" "$1" "${2:-0}" $((${2:-0} / ($3 > 0 ? $3 : 1))) "$(awk "BEGIN { printf \"%.2f\", $3 / 3600 }")" "$4" \
		${#files[@]} "$(cat "${files[@]}" </dev/null | wc -c)" "${5:--}"
}

long_libfuzzer() { # NAME SECONDS
	local begin=$EPOCHSECONDS bad=0
	libfuzzer "$1" "$corpus/$1" -max_total_time="$2" || bad=1
	minimise "$1"
	row "$1" "$(executions "$1")" $((EPOCHSECONDS - begin)) $bad "$(edges "$1")"
	return $bad
}

afl_stat() { # NAME WHAT
	sed -n "s/^$2 *: *//p" "$build/out/$1/default/fuzzer_stats"
}

# AFL++ takes a folder to begin with, and keeps one of its own; what it found is handed back.
long_afl() { # NAME SECONDS
	local name=$1 from=$build/in/$1 out=$build/out/$1 dictionary bad=0
	dictionary=$(dictionary "$name")
	rm -rf "$from" "$out"
	mkdir -p "$from" "$out" "$corpus/$name" $crashes
	# shellcheck disable=SC2046 # the names have no spaces
	cp $(inputs "$name") "$from"
	find "$corpus/$name" -type f -exec cp -t "$from" {} +
	AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_UI=1 AFL_NO_AFFINITY=1 AFL_CRASH_EXITCODE=1 \
		ASAN_OPTIONS=abort_on_error=1:symbolize=0:detect_leaks=0 \
		afl-fuzz -i "$from" -o "$out" -V "$2" -t 5000+ -m none -G "$(longest "$name")" ${dictionary:+-x "$dictionary"} \
		-- "$build/fuzz-$name" >"$build/fuzz-$name.log" 2>&1 || bad=1
	for file in "$out"/default/crashes/id* "$out"/default/hangs/id*; do
		cp "$file" "$crashes/$name-afl-$(basename "$file" | tr ,: __)"
		bad=$((bad + 1))
	done
	cp "$out"/default/queue/id* "$corpus/$name"
	row "$name" "$(afl_stat "$name" execs_done)" "$2" $bad "$(afl_stat "$name" edges_found)"
	return $bad
}

# --- all of them

each() { # COMMAND NAME...; once for each of them
	printf '%s\n' "${@:2}" | xargs -P "${JOBS:-$(nproc)}" -I NAME "$0" one "$build" $1
}

case $mode in
one) "${@:3}" ;; # a function of the above
replay) each "replay NAME" "${@:3}" ;;
short) each "replay NAME" "${@:3}" && each "short NAME" "${@:3}" ;;
libfuzzer | afl)
	# shellcheck disable=SC2059
	printf "$form" fuzzer executions "a second" hours crashes inputs bytes edges
	each "long_$mode NAME ${*: -1}" "${@:3:$#-3}"
	;;
*)
	echo "fuzz: no such mode: $mode"
	exit 2
	;;
esac
