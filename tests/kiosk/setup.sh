#!/bin/bash
# make install-kiosk, check-kiosk and uninstall-kiosk, as volunteers use them.
# A part of tests/kiosk.sh. Usage, within inside.sh: setup.sh BUILD
# SPDX-License-Identifier: ISC
# shellcheck source=tests/kiosk/machine.sh
. tests/kiosk/machine.sh "$1"

# --- installed, and once more ---------------------------------------------------------------------

started=''
start() { # CONFIG PORT
	/usr/sbin/sshd -D -f "$1" -o "Port $2" &
	started=$!
	while ! ss -Hltn "sport = :$2" | grep -q .; do kill -0 $started && sleep 0.02; done
}
end() {
	kill "$started"
	wait "$started" || :
}

cat >"$box/ssh_config" <<END
Host *
	HostName 127.0.0.1
	User partway-kiosk
	UserKnownHostsFile $KIOSK_BOX/known_hosts
	CheckHostIP no
	LogLevel ERROR
	NumberOfPasswordPrompts 1
END
mkfifo "$box/keys"
exec 5<>"$box/keys"
visit() { # PORT [OPTION...]: until the welcome page is there
	: >"$box/screen"
	ssh -F "$box/ssh_config" -tt -p "$1" "${@:2}" box <"$box/keys" >"$box/screen" 2>&1 &
	visit=$!
	for ((i = 0; i < 200; i++)); do
		! grep -q 'leave' "$box/screen" || return 0
		kill -0 $visit 2>/dev/null || return 1
		sleep 0.05
	done
	return 1
}
leave() {
	printf x >&5
	wait $visit || bad "a visit does not end with x"
}
no_visit() {
	! visit "$@" || bad "let in: $*"
}
# Files of ours and when they were written.
ours() {
	stat -c '%n %Y %i' $program $config /etc/ssh/sshd_config.d/* /etc/systemd/system/partway-* /etc/partway/site.yaml
	cat /etc/passwd /etc/shadow /etc/cron.deny
}

install
ours >"$box/ours"
start $config 2222
check 'install'
visit 2222 || bad "no visit: $(cat "$box/screen")"
install
ours | cmp - "$box/ours" || bad "a second installation writes again"
cp "$build/partway-kiosk" "$box/newer"
echo >>"$box/newer"
src/kiosk/setup.sh install "$box/newer" >"$said" || bad "a newer program"
cmp -s "$box/newer" $program || bad "the newer program is not there"
kill -0 $visit || bad "a visit ended when the kiosk was installed again"
leave
install
echo "a second installation writes nothing, a newer program ends no visit"

# --- what check finds -----------------------------------------------------------------------------

told=0
service='/etc/systemd/system/partway-kiosk@.service'
edited $config "sed -i 's/^X11Forwarding no/X11Forwarding yes/; /^ForceCommand/d' $config
	echo AcceptEnv LANG >>$config" 'follow "X11Forwarding no"'
words+=('follow "ForceCommand kiosk"' 'could set these variables')
edited $service "sed -i s/PrivateNetwork=yes/PrivateNetwork=no/ $service" "$service is not as"
edited /etc/passwd 'usermod -s /bin/sh partway-kiosk' 'another home or shell'
edited /etc/shadow 'echo partway-kiosk:secret | chpasswd' 'has a password'
edited /etc/cron.deny 'rm /etc/cron.deny' 'are not in /etc/cron.deny'
edited $program "rm $program" "$program is missing"
fault '/var/tmp/file belongs' 'touch /var/tmp/file; chown partway-kiosk /var/tmp/file' 'rm /var/tmp/file'
found
edited $config "echo Subsystem sftp internal-sftp >>$config" "$config is not as"
edited /etc/shells "echo $program >>/etc/shells" 'remove that line'
edited /etc/group 'usermod -aG adm partway-kiosk' 'other groups'
edited /etc/shadow 'passwd -q -l partway-kiosk' 'is locked'
edited /etc/ssh/sshd_config 'sed -i /^Include/d /etc/ssh/sshd_config' 'write DenyUsers'
fault 'would run /etc/ssh/sshrc' 'touch /etc/ssh/sshrc' 'rm /etc/ssh/sshrc'
fault 'chmod go-w /usr/local/libexec' 'chmod g+w /usr/local/libexec' 'chmod g-w /usr/local/libexec'
fault "$dropin is there, too" "touch $dropin; export DROPIN=0" "rm $dropin; unset DROPIN"
found
edited $config "echo Subsystem sftp internal-sftp >>$config" "$config is not as"
found
check 'all that was broken was mended'
touch -d 2001-01-01 $program
check 'an old program is only old'
grep -q 'libraries in the program are older' "$said" || bad "nothing said of old libraries"
install
check 'installed anew'
! grep -q 'libraries in the program' "$said" || bad "libraries are said to be old that are not"
end
words=('are not let in')
found

# --- with a password ------------------------------------------------------------------------------

install KIOSK_LOGIN=password PORT=2200
grep -q 'choose the password' "$said" || bad "nobody is told to choose a password"
words=('is locked')
found
echo partway-kiosk:walk-in | chpasswd
install
cat >"$box/askpass" <<'END'
#!/bin/sh
echo "$PASSWORD"
END
chmod +x "$box/askpass"
export SSH_ASKPASS=$box/askpass SSH_ASKPASS_REQUIRE=force
start $config 2200
check 'a password was chosen'
touch /etc/pam.d/vsftpd
check 'a service that takes passwords'
grep -q '^note   vsftpd takes passwords, too' "$said" || bad "nobody is told where else the password lets in"
rm /etc/pam.d/vsftpd
PASSWORD=walk-in visit 2200 || bad "the right password does not let in"
leave
PASSWORD=walk-on no_visit 2200
no_visit 2200 -o PreferredAuthentications=none
end
grep -q '^Port 2200' $config && grep -qx ListenStream=2200 /etc/systemd/system/partway-kiosk.socket || bad "another port"
install KIOSK_LOGIN=none PORT=2222
words=('are not let in')
found
echo "with a password: only the right one"

# --- the card ------------------------------------------------------------------------------------

for login in none password; do
	install KIOSK_LOGIN=$login
	HOST=a-long-name.of-a-machine.example src/kiosk/card.sh "$box/card" >"$said"
	pdfinfo "$box/card.pdf" | grep -q '^Pages: *1$' || bad "the card has more than one page"
	pdftotext -layout "$box/card.pdf" "$box/card.words" || bad "the card cannot be read"
	for words in 'ssh -p 2222 partway-kiosk@a-long-name.of-a-machine.example' \
		"$(ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key | sed 's/.*SHA256:\([^ ]*\) .*/\1/')" 'leave at once' 'help lines' 'it is closed just now'; do
		tr -d ' \n' <"$box/card.words" | sed 's/[−‐]/-/g' | grep -qF "$(printf %s "$words" | tr -d ' ')" || bad "not on the card: $words"
	done
	grep -q 'ask us for it' "$box/card.words" || [ $login = none ] || bad "the card says nothing of a password"
done
install KIOSK_LOGIN=none
echo "the card: one page, with the key of the host"

# --- row 22: what sshd makes of it ----------------------------------------------------------------

effect() { # CONFIG USER
	/usr/sbin/sshd -T -f "$1" -C "user=$2,host=x,addr=127.0.0.1"
}
golden() { # NAME
	[ -z "${UPDATE_GOLDEN-}" ] || cp "$box/effect" "tests/kiosk/$1"
	diff "tests/kiosk/$1" "$box/effect" >"$said" || bad "sshd follows others lines (>) than it should (<)"
}
ours=$(ssh -V 2>&1)
effect $config partway-kiosk >"$box/effect"
lines=$(wc -l <"$box/effect")
case $ours in OpenSSH_9.2*) golden sshd-own.golden ;; esac

# --- one sshd for all -----------------------------------------------------------------------------

rm -f $config
kiosk uninstall-kiosk || bad "uninstall-kiosk fails"
unchanged 'uninstalled, after a file was lost'
effect /etc/ssh/sshd_config root >"$box/root"
install DROPIN=1
[ ! -e $config ] && [ ! -e $service ] || bad "files for an sshd of its own"
effect /etc/ssh/sshd_config root | diff "$box/root" - | grep '^[<>]' >"$box/differs" || :
sed 's/^[<>] \([a-z]*\).*/\1/' "$box/differs" | sort -u | tr '\n' ' ' >"$said"
[ "$(cat "$said")" = 'logingracetime maxstartups persourcemaxstartups persourcenetblocksize printlastlog ' ] ||
	bad "administrators' login has changed"
effect /etc/ssh/sshd_config partway-kiosk >"$box/effect"
case $ours in OpenSSH_9.2*) golden sshd-shared.golden ;; esac
start /etc/ssh/sshd_config 2022
check 'install with one sshd'
visit 2022 || bad "no visit on the one sshd: $(cat "$box/screen")"
leave
passwd -q -l partway-kiosk
no_visit 2022
install
visit 2022 || bad "no visit after it was unlocked"
leave
end
install DROPIN=0
[ -e $config ] && [ ! -e $dropin ] || bad "back to an sshd of its own"
case $ours in
OpenSSH_9.2*) echo "ROW 22 config drift: none in $lines lines (own sshd), $(wc -l <"$box/effect") (shared)" ;;
*) echo "SKIP 22 config drift: the expected lines are those of OpenSSH 9.2, and this is $ours" ;;
esac

# --- with systemd, or what stands in for it -------------------------------------------------------

# Notes what it is told to do, and knows whether the socket is open.
mkdir -p /run/systemd/system "$box/bin"
cat >"$box/bin/systemctl" <<END
#!/bin/sh
echo "\$*" >>$box/told
case "\$*" in
*"is-active"* | *is-enabled*) [ -e $box/open ] ;;
*restart*socket | enable*) touch $box/open ;;
*stop*socket | disable*) rm -f $box/open ;;
esac
END
chmod +x "$box/bin/systemctl"
systemd_is_told() { # WHAT...: since the last time
	printf '%s\n' "$@" | diff - "$box/told" >"$said" || bad "systemd is told more (>) or less (<)"
	rm "$box/told"
}
opened=(daemon-reload 'enable -q partway-kiosk.socket' 'restart partway-kiosk.socket'
	'try-reload-or-restart ssh.service')
path=$PATH
PATH=$box/bin:$PATH
touch "$box/told"
install
systemd_is_told "${opened[@]}"
check 'installed with systemd'
rm "$box/told"
install PORT=2201
systemd_is_told "${opened[@]}"
systemctl stop partway-kiosk.socket
words=('systemctl start partway-kiosk.socket')
found
rm "$box/told"
install DROPIN=1
grep -qx 'disable -q --now partway-kiosk.socket' "$box/told" || bad "the socket stays open beside the drop-in"
grep -qx 'try-reload-or-restart ssh.service' "$box/told" || bad "the drop-in is not taken over"
install DROPIN=0 PORT=2222
rm "$box/told"
kiosk uninstall-kiosk || bad "uninstall-kiosk fails"
systemd_is_told 'stop partway-kiosk.socket' 'disable -q --now partway-kiosk.socket' daemon-reload \
	'try-reload-or-restart ssh.service'
unchanged 'uninstalled with systemd'
rm -r /run/systemd
PATH=$path
install
echo "systemd is told what is needed"

# --- and away -------------------------------------------------------------------------------------

start $config 2222
visit 2222 || bad "no visit"
kiosk uninstall-kiosk || bad "uninstall-kiosk fails"
unchanged 'uninstalled'
wait $visit && wait "$started" || bad "a visit, or its sshd, goes on"
tail -c 100 "$box/screen" | grep -qF "$(printf "\033[?1049l")" || bad "the visitor's screen was not blanked"
kiosk uninstall-kiosk || bad "uninstalling twice"
install
cp -p $program "$box/program"
sed -i 's/^group: .*/group: Others/; s/^idle: .*/idle: 99 minutes/' /etc/partway/site.yaml
! "${MAKE:-make}" -s BUILD="$build" install-kiosk >"$said" 2>&1 || bad "a fault in the file of the site is built in"
cmp -s $program "$box/program" || bad "a fault in the file of the site changes the program"
sed -i 's/^idle: .*/idle: 4 minutes/' /etc/partway/site.yaml
"${MAKE:-make}" -s BUILD="$build" install-kiosk >"$said" 2>&1 || bad "the file of the site is not built in"
touch "$box/mark"
echo older >"$build/libraries"
"${MAKE:-make}" -s BUILD="$build" install-kiosk >"$said" 2>&1 && [ $program -nt "$box/mark" ] ||
	bad "newer libraries do not come into the program"
start $config 2222
visit 2222 && grep -q Others "$box/screen" || bad "visitors do not see what the file of the site says"
leave
end
kiosk uninstall-kiosk
grep -q 'left   /etc/partway/site.yaml' "$said" || bad "nothing said of the file that is left"
grep -q '^group: Others' /etc/partway/site.yaml || bad "a file that was edited is gone"
rm -r /etc/partway
unchanged 'uninstalled, but for the edited file'
echo "check finds $told faults; uninstalling leaves nothing"
