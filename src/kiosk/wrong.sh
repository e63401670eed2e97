# What can be wrong with a kiosk's machine; part of setup.sh, which has the names used here.
# SPDX-License-Identifier: ISC
# shellcheck shell=sh disable=SC2154
#
# Each function looks at one thing and writes what is wrong with it and how to mend that, or nothing.

# Where visitors could log in, too, without a password: services of PAM.
others='cockpit courier cups cyrus dovecot ftp imap openvpn pop pop3 proftpd pure-ftpd rexec rlogin rsh
	samba smtp squid telnet usermin vsftpd webmin xrdp xrdp-sesman'

wrong_sshrc() {
	[ ! -e /etc/ssh/sshrc ] || echo 'sshd would run /etc/ssh/sshrc for visitors: remove it'
}

# Whoever can change a folder on the way to a file can put another in its place.
wrong_paths() {
	for path in "$program" $files $site; do
		path=$(readlink -m "$path")
		while [ -n "$path" ]; do
			[ ! -e "$path" ] || printf '%s\0' "$path"
			path=${path%/*}
		done
	done | sort -uz | { printf '/\0' && cat; } |
		find -files0-from - -maxdepth 0 \( ! -user root -o -perm /022 \) \
			-printf '%p can be changed by others than root: chown root %p; chmod go-w %p\n'
}

wrong_shells() {
	! grep -qxF "$program" /etc/shells || echo "/etc/shells names $program: remove that line"
}

# Nothing where there is none yet.
wrong_account() {
	entry=$(getent passwd "$account") || return 0
	case $entry in
	*:*:0:*) echo "account $account has the rights of root: userdel $account" ;;
	*:/:"$program") ;;
	*) echo "account $account has another home or shell than / and $program: userdel $account" ;;
	esac
	[ "$(id -Gn "$account")" = "$account" ] ||
		echo "account $account has the rights of other groups: usermod -g $account -G '' $account"
}

wrong_services() {
	for name in $others; do
		[ ! -e "/etc/pam.d/$name" ] || [ "$KIOSK_LOGIN" = password ] ||
			echo "$name could let visitors in without a password: remove it, or KIOSK_LOGIN=password"
	done
}

wrong_syntax() { # FILE, for sshd
	said=$(/usr/sbin/sshd -t -f "$1" 2>&1) ||
		echo "sshd does not take this (9.2 or newer is needed): $(echo "$said" | head -n 1)"
}

# As sshd understands it: of two lines about the same, another file's may come first. It does not tell
# of DebianBanner. Which key there is, is looked at elsewhere.
wrong_effect() { # FILE, for sshd
	/usr/sbin/sshd -T -f "$1" -C "user=$account,host=x,addr=127.0.0.1" >"$tmp/effect" || return
	filled "$config" | sed -n 's/^[[:space:]]*//; s/^\(SetEnv\) \(.*\) \(.*\)/\1 \2\n\1 \3/; /^#/d; /^Match/d; /^DebianBanner/d; /^HostKey/d; /./p' |
		grep -vixFf "$tmp/effect" |
		sed 's/\([^ ]*\).*/sshd does not follow "&": another line for \1 comes before it/'
	! grep '^acceptenv' "$tmp/effect" | grep -v ' PARTWAY_NOTHING$' ||
		echo 'visitors could set these variables: remove that line from the configuration of sshd'
}

# That the other sshd keeps visitors out, or will.
wrong_deny() { # will: that it reads the file which says so, is enough
	[ "$config" = "$own" ] && [ -e /etc/ssh/sshd_config ] || return 0
	/usr/sbin/sshd -T -f /etc/ssh/sshd_config | grep -qx "denyusers $account" ||
		{ [ "${1-}" = will ] && grep -q '^Include /etc/ssh/sshd_config\.d/\*\.conf' /etc/ssh/sshd_config; } ||
		echo "visitors can try the sshd of administrators: write DenyUsers $account into /etc/ssh/sshd_config"
}

# The port may be taken where it is ours already.
wrong_port() {
	[ "$config" = "$own" ] && [ "$PORT" != "$(said Port)" ] || return 0
	! ss -Hltn "sport = :$PORT" | grep -q . || echo "port $PORT is in use: choose another with PORT="
}

# One visit, on a terminal of its own: it has to begin, and to end with x.
wrong_start() { # PROGRAM
	: >"$tmp/screen"
	for _ in $(seq 100); do
		! grep -q leave "$tmp/screen" || break
		sleep 0.1
	done | { cat && printf x; } |
		TERM=xterm timeout 20 script -qec "'$1'" /dev/null >"$tmp/screen" &&
		grep -q leave "$tmp/screen" ||
		echo "$1 does not start on this machine: $(tail -n 1 "$tmp/screen" | tr -d '\r\033')"
}

# --- once it is installed -------------------------------------------------------------------------

wrong_files() {
	for file in $files; do
		filled "$file" | cmp -s - "$file" || echo "$file is not as it was installed: make install-kiosk"
	done
	[ ! -e "$other" ] || echo "$other is there, too: make install-kiosk"
	[ -x "$program" ] || echo "$program is missing: make install-kiosk"
	[ -e "$key" ] || echo "$key is missing: make install-kiosk"
}

wrong_login() {
	state=$(passwd -S "$account" 2>/dev/null | cut -d ' ' -f 2)
	case $KIOSK_LOGIN/$state in
	none/NP | password/P) ;;
	*/) echo "there is no account $account: make install-kiosk" ;;
	*/L) echo "account $account is locked: passwd $account, or passwd -d $account where there is no password" ;;
	none/P) echo "account $account has a password: make install-kiosk" ;;
	password/NP) echo "account $account has no password: passwd $account" ;;
	*) echo "account $account: passwd -S says $state" ;;
	esac
}

wrong_belongings() {
	getent passwd "$account" >/dev/null || return 0
	find /dev/shm /etc /home /run /tmp /var -xdev -ignore_readdir_race \( -user "$account" -o -group "$account" \) -printf '%p belongs to visitors: chown root:root %p\n'
}

wrong_jobs() {
	for file in $(job_lists); do
		grep -qsx "$account" "$file" || echo "visitors are not in $file: make install-kiosk"
	done
}

wrong_units() {
	[ "$config" = "$own" ] || return 0
	if has_systemd; then
		systemctl is-enabled -q partway-kiosk.socket ||
			echo 'visitors are not let in after a restart: systemctl enable partway-kiosk.socket'
		systemctl is-active -q partway-kiosk.socket ||
			echo 'visitors are not let in: systemctl start partway-kiosk.socket'
	else
		ss -Hltn "sport = :$PORT" | grep -q . || echo "visitors are not let in: $by_hand"
	fi
}
