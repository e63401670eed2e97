#!/bin/sh
# The kiosk on a machine: setup.sh install PROGRAM | check | uninstall. make calls it, as root.
# SPDX-License-Identifier: ISC
#
# What was chosen for this machine (DROPIN, KIOSK_LOGIN, PORT) is read from its configuration, and
# stays unless it is given. An unsafe machine is refused before anything is changed, and what is as
# it must be is not written again: so install can be run at any time, and nobody's visit ends.
set -eu
umask 022
export LC_ALL=C PATH="$PATH:/usr/sbin:/sbin" # su keeps that of an ordinary account
folder=$(dirname "$0")
# shellcheck source=src/kiosk/wrong.sh
. "$folder/wrong.sh"

account=partway-kiosk
program=$(readlink -m "${PREFIX:-/usr/local}/libexec")/partway-kiosk # whoever owns a link could lead it elsewhere
own=/etc/ssh/sshd_config_partway                    # an sshd for visitors,
shared=/etc/ssh/sshd_config.d/50-partway-kiosk.conf # or one for them and administrators
deny=/etc/ssh/sshd_config.d/40-partway-kiosk.conf
units=/etc/systemd/system
site=/etc/partway/site.yaml
key=/etc/ssh/ssh_host_ed25519_key
by_hand="mkdir -p /run/sshd && /usr/sbin/sshd -f $own"
wrong=''

say() {
	printf '%s\n' "$*"
}

fail() {
	printf 'kiosk: %s\n' "$*" >&2
	exit 1
}

# What the configuration of this machine has for a word.
said() { # WORD
	sed -n "s/^[[:space:]]*$1 //p" $own $shared 2>/dev/null | head -n 1
}

choose() {
	case $program in *[!A-Za-z0-9/._+-]*) fail 'PREFIX is a path of letters, digits and . _ + -' ;; esac
	case ${DROPIN-} in '' | 0 | 1) ;; *) fail 'DROPIN is 1, or 0 for an sshd of its own' ;; esac
	[ -n "${DROPIN-}" ] || [ ! -e $shared ] || DROPIN=1
	if [ "${DROPIN-}" = 1 ]; then
		config=$shared other=$own
	else
		config=$own other=$shared
	fi
	KIOSK_LOGIN=${KIOSK_LOGIN:-$(said AuthenticationMethods)} PORT=${PORT:-$(said Port)}
	KIOSK_LOGIN=${KIOSK_LOGIN:-none} PORT=${PORT:-2222}
	files=$(files_of $config)
	case $KIOSK_LOGIN in none | password) ;; *) fail 'KIOSK_LOGIN is none or password' ;; esac
	case $PORT in *[!0-9]*) fail 'PORT is a number' ;; esac
}

files_of() { # CONFIG
	case $1 in
	"$shared") echo $shared ;;
	*) echo $own $deny $units/partway-kiosk.socket $units/partway-kiosk@.service $units/partway-kiosk.slice ;;
	esac
}

# A file of ours as it must be on this machine.
filled() { # TARGET
	case $KIOSK_LOGIN in
	password) login='s/\(AuthenticationMethods\) none/\1 password/; s/\(PermitEmptyPasswords\) yes/\1 no/
		s/\(MaxAuthTries\) 2/\1 3/' ;;
	*) login= ;;
	esac
	sed "s/^Port 2222\$/Port $PORT/; s/^ListenStream=2222\$/ListenStream=$PORT/; $login" "$folder/etc/${1##*/}"
}

has_systemd() {
	[ -d /run/systemd/system ]
}

# Where no list of at's is, nobody but root may use it; with one, everybody who is not on it.
job_lists() {
	echo /etc/cron.deny
	[ ! -e /etc/at.deny ] || echo /etc/at.deny
}

# --- look -----------------------------------------------------------------------------------------

look() { # WHAT FUNCTION [ARGUMENT]
	what=$1
	shift
	fault=$("$@" 2>&1) || fault=${fault:-it was not to be found out}
	if [ -n "$fault" ]; then
		wrong=1
		printf '%s\n' "$fault" | sed "s/^/WRONG  $what: /"
	elif [ "$verb" = check ]; then
		say "ok     $what"
	fi
}

# What must hold before anything is installed, and later.
look_at_machine() { # CONFIGURATION PROGRAM
	mkdir -p /run/sshd # sshd does not even read without it
	look 'commands of others at login' wrong_sshrc
	look 'paths that only root can change' wrong_paths
	look 'list of ordinary shells' wrong_shells
	look 'account' wrong_account
	look 'other services' wrong_services
	look 'configuration of sshd' wrong_syntax "$1"
	look 'what sshd makes of it' wrong_effect "$1"
	look 'who is let in' wrong_names
	look 'who comes first in it' wrong_matches
	look 'port' wrong_port
	look 'program, sealed' wrong_start "$2"
	[ -e /usr/share/terminfo/p/putty ] ||
		say 'note   many terminals will get plain lines: apt install ncurses-term'
	[ "$KIOSK_LOGIN" = none ] || others_here |
		sed "s/$/ takes passwords, too, and visitors know theirs: remove it, or keep $account out of it/; s/^/note   /"
}

check_kiosk() {
	choose
	look_at_machine "$(main_config)" "$program"
	look 'files' wrong_files
	look 'login' wrong_login
	look 'sshd of administrators' wrong_deny
	look 'nothing belongs to visitors' wrong_belongings
	look 'no jobs for later' wrong_jobs
	look 'open for visitors' wrong_units
	[ -z "$(newer_libraries)" ] || say 'note   the libraries in the program are older than those of this machine: make install-kiosk'
	[ ! -e "$key" ] || say "note   $(ssh-keygen -lf $key)"
	[ -z "$wrong" ]
}

# The file that the sshd for visitors begins with.
main_config() {
	if [ "$config" = "$own" ]; then echo $own; else echo /etc/ssh/sshd_config; fi
}

# --- install --------------------------------------------------------------------------------------

# Writes standard input to a file unless it holds that; in one step, for it may be in use.
put() { # FILE MODE
	mkdir -p "${1%/*}"
	{ cat >"$1.new" && [ -s "$1.new" ]; } || { rm -f "$1.new" && fail "$1 cannot be written"; }
	if cmp -s "$1.new" "$1"; then
		rm "$1.new"
	else
		chmod "$2" "$1.new"
		mv "$1.new" "$1"
		say "wrote  $1"
	fi
}

install_kiosk() { # PROGRAM
	choose
	make_key=$([ -e "$key" ] || echo yes)
	for_trial "$1"
	[ -z "$wrong" ] || fail 'nothing was changed: mend that, and try again'
	[ -z "$make_key" ] || ssh-keygen -q -t ed25519 -N '' -f $key
	[ -e $site ] || put $site 644 <"$folder/etc/site.yaml"
	put "$program" 755 <"$1"
	touch -r "$1" "$program" # the time at which it was built
	for file in $files; do
		filled "$file" | put "$file" 644
	done
	[ ! -e "$other" ] || remove_files $other
	put_account
	open_kiosk
	say "note   $(ssh-keygen -lf $key)"
	[ "$KIOSK_LOGIN" = none ] || [ "$(passwd -S "$account" | cut -d ' ' -f 2)" = P ] ||
		say "now    choose the password that visitors type: passwd $account"
}

# The machine as it is, with the configuration as it will be.
for_trial() { # PROGRAM
	filled "$config" >"$tmp/trial"
	[ -z "$make_key" ] || ssh-keygen -q -t ed25519 -N '' -f "$tmp/key"
	[ -z "$make_key" ] || sed -i "s|^HostKey .*|HostKey $tmp/key|" "$tmp/trial"
	if [ "$config" = "$shared" ]; then
		mv "$tmp/trial" "$tmp/part"
		with_ours $shared "$tmp/part" >"$tmp/trial"
	fi
	look_at_machine "$tmp/trial" "$1"
	filled $deny >"$tmp/deny"
	with_ours $deny "$tmp/deny" >"$tmp/admins"
	look 'sshd of administrators' wrong_deny "$tmp/admins"
}

# The configuration of the other sshd as it will be: one file of ours where it reads its folder, if it
# does. What stands before that wins.
with_ours() { # FILE COPY
	printf '%s\n' /etc/ssh/sshd_config.d/*.conf "$1" | sort -u | while read -r file; do
		case $file in
		"$1") echo "Include $2" ;;
		*\** | "$deny" | "$shared") ;;
		*) echo "Include $file" ;;
		esac
	done >"$tmp/list"
	sed -e "/^[[:space:]]*Include[[:space:]].*sshd_config\.d\/\*/I{r $tmp/list" -e 'd}' /etc/ssh/sshd_config 2>/dev/null || :
}

put_account() {
	getent passwd "$account" >/dev/null ||
		useradd --system --user-group --no-create-home --home-dir / --shell "$program" "$account"
	case $KIOSK_LOGIN/$(passwd -S "$account" | cut -d ' ' -f 2) in
	none/NP | password/P | password/L) ;;
	none/*) passwd -q -d "$account" ;;
	*) passwd -q -l "$account" ;;
	esac
	for file in $(job_lists); do
		grep -qsx "$account" "$file" || echo "$account" >>"$file"
	done
}

# Visits that have begun go on: each is a unit of its own.
open_kiosk() {
	if ! has_systemd; then
		say "now    no systemd runs here; by hand: $([ "$config" = "$own" ] && echo "$by_hand" || echo 'reload sshd')"
		return
	fi
	systemctl daemon-reload
	if [ "$config" = "$own" ]; then
		systemctl enable -q partway-kiosk.socket
		systemctl restart partway-kiosk.socket
	fi
	systemctl try-reload-or-restart ssh.service
}

# --- uninstall ------------------------------------------------------------------------------------

uninstall_kiosk() {
	choose
	[ "$(id -u "$account" 2>/dev/null)" != 0 ] || fail "account $account has the rights of root, so it is not from here"
	end_visits
	remove_files $own
	remove_files $shared
	! getent passwd "$account" >/dev/null || userdel "$account"
	! getent group "$account" >/dev/null || groupdel "$account" # userdel may be told to leave it
	for file in $(job_lists); do
		[ ! -e "$file" ] || sed -i "/^$account\$/d" "$file"
	done
	[ -s /etc/cron.deny ] || rm -f /etc/cron.deny # without one, the same
	if cmp -s $site "$folder/etc/site.yaml"; then
		rm $site
	elif [ -e $site ]; then
		say "left   $site, which was changed"
	fi
	rm -f "$program" "$program.new"
	rmdir --ignore-fail-on-non-empty "${program%/*}" "${site%/*}" 2>/dev/null || :
	has_systemd || return 0
	systemctl daemon-reload
	systemctl try-reload-or-restart ssh.service
}

remove_files() { # CONFIG
	if [ -e $units/partway-kiosk.socket ] && [ "$1" = $own ] && has_systemd; then
		systemctl disable -q --now partway-kiosk.socket
	fi
	for file in $(files_of "$1"); do
		rm -f "$file" "$file.new"
	done
}

# Nobody new comes in, then the programs blank their screens, then whatever is left goes.
end_visits() {
	if has_systemd; then
		systemctl stop partway-kiosk.socket 2>/dev/null || :
	else
		pkill -u root -f "^sshd: .*/sshd .*-f $own( |\$)" || :
	fi
	getent passwd "$account" >/dev/null || return 0
	passwd -q -l "$account"
	pkill -u "$account" -x partway-kiosk || :
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		pgrep -u "$account" >/dev/null || return 0
		sleep 0.1
	done
	pkill -KILL -u "$account" || :
}

# --------------------------------------------------------------------------------------------------

verb=${1-}
[ "$(id -u)" = 0 ] || fail "$verb needs the rights of root"
exec 9</etc/ssh
flock -w 60 9 || fail 'another one is at work'
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT PIPE TERM
case $verb in
install | check | uninstall) "${verb}_kiosk" ${2+"$2"} ;;
*) fail 'install PROGRAM, check or uninstall' ;;
esac
