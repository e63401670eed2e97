#!/bin/bash
# The gate for manual pages, those by hand and the sheets: clean in mandoc and groff, found by man, no
# line too long; what partway(1) says of options, commands and keys is what there is, and its
# examples run. man and groff end with 0 whatever they meet: one byte on standard error is a failure.
# At the end each check is shown to fail, on pages broken on purpose.
# Usage: tests/manual.sh BUILD
# SPDX-License-Identifier: ISC
set -u -o pipefail
build=$(realpath "$1") bad=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 MANROFFSEQ=''
unset MANOPT MANPAGER MANWIDTH GROFF_TYPESETTER PARTWAY_TREES ACCESSIBLE
pages=("$build"/man/*.[1-8])
partway=$build/partway

# --- checks: print what is wrong, and are false then ---------------------------------------------

silent() { # prints what comes, and is false if anything does
	! grep -a ''
}

check_lint() { # PAGE
	mandoc -Tlint -Wwarning "$1" 2>&1 | silent
}

check_groff() { # PAGE
	for device in utf8 ascii ps pdf; do
		groff -k -mandoc -ww -z -T$device "$1" 2>&1 | sed "s/^/$device: /"
	done | silent
}

check_man() { # PAGE
	MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$1" 2>&1 >/dev/null | silent
}

check_name() { # PAGE
	local name=${1##*/}

	name=${name%.*}
	lexgrog "$1" | grep -q "\"$name - ..*\"" || ! echo "lexgrog finds no name in $1"
}

plain() { # takes bold and underlining away
	sed 's/.\x08//g; s/\x1b\[[0-9;]*m//g'
}

# The lines that no program may break: those of literal displays.
literal() { # PAGE
	sed -n '/^\.Bd .*-literal/,/^\.Ed/p; /^\.nf/,/^\.fi/p' "$1" \
		| sed "s/\\\\(aq/'/g; s/\\\\(dq/\"/g; s/\\\\[&%]//g; s/\\\\e/\\\\/g; s/\\\\-/-/g; s/^ *//"
}

check_width() { # PAGE: at 80 columns, and at 40 but for literal displays
	local width

	for width in 80 40; do
		{
			MANWIDTH=$width man -l "$1" 2>&1 >"$work/man" | sed 's/^/man: /'
			mandoc -Tutf8 -Owidth=$width "$1" 2>&1 >"$work/mandoc"
			cat "$work/man" "$work/mandoc" | plain | grep -E ".{$((width + 1))}" | sed 's/^ *//' >"$work/long"
			if [ $width = 40 ]; then
				literal "$1" | grep -vxF -f - "$work/long" || true
			else
				cat "$work/long"
			fi
			[ -s "$work/man" ] && [ -s "$work/mandoc" ] || echo "nothing is shown"
		} | sed "s/^/$width columns: /"
	done | silent
}

section() { # PAGE NAME: as it is shown, nothing wrapped
	mandoc -Tutf8 -Owidth=1000 "$1" | plain | sed -n "/^$2\$/,/^[A-Z]/{/^ /p}"
}

same() { # WHAT: two files in $work are the same, and not empty
	diff "$work/$1.page" "$work/$1.program" && [ -s "$work/$1.page" ] \
		|| ! echo "$1: those of the page (<) are not those of the program (>)"
}

options_of() { # [COMMAND]: as its help lists them
	"$partway" "$@" --help | sed -n '/^Options:$/,/^$/s/^  \(--[a-z-]*\).*/\1/p' | sort
}

# Options: of the help, the page, wherever it names one, and the completions; of each command, too.
check_options() { # PAGE
	local command fine=true

	options_of >"$work/options.program"
	section "$1" OPTIONS | sed -n 's/^ \{5\}\(--[a-z-]*\).*/\1/p' | sort >"$work/options.page"
	same options || fine=false
	cp "$work/options.program" "$work/named.program"
	mandoc -Tutf8 -Owidth=1000 "$1" | plain | grep -oE '(^|[^-])--[a-z][a-z-]*' | grep -o -- '--.*' | sort -u >"$work/named.page"
	same named || fine=false
	for command in bash zsh; do
		grep -oE -- "(^|[^-a-z])--[a-z][a-z-]*" "$build/completions/$command" | grep -o -- '--.*' | sort -u \
			>"$work/$command.program"
		cp "$work/options.page" "$work/$command.page"
		same $command || fine=false
	done
	cp "$work/options.page" "$work/fish.page"
	sed -n 's/^complete .* -l \([a-z][a-z-]*\) .*/--\1/p' "$build/completions/fish" | sort -u >"$work/fish.program"
	same fish || fine=false
	for command in $(commands); do
		options_of "$command" | grep -vx -- --help >"$work/$command.program"
		section "$1" SYNOPSIS | sed -n "s/^ *partway $command //p" | grep -oE -- '--[a-z-]+' | sort >"$work/$command.page"
		same "$command" || fine=false
	done
	$fine
}

commands() {
	"$partway" --help | sed -n 's/^       partway \([a-z]*\) .*/\1/p'
}

check_commands() { # PAGE
	local fine=true

	commands | sort >"$work/commands.program"
	section "$1" COMMANDS | sed -n 's/^ \{5\}\([a-z][a-z]*\)\( .*\)*$/\1/p' | sort >"$work/commands.page"
	same commands || fine=false
	section "$1" SYNOPSIS | sed -n 's/^ *partway \([a-z]*\) .*/\1/p' | sort >"$work/commands.page"
	same commands || fine=false
	sed -n "s/^\t::0) words='\(.*\)' ;;/\1/p" "$build/completions/bash" | tr ' ' '\n' | sort >"$work/commands.page"
	same commands || fine=false
	$fine
}

# Keys: the list is that of the page behind the key ?, word by word.
check_keys() { # PAGE
	printf '<!-- picture: 80x60 keys ? shows Keys -->\n```text\n```\n' | "$build/pictures" \
		| sed -n '/───/,/How private/{/^    [A-Za-z0-9?\/]/p}; /How private/q' | tr -s ' ' >"$work/keys.program"
	section "$1" KEYS | tr -s ' ' | sed '0,/ same as small ones\./d; /^ ? or F1 shows/,$d' >"$work/keys.page"
	same keys
}

# Targets of make for a kiosk: those of the page are those that `make help` tells.
check_targets() { # PAGE
	local words='\<(kiosk-[a-z]+|[a-z]+-kiosk)\>'

	"${MAKE:-make}" -s help | grep -oE "$words" | sort -u >"$work/targets.program"
	mandoc -Tutf8 -Owidth=1000 "$1" | plain | grep -oE "$words" | grep -vx partway-kiosk | sort -u >"$work/targets.page"
	same targets
}

# What begins with "$ ", each joined to one line again. No word of it may be broken.
examples() { # PAGE COLUMNS
	MANWIDTH=$2 man -l "$1" | plain | awk '
		/^ *\$ / { inside = 1; line = "" }
		inside && /^ *$/ { print line; inside = 0 }
		inside { sub(/^ *(\$ )?/, ""); line = line (line == "" ? "" : " ") $0 }'
}

# Runs them as they are shown, in one folder with a copy of the trees.
check_examples() { # PAGE
	local command tool fine=true
	local here=$work/examples

	rm -rf "$here"
	mkdir "$here"
	cp -r trees "$here/trees"
	mandoc -Tutf8 -Owidth=1000 "$1" | plain | sed -n 's/^ *\$ //p' >"$work/commands"
	examples "$1" 40 | diff "$work/commands" - || ! echo "man breaks them (>) at 40 columns" || return
	[ -s "$work/commands" ] || ! echo "there is no example" || return
	while read -r command; do
		tool=$(echo "$command" | sed -n 's/.*| \([a-z]*\).*/\1/p')
		if [ -n "$tool" ] && ! command -v "$tool" >/dev/null; then
			echo "SKIP  manual: no $tool: $command"
		elif ! (cd "$here" && PATH=$build:$PATH timeout 60 bash -o pipefail -c "$command") \
			</dev/null 2>"$work/err" >"$work/out" || [ -s "$work/err" ]; then
			cat "$work/err"
			echo "this example fails: $command"
			fine=false
		fi
	done <"$work/commands"
	find "$here" -type f -empty | silent && $fine
}

# --- all pages -----------------------------------------------------------------------------------

fail() {
	echo "manual: $*"
	bad=$((bad + 1))
}

check() { # PAGE CHECK...: reads well, says what there is
	local page=$1 what

	shift
	for what; do check_"$what" "$page" || fail "${page##*/}: $what"; done
}

for page in "${pages[@]}"; do check "$page" lint groff man name width; done
check "$build/man/partway.1" options commands keys examples
check "$build/man/partway-kiosk.8" targets examples
[ ${#pages[@]} = $(($(ls man/*.[1-8] | wc -l) + $(ls trees/*.yaml | wc -l))) ] || fail "${#pages[@]} pages"

# --- each check can fail -------------------------------------------------------------------------

# EDIT is one of sed's, and changes the page; then each CHECK must find something.
of=partway.1
broken() { # EDIT CHECK...
	local edit=$1 page=$work/broken/$of what

	shift
	mkdir -p "$work/broken"
	sed "$edit" "$build/man/$of" >"$page"
	! cmp -s "$page" "$build/man/$of" || fail "nothing is changed by $edit"
	for what; do
		! check_"$what" "$page" >/dev/null || fail "the check of $what does not see $edit"
	done
}

broken '/^\.Sh CAVEATS/a .Xyzzy is no macro' lint groff man
broken '/^\.Sh CAVEATS/a .net is how this line begins' lint groff man
broken "/^\.Sh CAVEATS/a 'tis how this line begins" lint groff man
broken '/^\.Sh CAVEATS/a .Ql PreserveJobFiles No' lint
broken '/^\.Sh CAVEATS/a Here is a \\[u1F494].' groff
broken 's/^\.Nd .*/.Pp/' name
broken 's/^\.Nm partway$/.Nm other/' name
broken "/^\.Sh CAVEATS/a $(printf '%81s' '' | tr ' ' w)" width
broken "/^\.Sh CAVEATS/a $(printf '%41s' '' | tr ' ' w)" width
broken '/^\.It Fl \\-numbers/d' options
broken '/^\.Op Fl \\-numbers/d' options
broken 's/^\.It Fl \\-numbers/.It Fl \\-pages/' options
broken '/^\.Sh CAVEATS/a See also \\-\\-two\\-sided.' options
broken 's/^\.It Cm graph/.It Cm picture/' commands
broken '/^\.It Cm graph/d' commands
broken 's/^\.Cm graph/.Cm picture/' commands
broken '/^\.It Ic \\&q$/,/^leave/d' keys
broken '/^\.It Ic \\&q$/i .It Ic z\nsleep' keys
broken '/^\.Sh EXAMPLES/,/^\.Ed/s/^\$ partway$/$ partway picture/' examples
broken '/^\.nr .*\(HY\|hyphen\)/d' examples
broken '/^\.Sh EXAMPLES/,/^\.Ed/s/^\$ partway$/$ true >nothing/' examples
of='partway-kiosk.8'
broken '/kiosk\\-card/d' targets
broken 's/uninstall\\-kiosk/remove\\-kiosk/' targets
[ "$bad" = 0 ]
