#!/bin/bash
# Nothing of ours is left in a terminal or its scrollback: the real program in tmux, a second judge
# beside libvterm, whose history can be read. What stood there before is still there, except where
# our text may stand among it: there all is cleared.
#
# One thing no program can take back: where the alternate screen is turned off ("alternate-screen
# off"; the default of GNU screen) and the window gets smaller, the terminal itself moves rows of the
# page into its history. That cannot be known from within, and to clear the history of everybody
# whose window was ever resized would harm more than it helps. So no such case stands here.
# Usage: tests/tmux.sh PARTWAY
# SPDX-License-Identifier: ISC
set -u
program=$(realpath "$1") || exit 1
work=$(mktemp -d) || exit 1
socket=
trap 'tm kill-server 2>/dev/null; rm -rf "$work"' EXIT
bad=0 runs=0
unset TMUX NO_COLOR ACCESSIBLE LINES COLUMNS
export LC_ALL=C.UTF-8 PARTWAY_TREES=$PWD/tests/support/forest XDG_STATE_HOME=/dev/null

tm() { tmux -L "$socket" -f "$work/conf" "$@"; }
type() { tm send-keys -t walk "$@"; }
resize() { tm resize-window -t walk -x "$1" -y "$2"; }

wait_for() { # TEXT: until it is on the screen, which is then remembered; ten seconds at most
	local tries=0
	until tm capture-pane -p -t walk >"$work/now" && grep -qF -- "$1" "$work/now"; do
		tries=$((tries + 1))
		if [ $tries -gt 200 ]; then
			echo "$name: \"$1\" does not come; the screen is:"
			cat "$work/now"
			return 1
		fi
		sleep 0.05
	done
	cat "$work/now" >>"$work/pages"
}

walk_screen() {
	wait_for 'Before you start' && type 112 && wait_for 'How long ago was it?' &&
		type 0 && wait_for 'In danger now?' && type b1 && wait_for 'calmly' &&
		type 1 && wait_for 'Ending, after' && type Space && wait_for 'more above' &&
		type C-l && type '?' && wait_for 'How private' && type Escape
}

walk_and_resize() {
	wait_for 'Before you start' && type 112 && wait_for 'How long ago was it?' &&
		resize 40 12 && wait_for ' 0 help lines  x leave now' &&
		resize 30 8 && wait_for 'Window too small' &&
		resize 80 24 && wait_for '0 help lines   x leave now' && walk_on
}

walk_on() { type 11 && wait_for 'Ending, after'; }

walk_lines() {
	wait_for 'Choose 1-2:' && type 1 Enter 1 Enter 2 Enter && wait_for 'How long ago was it?' &&
		type 0 Enter && wait_for 'In danger now?' && type b Enter 1 Enter 1 Enter &&
		wait_for 'Propose a pause'
}

# Words of the pages that now stand anywhere in the terminal.
words_left() {
	grep -oE '[A-Za-z]{4,}' "$work/pages" | sort -u >"$work/words"
	grep -oE '[A-Za-z]{4,}' "$work/all" | sort -u | comm -12 - "$work/words"
}

# In a terminal with a history of somebody else: start, WALK, leave with KEYS, look.
run() { # NAME ALTERNATE-SCREEN TERM OPTIONS WALK KEYS HISTORY (kept or cleared)
	local name=$1 walk=$5 keys=$6 history=$7
	runs=$((runs + 1)) socket=partway-$$-$runs
	printf '%s\n' "set -g alternate-screen $2" 'set -g default-terminal tmux-256color' \
		'set -g status off' 'set -g history-limit 5000' >"$work/conf"
	printf 'cd %s\nenv TERM=%s %s %s --today 2025-01-31\n' "$PWD" "$3" "$program" "$4" >"$work/go"
	tm new-session -d -s walk -x 80 -y 24 "env PS1='+++ ' HISTFILE= ENV= sh"
	if wait_for '+++' && type "seq -f ==%03.0f== 60; . $work/go" Enter &&
		: >"$work/pages" && $walk && type $keys && wait_for '+++'; then
		tm capture-pane -p -t walk -S - -E - >"$work/all"
		[ -s "$work/pages" ] || bad=1
		if [ -n "$(words_left)" ]; then
			echo "$name: left in the terminal: $(words_left | tr '\n' ' ')"
			bad=1
		fi
		case $history,$(grep -c '^==[0-9]*==$' "$work/all") in
		kept,60 | cleared,0) echo "ok $name" ;;
		*) echo "$name: of 60 lines of others $(grep -c '^==' "$work/all") are there" && bad=1 ;;
		esac
	else
		bad=1
	fi
	tm kill-server
}

run 'full screen' on tmux-256color '' walk_screen x kept
run 'full screen, resized' on tmux-256color '' walk_and_resize x kept
run 'full screen, Ctrl-C' on xterm-256color '' walk_screen C-c kept
run 'full screen, q' on screen '' walk_screen qq kept
run 'no alternate screen' off tmux-256color '' walk_screen x kept
run 'no alternate screen, xterm' off xterm-256color '' walk_screen x kept
run 'vt220' on vt220 '' walk_screen x cleared
run 'vt220, resized' on vt220 '' walk_and_resize x cleared
run 'linux' on linux '' walk_screen C-z cleared
run 'lines' on tmux-256color --plain walk_lines 'x Enter' cleared
run 'lines, dumb' on dumb '' walk_lines C-c cleared
echo "$runs runs"
exit $bad
