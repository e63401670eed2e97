#!/bin/bash
# Every reference of every sheet, followed on paper (A4 and Letter, 12 and 16 points) and on
# terminals (groff and mandoc, 40 and 80 columns) by a program that reads what was printed.
# Usage: tests/paper.sh BUILD [shipped | broken | others]
#   shipped  the trees of partway
#   broken   sheets that are broken on purpose: each must be found
#   others   the trees in Greek and in Chinese, printed by man/print.sh, and those of another author
# Another groff: GROFF='chroot /somewhere groff' tests/paper.sh BUILD
# SPDX-License-Identifier: ISC
set -eu
build=$1
groff=${GROFF:-groff}
export LC_ALL=C.UTF-8 TZ=UTC PARTWAY_TREES=
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
version=$($groff --version | sed -n '1s/.* //p')
whose= # trees, for what is told; empty: ours
layout='-layout -fixed 3' # in columns of 3 points: what is indented alike looks so on every page
shipped='start tumultuous healthy stress restraining-order'
declare -A names=([a4]=A4 [letter]=Letter)

fail() {
	echo "paper: $*" >&2
	exit 1
}

# --- sheets ---------------------------------------------------------------------------------------

sheets() { # TO TREES OPTION...: roff of all of them
	local to=$1 trees=$2 tree
	shift 2
	mkdir -p "$to"
	for tree in $trees; do
		"$build/partway" man "$@" "$tree" >"$to/$tree.7"
	done
}

# The text of a sheet on paper. What groff says is a fault: it exits with 0 whatever it leaves out.
paper() { # FROM-ROFF TO-TEXT PAPER
	local format=()
	[ "$3" = a4 ] || format=(-dpaper=letter -P-pletter)
	{
		$groff -k -man -ww -Tpdf "${format[@]}" <"$1" >"$2.pdf" &&
			pdftotext $layout "$2.pdf" "$2"
	} 2>"$2.said"
	judge $? "$2.said"
}

judge() { # STATUS SAID
	cat "$2" >&2
	[ "$1" = 0 ] && [ ! -s "$2" ]
}

# The same on a terminal.
terminal() { # FROM-ROFF TO-TEXT COLUMNS groff|man|mandoc
	case $4 in
	groff) $groff -k -man -ww -Tutf8 "-rLL=${3}n" -P-cbou <"$1" >"$2" ;;
	man) MANROFFSEQ='' MANWIDTH=$3 man --warnings -E UTF-8 -l "$1" >"$2" ;;
	mandoc) mandoc -Tutf8 -Owidth="$3" "$1" | col -bx >"$2" ;;
	esac 2>"$2.said"
	judge $? "$2.said"
}

# What man/print.sh makes of it; its last page is the route map.
printed() { # TREES-FOLDER TREE TO-TEXT OPTION...
	local folder=$1 tree=$2 to=$3 pages
	shift 3
	man/print.sh "$@" -t "$folder" "$build/partway" "$tree" "$to.pdf" 2>"$to.said"
	judge $? "$to.said" || return
	pages=$(qpdf --show-npages "$to.pdf")
	pdftotext $layout -l $((pages - 1)) "$to.pdf" "$to"
}
export -f paper terminal printed judge
export groff build layout work

# Runs a line of shell for each tree, as many at once as there are processors.
each() { # TREES LINE
	printf '%s\n' $1 | xargs -P "$(nproc)" -I TREE bash -c "$2"
}

follow() { # FOLDER TREES OPTION...
	local from=$1 trees=$2 tree files=()
	shift 2
	for tree in $trees; do files+=("$tree=$from/$tree.txt"); done
	"$build/follow" "$@" "${files[@]}" >"$from/followed"
}

# What all sheets of a folder come to.
tell() { # FOLDER WHERE
	awk -v where="$2" '
		/ references followed, / { references += $2; pages += $5; walks += $7; wrong += $9 }
		END {
			paper = where ~ /points/
			where = where (paper ? ", " pages " pages" : "")
			printf "references followed %d, wrong %d (%s)\n", references, wrong, where
			printf "%d paths replayed along %s (%s): %d differences\n", walks,
				paper ? "paper" : "a terminal", where, wrong
		}' "$1/followed"
}

# Follows what is in a folder, or tells what is wrong.
check() { # FOLDER TREES WHERE OPTION...
	local from=$1 trees=$2 where=$whose$3
	shift 3
	follow "$from" "$trees" "$@" || {
		head -n 40 "$from/followed" >&2
		fail "$where: what is printed is not what the trees say"
	}
	tell "$from" "$where"
}

# Each page that is named in print is a link, too.
check_links() { # FOLDER TREES WHERE
	local tree links named
	for tree in $2; do
		links=$(grep -ac '/Subtype /Link' "$1/$tree.txt.pdf")
		named=$(tr '\n' ' ' <"$1/$tree.txt" | grep -oE '[ (]p\. +[0-9]' | wc -l)
		[ "$links" = "$named" ] || fail "$3, $tree: $named pages are named, and $links are links"
	done
}

on_paper() { # FOLDER TREES WHERE PAPER OPTION...
	local -x from=$1 paper=$4
	local trees=$2 where=$3
	shift 4
	# shellcheck disable=SC2016
	each "$trees" 'paper "$from/TREE.7" "$from/TREE.txt" "$paper"' || fail "$where: groff complains"
	check "$from" "$trees" "$where" "$@"
	check_links "$from" "$trees" "$where"
}

on_terminal() { # FOLDER TREES COLUMNS FORMATTER OPTION...
	local -x from=$1 columns=$3 formatter=$4
	local trees=$2 name=$4
	shift 4
	[ "$formatter" != man ] || name="man with groff $version"
	[ "$formatter" != groff ] || name="groff $version"
	# shellcheck disable=SC2016
	each "$trees" 'terminal "$from/TREE.7" "$from/TREE.txt" "$columns" "$formatter"' ||
		fail "$name, $columns columns: it complains"
	check "$from" "$trees" "$name, $columns columns" --columns "$columns" "$@"
}

# --- the shipped trees ----------------------------------------------------------------------------

tell_time() { # WHAT BEGUN
	echo "$1 in $((($(date +%s%N) - $2) / 1000000)) ms"
}

follow_shipped() {
	local begun points paper columns formatter formatters=groff
	begun=$(date +%s%N)
	sheets "$work/12" "$shipped"
	tell_time "all sheets written" "$begun"
	begun=$(date +%s%N)
	# shellcheck disable=SC2016
	each "$shipped" 'paper "$work/12/TREE.7" "$work/12/TREE.txt" a4' || fail "groff complains"
	tell_time "all sheets set as PDF, and their text taken out," "$begun"
	sheets "$work/16" "$shipped" --large-print
	for points in 12 16; do
		for paper in a4 letter; do
			on_paper "$work/$points" "$shipped" \
				"groff $version, ${names[$paper]}, $points points" $paper
			[ $paper = a4 ] || continue
			awk -F'[: ]+' '
				BEGIN { printf "pages at '$points' points" }
				/ references followed/ { printf ", %s %s", $1, $5 }
				END { print "" }' "$work/$points/followed"
		done
	done
	mkdir "$work/uk"
	sheets "$work/uk" "$shipped" --region uk
	on_paper "$work/uk" "$shipped" "groff $version, A4, 12 points, one country" a4 --region uk
	# man runs the groff that is installed; another one is asked itself.
	[ "$groff" != groff ] || formatters="man"
	! has mandoc || formatters+=' mandoc'
	for formatter in $formatters; do
		for columns in 40 80; do
			on_terminal "$work/12" "$shipped" $columns "$formatter"
		done
	done
}

has() { command -v "$1" >/dev/null; }

# --- pages broken on purpose ----------------------------------------------------------------------

# Breaks the sheet of stress by an awk program, and sets it with groff for paper, or with mandoc for
# a terminal; what is then told must have the words TOLD.
broken() { # paper|mandoc NAME TOLD AWK
	local folder="$work/broken-$2" tree columns=()
	mkdir "$folder"
	for tree in $shipped; do ln -s "$work/$1/$tree.txt" "$folder/$tree.txt"; done
	rm "$folder/stress.txt"
	awk "$4" "$work/whole.7" >"$folder/stress.7"
	! cmp -s "$work/whole.7" "$folder/stress.7" || fail "$2: nothing was broken"
	if [ "$1" = paper ]; then # groff may see it, too
		paper "$folder/stress.7" "$folder/stress.txt" a4 2>/dev/null || true
	else
		terminal "$folder/stress.7" "$folder/stress.txt" 80 mandoc
		columns=(--columns 80)
	fi
	! follow "$folder" "$shipped" "${columns[@]}" || fail "$2 was not found"
	grep -q "$3" "$folder/followed" || {
		head -n 20 "$folder/followed" >&2
		fail "$2 was found, but not told as $3"
	}
	echo "found: $2" | tee "$folder/found"
}

IN_X1='/^\.SS "X1\. / { here = 1 } here'
ARROW="$IN_X1 && /pdfhref L -D nX2 /"

# Runs a command beside others, as many as there are processors.
at_once() { # COMMAND...
	while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do wait -n || true; done
	"$@" &
}

break_pages() {
	local folder
	sheets "$work/paper" "$shipped"
	cp "$work/paper/stress.7" "$work/whole.7"
	# shellcheck disable=SC2016
	each "$shipped" 'paper "$work/paper/TREE.7" "$work/paper/TREE.txt" a4' || fail "groff complains"
	at_once broken paper wrong-page 'X2 is said to be on page 99' \
		"$ARROW"' { sub(/p\.\\~[0-9]+/, "p.\\~99"); here = 0 } 1'
	at_once broken paper lost-arrow 'X1: not an arrow' \
		"$ARROW"' { $0 = ".ie \\n(pL \\&"; here = 0 } 1'
	at_once broken paper swapped-target 'an arrow in X1 leads to X3 and not to X2' \
		"$ARROW"' { gsub(/X2/, "X3"); here = 0 } 1'
	at_once broken paper arrow-back 'a reader is not at' "$ARROW"' { gsub(/X2/, "G2"); here = 0 } 1'
	at_once broken paper split-entry 'X1 stands on pages' \
		"$ARROW"' { here = 0; due = 1 } due && /^\.PD/ { print ".br\n.if t .rs\n.if t .bp"; due = 0 } 1'
	at_once broken paper lost-word 'X1: not' \
		"$IN_X1"' && /^[A-Z][a-z]+ / { sub(/ [a-z]+ /, " "); here = 0 } 1'
	at_once broken paper line-with-dot 'X1: not' \
		"$IN_X1"' && /^[A-Z][a-z]+ / { $0 = "." $0; here = 0 } 1'
	at_once broken paper lost-parent 'X7: not X' \
		'/^\.SS "X7\. / { here = 1 } here && / -A [)] -- / { left = 5; here = 0 }
		left > 0 { left--; next } 1'
	at_once broken paper wrong-parent-page 'X2 is said to be on page 99' \
		'/^\.SS "X7\. / { here = 1 } here && / -- X2,/ { sub(/p\.\\~[0-9]+/, "p.\\~99"); here = 0 } 1'
	at_once broken paper wrong-help-page 'G5: not' '{ sub(/ds hL " .page\\~[0-9]+/, "ds hL \" (page\\~1") } 1'
	at_once broken paper missing-stop 'STOP FIRST does not know' \
		'/^\.SH / { here = /"STOP FIRST"/ } here && /^\.TP/ { here++ } here != 3 || /^\.PD/'
	at_once broken paper lost-blank 'My path has' '/^My path: / { sub(/ \\\(-> ____/, "") } 1'
	at_once broken paper lost-entry 'X2 is missing' '/^\.SS / { here = /"X2\. / } !here'
	wait
	if has mandoc; then # whether .pdfhref is there must be asked once only: mandoc learns it
		mkdir "$work/mandoc"
		# shellcheck disable=SC2016
		each "$shipped" 'terminal "$work/paper/TREE.7" "$work/mandoc/TREE.txt" 80 mandoc'
		broken mandoc lost-numbers 'G1: not an arrow' '{ sub(/^\.ie \\n\(pL /, ".ie d pdfhref ") } 1'
	fi
	for folder in "$work"/broken-*; do
		[ -e "$folder/found" ] || exit 1 # it said why
	done
}

# --- trees of others ------------------------------------------------------------------------------

# On terminals, and on paper as these options of print.sh say.
in_script() { # greek|chinese WHERE OPTIONS
	local -x folder="$work/$1" from="$work/$1-sheets" options=$3
	local where=$2 width
	whose="$1, "
	"$build/foreign" "$1" trees "$folder" >/dev/null
	"$build/partway" check "$folder" >"$work/checked" ||
		grep -q ': 0 errors' "$work/checked" || fail "$1: $(cat "$work/checked")"
	sheets "$from" "$shipped" --trees "$folder"
	for width in 40 80; do
		on_terminal "$from" "$shipped" $width man --trees "$folder"
	done
	# shellcheck disable=SC2016
	each "$shipped" 'printed "$folder" TREE "$from/TREE.txt" $options' ||
		fail "$1: man/print.sh complains"
	check "$from" "$shipped" "groff $version, $where" --trees "$folder"
}

of_another_author() {
	local folder="$work/author" from="$work/author-sheets" trees='quarrel silence chain' points large=
	whose="another author, "
	cp -r tests/support/forest "$folder"
	awk -f tests/paper/another.awk >"$folder/chain.yaml"
	for points in 12 16; do
		[ $points = 12 ] || large=--large-print
		sheets "$from" "$trees" $large --trees "$folder"
		on_paper "$from" "$trees" "groff $version, A4, $points points" a4 --trees "$folder"
	done
	on_terminal "$from" "$trees" 40 groff --trees "$folder"
}

case ${2:-shipped} in
shipped) follow_shipped ;;
broken) break_pages ;;
others)
	of_another_author
	in_script greek 'A4, 12 points' '-p a4'
	in_script chinese 'Letter, 16 points' '-p letter -l'
	;;
*) fail "no such part: $2" ;;
esac
