# What can be wrong with a kiosk's machine; part of setup.sh, which has the names used here.
# SPDX-License-Identifier: ISC
# shellcheck shell=sh disable=SC2154
#
# Each function looks at one thing and writes what is wrong with it and how to mend that, or nothing.

# Where visitors could log in, too: services of PAM.
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
	if ! entry=$(getent passwd "$account"); then
		! getent group "$account" >/dev/null || echo "there is a group $account without the account: groupdel $account"
		return
	fi
	case $entry in
	*:*:0:*) echo "account $account has the rights of root: userdel $account" ;;
	*:/:"$program") ;;
	*) echo "account $account has another home or shell than / and $program: userdel $account" ;;
	esac
	[ "$(id -Gn "$account")" = "$account" ] ||
		echo "account $account has the rights of other groups: usermod -g $account -G '' $account"
}

others_here() {
	for name in $others; do
		[ ! -e "/etc/pam.d/$name" ] || echo "$name"
	done
}

wrong_services() {
	[ "$KIOSK_LOGIN" = password ] || others_here |
		sed 's/$/ could let visitors in without a password: remove it, or KIOSK_LOGIN=password/'
}

wrong_syntax() { # FILE, for sshd
	said=$(/usr/sbin/sshd -t -f "$1" 2>&1) ||
		echo "sshd does not take this (9.2 or newer is needed): $(echo "$said" | head -n 1)"
}

as_for_visitors() { # FILE, for sshd
	/usr/sbin/sshd -T -f "$1" -C "user=$account,host=x,addr=127.0.0.1"
}

# As sshd understands it: of two lines about the same, another file's may come first. It does not tell
# of DebianBanner. Which key there is, is looked at elsewhere.
wrong_effect() { # FILE, for sshd
	as_for_visitors "$1" >"$tmp/effect" || return
	if [ "$config" = "$shared" ] && ! grep -qi '^[[:space:]]*Include[[:space:]].*sshd_config\.d/\*' /etc/ssh/sshd_config; then
		echo '/etc/ssh/sshd_config does not read its folder: let it begin with Include /etc/ssh/sshd_config.d/*.conf'
		return
	fi
	filled "$config" | sed -n 's/^[[:space:]]*//; s/^\(SetEnv\) \(.*\) \(.*\)/\1 \2\n\1 \3/; /^#/d; /^Match/d; /^DebianBanner/d; /^HostKey/d; /./p' |
		grep -vixFf "$tmp/effect" |
		sed 's/\([^ ]*\).*/sshd does not follow "&": another line for \1 comes before it/'
	! grep '^acceptenv' "$tmp/effect" | grep -v ' PARTWAY_NOTHING$' ||
		echo 'visitors could set these variables: remove that line from the configuration of sshd'
}

# With one sshd: that no list of its administrators' keeps visitors out. Of two lists both hold.
wrong_names() {
	[ "$config" = "$shared" ] || return 0
	for word in Users Groups; do
		! grep -qi "^allow$word " "$tmp/effect" || grep -qix "allow$word $account" "$tmp/effect" ||
			echo "sshd lets in only whom Allow$word names: write $account there, too"
		! grep -qix "deny$word $account" "$tmp/effect" || echo "sshd keeps visitors out: remove $account from Deny$word"
	done
}

# With one sshd: who is met by an earlier Match gets what that says. For which addresses, nobody asks.
wrong_matches() {
	[ "$config" = "$shared" ] || return 0
	printf '%s\n' /etc/ssh/sshd_config.d/*.conf $shared | sort -u | sed "\\|^$shared\$|,\$d" | while read -r file; do
		! grep -qsi '^[[:space:]]*Match' "$file" ||
			echo "what $file says behind Match comes before what holds for visitors: rename it, from 60- on"
	done
}

# That the other sshd keeps visitors out.
wrong_deny() { # [FILE in place of its configuration]
	[ "$config" = "$own" ] && [ -e /etc/ssh/sshd_config ] || return 0
	as_for_visitors "${1-/etc/ssh/sshd_config}" | grep -qx "denyusers $account" ||
		echo "visitors can try the sshd of administrators: write DenyUsers $account into /etc/ssh/sshd_config"
}

# The port may be taken where it is ours already. The other sshd need not run just now.
wrong_port() {
	[ "$config" = "$own" ] || return 0
	! as_for_visitors /etc/ssh/sshd_config 2>/dev/null | grep -qx "port $PORT" ||
		echo "port $PORT is that of the sshd of administrators: choose another with PORT="
	[ "$PORT" != "$(said Port)" ] || return 0
	! ss -Hltn "sport = :$PORT" | grep -q . || echo "port $PORT is in use: choose another with PORT="
}

# One visit, on a terminal of its own: it has to begin, and to end with x.
wrong_start() { # PROGRAM
	: >"$tmp/screen"
	rm -f "$tmp/ended"
	for _ in $(seq 100); do
		! grep -q leave "$tmp/screen" && [ ! -e "$tmp/ended" ] || break
		sleep 0.1
	done | { cat && printf x; } | {
		TERM=xterm timeout 20 script -qec "'$1'" /dev/null >"$tmp/screen" || { : >"$tmp/ended" && false; }
	} && grep -q leave "$tmp/screen" ||
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
	find /dev/shm /etc /home /run /tmp /var -xdev -ignore_readdir_race \( -user "$account" -o -group "$account" \) -printf '%p belongs to visitors: chown root:root %p\n' 2>/dev/null || : # of what goes away meanwhile
}

# The program holds a copy of these libraries, as they were when it was built. dpkg writes the lists when
# it installs.
newer_libraries() {
	find /var/lib/dpkg/info \( -name 'libc6-dev*.list' -o -name 'libncurses-dev*.list' \) -newer "$program" 2>/dev/null
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
