#!/bin/bash
# The completions in the shell itself: lines are typed on a terminal, all that the shell offers is
# put into the line by a key, and a command in the place of partway says what it was given.
# Usage: tests/completions.sh PARTWAY bash|zsh|fish
# SPDX-License-Identifier: ISC
set -eu
partway=$(realpath "$1") shell=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0 VERBOSE=${VERBOSE-}
fail() {
	echo "completions: $shell: $*"
	bad=$((bad + 1))
}

# A title that hurts wherever it is not quoted, in the forest whose names are offered.
title="It's \$(touch hacked) \`touch hacked\` \\ : [x] \"two\" %s \\\\ '\$HOME"
cp -r tests/support/forest "$work/forest"
sed -i '/^title:/d' "$work/forest/quarrel.yaml"
printf "title: '%s'\n" "${title//\'/\'\'}" >>"$work/forest/quarrel.yaml"
"$partway" completion "$shell" --trees "$work/forest" >"$work/_partway"
"$shell" -n "$work/_partway"
if [ "$shell" = bash ] && command -v shellcheck >/dev/null; then shellcheck -s bash "$work/_partway"; fi

# --- what is typed, and what must be offered -----------------------------------------------------

lines=() wanted=()
line() { # TYPED OFFERED...: in any order
	lines+=("$1")
	shift
	wanted+=("$(joined "$@")")
}
joined() { # WORD...
	printf '%s\n' "$@" | sort | paste -sd '|'
}
rest() { # TYPED COMMAND: nothing more can stand here but options, which zsh alone offers unasked
	if [ "$shell" = zsh ]; then
		mapfile -t names < <(options "$2")
		line "$1" "${names[@]}"
	else
		line "$1"
	fi
}
options() { # [COMMAND]: its options, as its help lists them
	"$partway" "$@" --help | sed -n '/^Options:$/,/^$/s/^  \(--[a-z-]*\).*/\1/p'
}
commands() {
	"$partway" --help | sed -n 's/^       partway \([a-z]*\) .*/\1/p'
}

mapfile -t names < <(commands)
line 'partway ' "${names[@]}"
line 'partway ch' check
line 'partway --plain ch' check
line 'partway --trees=folder ch' check
line 'partway --trees folder ch' check
mapfile -t names < <(options | grep -vxE -e '--(format|large-print|numbers)') # of commands only
line 'partway -' "${names[@]}"
for command in $(commands); do
	mapfile -t names < <(options "$command")
	[ ${#names[@]} -ge 2 ]
	line "partway $command --" "${names[@]}"
done
[ ${#lines[@]} -ge 12 ]
line 'partway check --fo' --format
# none twice, wherever the first one stands
line 'partway check --today 2025-01-31 --t' --trees
line 'partway --trees folder check --t' --today
line 'partway --ascii --plain --a'
line 'partway --region=here --re'
line 'partway --format json check --form'
# what stands behind an option, in both forms
line 'partway check --format ' text json
line 'partway check --format=' text json
line 'partway paths --format m' markdown
line 'partway check --format=j' json
line 'partway --region ' here there
line 'partway --region=t' there
line 'partway --today '
line 'partway --trees f' 'first folder' folder
line 'partway check --trees=fo' folder
# what stands behind a command
line 'partway check f' 'first folder' folder
line 'partway check folder f'
line 'partway check --trees folder f' 'first folder' folder
line 'partway test f' 'first folder' folder 'full of cases.yaml'
line 'partway test folder/x full' 'full of cases.yaml'
line 'partway paths ' quarrel silence
line 'partway paths --format tsv q' quarrel
rest 'partway paths quarrel ' paths
line 'partway man ' quarrel silence
line 'partway man --large-print q' quarrel
line 'partway man --l' --large-print
rest 'partway man quarrel ' man
line 'partway graph s' silence
line 'partway graph --numbers --n'
line 'partway graph --format ' dot mermaid
rest 'partway graph quarrel ' graph
line 'partway completion ' bash zsh fish
line 'partway new '
rest 'partway stats ' stats
line 'partway nothing '
line 'partway nothing --'

mkdir -p "$work/here/first folder" "$work/here/folder"
touch "$work/here/full of cases.yaml"

# --- how each shell is asked ---------------------------------------------------------------------

# ^G puts all that is offered into the line, ^T shows what it is.
cat >"$work/bashrc" <<END
PS1= HISTFILE=
bind '"\\C-g": insert-completions'
partway() { local IFS='|'; printf '%s\n' "\$*" >>"$work/given"; }
. "$work/_partway"
END
cat >"$work/.zshrc" <<END
PS1= HISTFILE=
[[ \$BY_HAND ]] || fpath=("$work" \$fpath)
autoload -Uz compinit && compinit -u -D
[[ ! \$BY_HAND ]] || source "$work/_partway"
zstyle ':completion:everything:*' completer _all_matches _complete
zstyle ':completion:everything:*' insert true
zle -C everything complete-word _generic
bindkey '^G' everything '^T' list-choices
partway() { print -r -- "\${(j:|:)@}" >>"$work/given" }
END

# A shell on a terminal of its own; what is typed is standard input.
run_shell() {
	local command

	case $shell in
	bash) command="bash --noprofile --rcfile $work/bashrc -i" ;;
	zsh) command="ZDOTDIR=$work zsh -d -i" ;;
	esac
	(cd "$work/here" && HOME=$work TERM=dumb timeout 60 script -qec "stty cols 300; $command" /dev/null)
}

# What was given to partway, without the words that were typed in full.
offered() { # TYPED GIVEN
	local words=() given=()

	IFS=' ' read -ra words <<<"${1% *}"
	IFS='|' read -ra given <<<"$2"
	given=("${given[@]:${#words[@]}-1}")
	[ "${given[*]}" = "${1##* }" ] || joined "${given[@]}"
}

# Fish tells what it would offer, and needs no terminal.
ask_fish() { # TYPED
	(cd "$work/here" && HOME=$work XDG_DATA_HOME=$work \
		fish --no-config -c 'source $argv[1]; complete -C $argv[2]' "$work/_partway" "$1")
}

# Prints what is offered for each line, words joined by |.
ask() {
	local typed given

	if [ "$shell" = fish ]; then
		for typed in "${lines[@]}"; do ask_fish "$typed" | cut -f 1 | sort | paste -sd '|'; done
		return
	fi
	: >"$work/given"
	{ printf '%s\a\n' "${lines[@]}"; printf 'exit\n'; } | run_shell >"$work/terminal"
	[ "$(wc -l <"$work/given")" = ${#lines[@]} ] || cat -v "$work/terminal" >&2
	for typed in "${lines[@]}"; do
		read -r given || given="(the line did not come through)"
		echo "$(offered "$typed" "$given")"
	done <"$work/given"
}

compare() {
	local i got

	ask | sed 's/--[a-z]*=\([a-z]\)/\1/g; s,/\(|\|$\),\1,g' >"$work/got"
	for i in "${!lines[@]}"; do
		IFS= read -r got || true
		[ -z "$VERBOSE" ] || echo "$shell: ${lines[i]} => $got"
		[ "$got" = "${wanted[i]}" ] || fail "${lines[i]}: offers $got, and not ${wanted[i]}"
	done <"$work/got"
}

compare
case $shell in
zsh)
	printf 'partway paths q\024\nexit\n' | run_shell >"$work/terminal"
	grep -qF -e "quarrel  -- $title" "$work/terminal" || fail "the title of a tree is not shown"
	export BY_HAND=1 # the script is sourced, as in a shell that it is not installed for
	compare
	;;
fish) ask_fish 'partway paths q' | grep -qxF "quarrel	$title" || fail "the title of a tree is not shown" ;;
esac
[ ! -e "$work/here/hacked" ] || fail "a title was run as a command"
[ "$bad" = 0 ]
