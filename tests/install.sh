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
./usr/share/zsh/site-functions/_partway
END
"$root/usr/bin/partway" --version
same() { # SHELL FILE
	"$root/usr/bin/partway" completion "$1" | cmp - "$root/usr/share/$2"
}
same bash bash-completion/completions/partway
same zsh zsh/site-functions/_partway
same fish fish/vendor_completions.d/partway.fish

touch "$root/usr/bin/other" "$root/usr/share/zsh/site-functions/_other"
make uninstall
expect uninstall <<END
./usr/bin/other
./usr/share/zsh/site-functions/_other
END
