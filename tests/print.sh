#!/bin/bash
# What make print leaves: every PDF, whole, with its links, its fonts and one route map, the same bytes
# each time; other people's trees in other scripts; and where something is missing a message, no PDF.
# Usage: tests/print.sh BUILD
# SPDX-License-Identifier: ISC
set -eu
build=$1
program=$(realpath "$build/partway")
export LC_ALL=C.UTF-8 PARTWAY_TREES=
unset SOURCE_DATE_EPOCH
work=$(mktemp -d "${TMPDIR:-/tmp}/partway print.XXXXXX") # a space, as in many a folder's name
trap 'rm -rf "$work"' EXIT
export TMPDIR=$work/tmp
mkdir "$TMPDIR"

fail() {
	echo "print: $*" >&2
	exit 1
}

print_all() { # TO [VARIABLE...]
	local to=$1
	shift
	"${MAKE:-make}" -s print BUILD="$build" PRINT="$to" "$@" || fail "make print fails"
	[ -z "$(ls -A "$TMPDIR")" ] || fail "left in TMPDIR: $(ls -A "$TMPDIR")"
}

# --- one PDF --------------------------------------------------------------------------------------

objects() { # PDF: in plain text
	qpdf --qdf --object-streams=disable "$1" -
}

check_pages() { # PDF SIZE SHEET
	local sizes
	sizes=$(pdfinfo -f 1 -l 999 "$1" | sed -n 's/^Page .* size: *//p' | sort -u)
	[[ $sizes == *"$2"* && $sizes != *$'\n'* ]] || fail "$1: pages of $sizes, not of $2"
	last=$(pdfinfo "$1" | sed -n 's/^Pages: *//p')
	pdftotext "$1" "$work/text"
	[ "$(grep -c 'Sheet [A-Z]*, route map' "$work/text")" = 1 ] || fail "$1: not one route map"
	pdftotext -f "$last" "$1" - | grep -oE '\b[A-Z]+[0-9]+\b' | sort >"$work/on-map"
	grep -oE 'label="[A-Z]+[0-9]+"' "$3.dot" | cut -d '"' -f 2 | sort | diff - "$work/on-map" ||
		fail "$1: the last page is not the whole map"
}

check_links() { # PDF SHEET
	local arrows links lost
	objects "$1" >"$work/objects"
	arrows=$(grep -c 'pdfhref L' "$2.7")
	links=$(grep -ac '/Subtype /Link' "$work/objects")
	[ "$links" = "$arrows" ] || fail "$1: $links links for $arrows arrows"
	pdfinfo -dests "$1" | sed -n 's/.*"\(.*\)"$/\1/p' | sort >"$work/targets"
	lost=$(sed -n 's,^ */Dest /,,p' "$work/objects" | sort -u | comm -23 - "$work/targets")
	[ -z "$lost" ] || fail "$1: links lead nowhere: $lost"
}

# Fonts that every printer has, or those that come along.
check_fonts() { # PDF
	local lacking
	lacking=$(pdffonts "$1" | tail -n +3 | grep -Ev '^(Helvetica|Helvetica-Bold|Times-Roman|Symbol|ZapfDingbats) |  yes (yes|no ) ' ||
		:)
	[ -z "$lacking" ] || fail "$1: not embedded: $lacking"
}

# Nothing that tells of the trees, of the day or of whoever printed it.
check_properties() { # PDF SHEET
	local day said
	day=$(sed -n 's/^\.el \.TH [^ ]* 7 \([^ ]*\) .*/\1/p' "$2.7")
	said=$(pdfinfo -isodates "$1" | grep -E '^(Title|Author|Subject|Keywords|CreationDate|ModDate):' | tr -s '\n ' ' ')
	[ "$said" = "Title: partway CreationDate: ${day}T00:00:00Z ModDate: ${day}T00:00:00Z " ] ||
		fail "$1: its properties are $said"
	! strings "$work/objects" | grep -awF -e "$(id -un)" -e "$(hostname)" || fail "$1 names who printed it"
}

check_pdf() { # PDF SIZE SHEET
	[ -s "$1" ] || fail "no $1"
	qpdf --check "$1" >"$work/said" 2>&1 || fail "$1: $(cat "$work/said")"
	check_pages "$@"
	check_links "$1" "$3"
	check_fonts "$1"
	check_properties "$1" "$3"
}

# --- the shipped trees ----------------------------------------------------------------------------

print_all "$work/print"
count=0
pages=() # by the length of large-
for file in trees/*.yaml; do
	tree=$(basename "$file" .yaml)
	for large in '' large-; do
		sheet=$work/$large$tree
		"$program" man ${large:+--large-print} "$tree" >"$sheet.7"
		"$program" graph --numbers "$tree" >"$sheet.dot"
		pdf=$work/print/partway-$tree-$large
		check_pdf "${pdf}a4.pdf" A4 "$sheet"
		check_pdf "${pdf}letter.pdf" letter "$sheet"
		pdftotext -raw "${pdf}a4.pdf" "$work/a4"
		pdftotext -raw "${pdf}letter.pdf" - | diff "$work/a4" - || fail "$tree: A4 and Letter differ"
		count=$((count + 2))
		pages[${#large}]=$last
	done
	((pages[6] > pages[0])) || fail "$tree: large print is no larger"
done
[ "$(find "$work/print" -type f | wc -l)" = $count ] || fail "$count PDFs expected: $(ls "$work/print")"
man/print.sh "$program" stress "$work/again.pdf"
cmp "$work/again.pdf" "$work/print/partway-stress-a4.pdf" || fail "printed again, it is another file"
man/print.sh -2 -e -r uk "$program" stress "$work/shop.pdf"
apart=$(pdffonts "$work/shop.pdf" | awk 'NR > 2 && $(NF - 4) != "yes" { print $1 }')
[ -z "$apart" ] || fail "for a print shop, but not in the file: $apart"

# --- other trees, other scripts -------------------------------------------------------------------

for script in greek chinese; do
	"$build/foreign" $script trees "$work/$script"
	"$program" man --trees "$work/$script" stress >"$work/$script.7"
	"$program" graph --numbers --trees "$work/$script" stress >"$work/$script.dot"
	man/print.sh -t "$work/$script" "$program" stress "$work/$script.pdf"
	check_pdf "$work/$script.pdf" A4 "$work/$script"
	# Every letter of the sheet is on paper, as itself.
	grep -o '\\\[u[0-9A-F]*]' "$work/$script.7" | tr -cd '0-9A-F\n' | sort -u >"$work/wanted"
	pdftotext "$work/$script.pdf" - | iconv -t UTF-32BE | od -An -v -tx1 -w4 |
		sed 's/ //g; s/^0000//' | tr a-f A-F | sort -u | comm -13 - "$work/wanted" >"$work/lost"
	[ ! -s "$work/lost" ] || fail "$script: letters not on paper: $(tr '\n' ' ' <"$work/lost")"
	[ "$(pdffonts "$work/$script.pdf" | grep -c '^Partway[RB][0-9]* .* yes ')" -ge 2 ] ||
		fail "$script: no fonts of its own, regular and bold"
	man/print.sh -t "$work/$script" "$program" stress "$work/again.pdf"
	cmp "$work/again.pdf" "$work/$script.pdf" || fail "$script: printed again, it is another file"
done

# Accents that are glyphs of their own in the font come along.
printf '%s\n' 'u03B1 *a' 'u1F04 u03B1_0313_0301' >"$work/letters"
fontforge -quiet -lang=py -script man/letters.py "$work" <"$work/letters" >"$work/said" 2>&1 ||
	fail "$(cat "$work/error" "$work/said")"
heights=$(sed -n 's/.* N u\(03B1\|1F04\) ; B [^ ]* [^ ]* [^ ]* \([^ ]*\) .*/\2/p' "$work"/PartwayR*.afm)
# shellcheck disable=SC2086
set -- $heights
(($2 > $1 + 100)) || fail "Greek accents are lost: $heights"

"$build/foreign" greek tests/support/forest "$work/a small forest"
print_all "$work/other" TREES_DIR="$work/a small forest"
for file in "$work/a small forest"/*.yaml; do
	for size in a4 letter large-a4 large-letter; do
		[ -s "$work/other/partway-$(basename "$file" .yaml)-$size.pdf" ] || fail "no $size of $file"
	done
done

# --- what can be missing --------------------------------------------------------------------------

# Prints a sheet that must fail, with a message, and leave nothing.
refuse() { # MESSAGE PRINT.SH ARGUMENT...
	local message=$1
	shift
	rm -f "$work/none.pdf"*
	! "$@" "$work/none.pdf" >"$work/said" 2>&1 || fail "prints, though it should say: $message"
	grep -qF -- "$message" "$work/said" || fail "says $(cat "$work/said"), not $message"
	[ -z "$(ls -A "$TMPDIR"; ls "$work"/none.pdf* 2>/dev/null)" ] || fail "leaves something behind: $message"
}

mkdir "$work/bin"
ln -s /usr/bin/* "$work/bin"
while read -r tool package; do
	rm "$work/bin/$tool"
	refuse "install Debian's package $package" \
		env PATH="$work/bin" man/print.sh -t "$work/greek" "$program" stress
	ln -s "/usr/bin/$tool" "$work/bin"
done <<-END
	groff groff
	gropdf groff
	perl perl
	dot graphviz
	qpdf qpdf
	fontforge fontforge-nox
	afmtodit groff
END
cp man/print.sh "$work"
sed 's,^FONTS = .*,FONTS = "/no/such/folder/",' man/letters.py >"$work/letters.py"
refuse "fonts-liberation" "$work/print.sh" -t "$work/greek" "$program" stress
printf '#!/bin/sh\n"%s" "$@" && echo .NOSUCH\n' "$program" >"$work/partway"
chmod +x "$work/partway"
refuse "groff failed" man/print.sh "$work/partway" stress
refuse "no tree is called" man/print.sh "$program" nothing
refuse "Usage:" man/print.sh -p a5 "$program" stress
! man/print.sh "$program" stress "$work/no/folder/x.pdf" 2>/dev/null || fail "writes into no folder"
printf '#!/bin/sh\n' >"$work/partway"
refuse "wrote no sheet" man/print.sh "$work/partway" stress

# A file is written over, nothing else is; what stands beside it is not touched.
script=$PWD/man/print.sh
mkdir "$work/names" "$work/names/folder" "$work/names/-x.pdf.new"
mkfifo "$work/names/pipe"
(
	cd "$work/names"
	"$script" "$program" stress -x.pdf
	qpdf --check ./-x.pdf >"$work/said" || fail "no -x.pdf"
	for name in folder pipe ''; do
		! "$script" "$program" stress "$name" 2>"$work/said" || fail "writes over '$name'"
		grep -q "^print.sh: $name is no file" "$work/said" || fail "says $(cat "$work/said") of '$name'"
	done
	[ "$(find . -type p -o -type f -o -empty | LC_ALL=C sort | tr '\n' ' ')" = "./-x.pdf ./-x.pdf.new ./folder ./pipe " ] ||
		fail "touches what stands beside it: $(ls -lR)"
)
[ -z "$(ls -A "$TMPDIR")" ] || fail "left in TMPDIR: $(ls -A "$TMPDIR")"
echo "$count PDFs of the shipped trees; links, fonts, route maps and properties are right"
