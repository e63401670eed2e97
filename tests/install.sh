#!/bin/sh
# What make install puts where, and that make uninstall leaves nothing and takes nothing else.
# Usage: tests/install.sh BUILD
# SPDX-License-Identifier: ISC
set -eu
build=$1
root=$(mktemp -d "${TMPDIR:-/tmp}/partway root.XXXXXX") # packagers' folders may have a space, too
wanted=$(mktemp)
trap 'rm -rf "$root" "$wanted"' EXIT
make() { PARTWAY_TREES=/no/such/folder command "${MAKE:-make}" -s BUILD="$build" DESTDIR="$root" PREFIX=/usr "$@"; }
list() { (cd "$root" && find . ! -type d | sort); }

expect() { # COMMAND: which files there are now, is standard input
	cat >"$wanted"
	list | diff "$wanted" - || { echo "install: make $1 leaves other files (>) than it should (<)"; exit 1; }
}

make install
expect install <<END
./usr/bin/partway
./usr/share/bash-completion/completions/partway
./usr/share/fish/vendor_completions.d/partway.fish
./usr/share/man/man1/partway.1
./usr/share/man/man5/partway-trees.5
./usr/share/man/man7/partway-healthy.7
./usr/share/man/man7/partway-restraining-order.7
./usr/share/man/man7/partway-start.7
./usr/share/man/man7/partway-stress.7
./usr/share/man/man7/partway-tumultuous.7
./usr/share/man/man8/partway-kiosk.8
./usr/share/zsh/site-functions/_partway
END
"$root/usr/bin/partway" --version
same() { # SHELL FILE
	"$root/usr/bin/partway" completion "$1" | cmp - "$root/usr/share/$2"
}
same bash bash-completion/completions/partway
same zsh zsh/site-functions/_partway
same fish fish/vendor_completions.d/partway.fish
"$root/usr/bin/partway" man stress | cmp - "$root/usr/share/man/man7/partway-stress.7"

# man finds each page by its name, and so does a search for words of its first line.
if command -v mandb >/dev/null; then
	man="$root/usr/share/man" MANPATH="$root/usr/share/man"
	export MANPATH
	mandb --quiet --user-db "$man" 2>&1 | grep . && exit 1
	for page in "$man"/man*/*; do
		name=${page##*/}
		section=${name##*.} name=${name%.*}
		MANWIDTH=80 man -M "$man" "$section" "$name" | grep -q '^NAME' || { echo "install: man shows no $name"; exit 1; }
		whatis -M "$man" "$name" | grep -q "^$name ($section) *- " || { echo "install: whatis knows no $name"; exit 1; }
	done
	rm -f "$man"/index.db "$man"/CACHEDIR.TAG
	rm -rf "$man"/cat*
else
	echo "SKIP  install: no mandb, so nobody looked for the pages"
fi

touch "$root/usr/share/man/man1/other.1" "$root/usr/bin/other" "$root/usr/share/zsh/site-functions/_other"
make uninstall
expect uninstall <<END
./usr/bin/other
./usr/share/man/man1/other.1
./usr/share/zsh/site-functions/_other
END
