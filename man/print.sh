#!/bin/sh
# One sheet as PDF: a tree to work through with a pen, and behind it its route map, one page.
# SPDX-License-Identifier: ISC
#
# The same trees give the same bytes. What groff says on stderr is an error, since it exits with 0
# when it leaves a letter out; then there is no PDF. Letters that its fonts lack (Greek, Cyrillic,
# Chinese, Japanese) come from the fonts that letters.py names.
set -eu

usage() {
	cat <<-'EOF'
	Usage: print.sh [-2el] [-p a4|letter] [-r REGION] [-t DIR] PROGRAM TREE FILE
	Writes the sheet of TREE, as PROGRAM (a path of partway) has it, to FILE, a PDF.
	  -p PAPER    a4 (unless said) or letter
	  -l          large print
	  -2          two-sided: page numbers on the outer edge
	  -e          all fonts in the file, for print shops
	  -r REGION   help lines of this country only
	  -t DIR      the trees in DIR
	EOF
}

fail() {
	printf 'print.sh: %s\n' "$*" >&2
	exit 1
}

need() { # TOOL PACKAGE
	command -v "$1" >/dev/null || fail "no $1: install Debian's package $2"
}

# Runs a tool that says something only where something is wrong.
quietly() { # OUTPUT TOOL...
	output=$1
	shift
	if ! "$@" >"$output" 2>"$tmp/said" || [ -s "$tmp/said" ]; then
		cat "$tmp/said" >&2
		fail "$tree: ${1##*/} failed, so there is no PDF"
	fi
}

# --- letters --------------------------------------------------------------------------------------

# Every letter beyond ASCII of the sheet, as groff's output for a device: "LETTER NAME FONT".
# Its name is groff's own: some letters, Greek ones among them, have another than their code point.
# For groff the Greek mu is the sign of a millionth, and Helvetica has that; but nobody who searches
# the PDF would find it, so it gets a name of its own.
see_letters() { # DEVICE
	sed "s/.*/.ft HR\\n\\\\X'letter: &'\\\\[&]\\n.br/" "$tmp/letters" |
		groff -T"$1" -Z 2>/dev/null | awk '
			/^x X letter: / { letter = $4 }
			/^w?x font / { fonts[$(NF - 1)] = $NF }
			/^f[0-9]/ { font = fonts[substr($0, 2)] }
			$1 == "C*m" { print letter, "greek-mu", ""; next }
			/^C/ { print letter, substr($1, 2), font }'
}

# A letter is taken from them as it is: groff would slant small Greek ones, which it knows from
# mathematics, and set others together from parts.
name_fonts() {
	regular=$(cd "$tmp" && echo PartwayR*.afm | sed 's/\.afm//g')
	echo ".special $regular"
	echo ".fspecial HB $(echo "$regular" | sed 's/PartwayR/PartwayB/g')"
	sed 's/.* \(.*\)/.rchar \\[\1]/' "$tmp/lacking"
	echo '.tr \[*m]\[greek-mu]'
}

# Makes the fonts that the sheet needs beyond groff's own, and the lines that tell groff of them.
make_fonts() {
	: >"$tmp/fonts"
	grep -o '\\\[u[0-9A-F][0-9A-F_]*]' "$tmp/sheet" | tr -d '\\[]' | sort -u >"$tmp/letters"
	[ -s "$tmp/letters" ] || return 0
	see_letters pdf | sed -n 's/ HR$//p' >"$tmp/helvetica"
	see_letters utf8 | cut -d ' ' -f 1,2 | grep -vxFf "$tmp/helvetica" >"$tmp/lacking" || return 0
	need fontforge fontforge-nox
	need afmtodit groff
	mkdir -p "$tmp/devpdf"
	fontforge -quiet -lang=py -script "$here/letters.py" "$tmp" <"$tmp/lacking" \
		>"$tmp/said" 2>&1 || fail "$tree: $(cat "$tmp/error" 2>/dev/null || tail -n 3 "$tmp/said")"
	for file in "$tmp"/Partway*.afm; do
		font=$(basename "$file" .afm)
		quietly /dev/null afmtodit -i0 -m "$file" "$tmp/map" "$tmp/devpdf/$font"
		printf '\t%s\t%s\n' "$font" "${file%.afm}.pfb" >>"$tmp/devpdf/download"
	done
	name_fonts >"$tmp/fonts"
}

# --- pages ----------------------------------------------------------------------------------------

# Lines of one length on both papers, so that all references are right on both. The title stands in
# the PDF's properties, and says no more than the header of the pages.
make_sheet() {
	echo '.pdfinfo /Title partway' >"$tmp/title"
	quietly "$tmp/sheet.pdf" groff -Tpdf -man -ww -F "$tmp" -dpaper=letter "-P-p$paper" \
		${embed:+"$embed"} ${two_sided:+"$two_sided"} "$tmp/fonts" "$tmp/sheet" "$tmp/title"
}

# The route map needs the room of a whole page: one with nothing but a line at its head.
make_map() {
	name=$(sed -n 's/^\(\.i[ef] t \)*\.TH .*"\(.*\)"$/\2/p' "$tmp/sheet" | head -n 1)
	cat >"$tmp/head" <<-EOF
	.fam H
	.ps 12
	.sp |0.45i
	.ce
	\\fB$name, route map\\fP for helpers. Circle: question. Double box: ending. Dashed: sheet.
	EOF
	quietly "$tmp/head.pdf" groff -Tpdf -ww "-dpaper=$paper" "-P-p$paper" ${embed:+"$embed"} \
		"$tmp/head"
	quietly "$tmp/map.dot" "$program" graph --numbers ${folder:+"$folder"} -- "$tree"
	quietly "$tmp/map.pdf" dot -Tpdf "$tmp/map.dot"
	[ "$(pages map)" = 1 ] || fail "$tree: its route map is larger than a page"
}

pages() { # NAME
	qpdf --show-npages "$tmp/$1.pdf"
}

# Pages are put behind the sheet, not the sheet before them: so its links remain.
join() {
	quietly /dev/null qpdf --deterministic-id "$tmp/sheet.pdf" \
		--pages . "$tmp/head.pdf" -- \
		--overlay "$tmp/map.pdf" "--to=$(($(pages sheet) + 1))" -- "$tmp/whole.pdf"
	new=$(mktemp "$pdf.XXXXXX")
	cp "$tmp/whole.pdf" "$new"
	chmod '=rw' "$new" # less what umask takes away
	mv -f "$new" "$pdf"
}

# --- the whole ------------------------------------------------------------------------------------

here=$(dirname "$0") paper=a4 large='' region='' folder='' two_sided='' embed=''
while getopts 2elp:r:t: option; do
	case $option in
	2) two_sided=-rD1 ;;
	e) embed=-P-e ;;
	l) large=--large-print ;;
	p) paper=$OPTARG ;;
	r) region=--region=$OPTARG ;;
	t) folder=--trees=$OPTARG ;;
	*) usage >&2 && exit 2 ;;
	esac
done
shift $((OPTIND - 1))
case $#$paper in
3a4 | 3letter) ;;
*) usage >&2 && exit 2 ;;
esac
program=$1 tree=$2 pdf=$3 new=''
case $pdf in
/*) ;;
*) pdf=./$pdf ;; # its name may begin with a dash
esac
if [ -e "$pdf" ] && [ ! -f "$pdf" ]; then
	fail "$3 is no file that a PDF can stand in for"
fi

need groff groff
need gropdf groff
need perl perl
need dot graphviz
need qpdf qpdf
[ -z "$embed" ] || need gs ghostscript # has the fonts themselves
tmp=$(mktemp -d "${TMPDIR:-/tmp}/print.XXXXXX")
trap 'rm -rf "$tmp" ${new:+"$new"}' EXIT
trap 'exit 1' HUP INT PIPE QUIT TERM

export LC_ALL=C.UTF-8 TZ=UTC USER=partway # whom fontforge names as the author of a font
quietly "$tmp/sheet" "$program" man ${large:+"$large"} ${region:+"$region"} ${folder:+"$folder"} \
	-- "$tree"
# The day of the sheet, not today.
day=$(sed -n 's/^\(\.i[ef] t \)*\.TH .* 7 \([0-9-]*\) .*/\2/p' "$tmp/sheet" | head -n 1)
[ -n "$day" ] || fail "$tree: $program wrote no sheet"
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(date -u -d "$day" +%s)}"
make_fonts
make_sheet
make_map
join
