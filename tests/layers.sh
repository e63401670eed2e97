#!/bin/sh
# The dependency rule: arrows between the folders of src/ point to the right only, and only one
# folder sees each outside library. Usage: tests/layers.sh ROOT [LIBPARTWAY.A [TREES.O [PARTWAY-KIOSK]]]
# SPDX-License-Identifier: ISC
set -u
root=$1 lib=${2-} trees=${3-} kiosk=${4-}
cd "$root" || exit 1
bad=0
fail() {
	echo "layers: $*"
	bad=$((bad + 1))
}

# Each folder, and the folders that it may include. src itself holds main and the commands.
allowed() {
	case $1 in
	base) echo base ;;
	tree) echo tree base ;;
	walk) echo walk tree base ;;
	page) echo page walk tree base ;;
	paper) echo paper page walk tree base ;;
	emit) echo emit check paper page walk tree base ;;
	check) echo check paper page walk tree base ;;
	leave) echo leave base ;;
	keep) echo keep page walk tree base ;;
	line) echo line leave page walk tree base ;;
	tui) echo tui leave page walk tree base ;;
	kiosk) echo kiosk leave base ;;
	.) echo . kiosk tui line leave keep emit check paper page walk tree base ;;
	*) echo "" ;;
	esac
}

# The folder of a header is the one that holds the .c of the same name.
home_of() {
	case $1 in
	partway/base.h | partway/bounds.h) echo base ;;
	partway/forest.h) echo tree ;;
	partway/*)
		name=$(basename "$1" .h)
		found=$(find src -name "$name.c")
		[ -n "$found" ] && basename "$(dirname "$found")"
		;;
	*/*) dirname "$1" ;;
	*) echo "" ;;
	esac
}

folders="base tree walk page paper emit check leave keep line tui kiosk"
for folder in $folders; do
	ls src/"$folder"/*.c >/dev/null 2>&1 || fail "src/$folder has no file"
done
for folder in src/*/; do
	[ -n "$(allowed "$(basename "$folder")")" ] || fail "$folder is not named in the rule"
done

for file in src/*.[ch] src/*/*.[ch]; do
	here=$(basename "$(dirname "$file")")
	[ "$here" = src ] && here=.
	for header in $(sed -n 's/^#include "\(.*\)"$/\1/p' "$file"); do
		home=$(home_of "$header")
		case $header in
		*/*) ;;
		*) [ -e "$(dirname "$file")/$header" ] || fail "$file includes $header, which is not beside it"
			continue ;;
		esac
		if [ -z "$home" ]; then
			fail "$file includes $header, which no folder owns"
		else
			case " $(allowed "$here") " in
			*" $home "*) ;;
			*) fail "$file includes $header of src/$home" ;;
			esac
		fi
	done
done

only() { # PATTERN FOLDER_OR_FILE...
	pattern=$1
	shift
	for file in $(grep -lE "^#include <($pattern)" -r src include); do
		case " $* " in
		*" $file "* | *" $(dirname "$file") "*) ;;
		*) fail "$file includes what only $* may" ;;
		esac
	done
}
only 'cyaml/|yaml\.h' src/tree
only 'n?curses|term\.h' src/tui
only 'linux/|sys/prctl' src/kiosk src/filter.c src/filter_calls.c
only 'seccomp' src/filter.c

# A walk writes no file but what the reader saves; stage1 writes what is compiled in.
for file in $(grep -lE 'O_(WRONLY|RDWR|CREAT|TMPFILE)|\<(fopen|creat|mkdir|rename|mkstemp)\(' -r src); do
	case $file in
	src/keep/* | src/stage1.c) ;;
	*) fail "$file writes files" ;;
	esac
done

twins=$(find src -name '*.c' -printf '%f\n' | sort | uniq -d)
[ -z "$twins" ] || fail "two files are called $twins"

if [ -n "$lib" ]; then
	undefined=$(nm -A -u "$lib" | grep -v ':alloc\.o:' | awk '{ print $NF }' | sort -u)
	for symbol in getenv secure_getenv time clock_gettime setlocale printf puts putchar exit system \
		popen execv execve execvp execl fork initscr newterm socket connect getaddrinfo; do
		echo "$undefined" | sed 's/@.*//' | grep -qx -e "$symbol" -e "__${symbol}_chk" \
			&& fail "libpartway.a uses $symbol"
	done
	[ -n "$undefined" ] || fail "$lib shows no symbols"
fi
if [ -n "$trees" ]; then
	count=$(readelf -r "$trees" | grep -c 'R_')
	[ "$count" = 0 ] || fail "$trees has $count relocations: copies of it cannot be shared"
fi
# It has no code to start a program, to reach a network or to change a folder, not even in libraries.
if [ -n "$kiosk" ]; then
	symbols=$(nm "$kiosk" | awk '$(NF - 1) ~ /[TWUi]/ { sub(/@.*/, "", $NF); print $NF }')
	for symbol in $(echo "$symbols" | grep -E '^_*(exec[lv]|fexec|posix_spawn|system$|popen|v?fork$|clone$|pthread_create|socket|connect$|bind$|listen$|accept|getaddrinfo|creat|mk(dir|nod|fifo|stemp)|rename|unlink|link$|symlink|ptrace|c?yaml)'); do
		fail "$kiosk holds $symbol"
	done
	echo "$symbols" | grep -qx newterm || fail "$kiosk shows no symbols"
fi
[ "$bad" = 0 ]
