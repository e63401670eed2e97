#!/bin/bash
# make install-kiosk, check-kiosk and uninstall-kiosk on a machine that has no kiosk yet, with the
# sshd_config that Debian ships. A part of tests/kiosk.sh. Usage, within inside.sh: setup.sh BUILD
# SPDX-License-Identifier: ISC
set -eu
build=$1
if [ "${SETUP_INSIDE-}" != 1 ]; then
	export SETUP_INSIDE=1
	exec unshare --mount --propagation unchanged --net --pid --fork --mount-proc --kill-child "$0" "$build"
fi

# --- the machine ----------------------------------------------------------------------------------

was=$KIOSK_BOX/was
box=$KIOSK_BOX/setup
mkdir "$box"
mount -t tmpfs tmpfs "$box"
layer() { # FOLDER TARGET
	mkdir -p "$box/over$2/up" "$box/over$2/work"
	mount -t overlay overlay -o "lowerdir=$1,upperdir=$box/over$2/up,workdir=$box/over$2/work" "$2"
}
for folder in /etc /usr/local /var; do
	layer "$was$folder" $folder
done
layer "$build" "$build"
mount -t tmpfs tmpfs /run
ip link set lo up
mkdir /run/sshd
cp /usr/share/openssh/sshd_config /etc/ssh/sshd_config
rm -f /etc/ssh/sshd_config.d/* /etc/ssh/sshrc /etc/cron.deny
printf 'SYS_UID_MAX 871\nSYS_GID_MAX 871\n' >>/etc/login.defs # /tmp may have files of the tests beside this one
[ -e /etc/ssh/ssh_host_ed25519_key ] || ssh-keygen -q -t ed25519 -N '' -f /etc/ssh/ssh_host_ed25519_key

program=/usr/local/libexec/partway-kiosk
config=/etc/ssh/sshd_config_partway
dropin=/etc/ssh/sshd_config.d/50-partway-kiosk.conf
said=$box/said
export TERM=xterm
unset DROPIN KIOSK_LOGIN PORT MAKEFLAGS PREFIX

bad() {
	echo "setup.sh: $*"
	cat "$said"
	exit 1
}

kiosk() { # TARGET [VARIABLE=...]: what is built stays
	"${MAKE:-make}" -s -o "$build/partway-kiosk" BUILD="$build" "$@" >"$said" 2>&1
}
install() {
	kiosk install-kiosk "$@" || bad "install-kiosk $* fails"
}
check() {
	kiosk check-kiosk || bad "check-kiosk finds something wrong, after: $1"
}

# All that an installation may change, except the copies that tools for accounts make.
tree() {
	(
		cd /
		find etc ".$box/over/usr/local/up" ".$box/over/var/up" ! -path "*/var/up/log*" ! -path "*/var/up/tmp" ! -name '.pwd.lock' ! -name '*-' \
			-printf '%p %y %m %U %G %l\n' | sort
		find etc -type f ! -name '.pwd.lock' ! -name '*-' -exec cksum {} + | sort
	)
}
tree >"$box/before"
unchanged() { # WHEN
	tree | diff "$box/before" - >"$said" || bad "the machine is not as it was: $1"
}

# --- what is refused ------------------------------------------------------------------------------

words=() undo=() told=0
# Breaks something; `refused` and `found` expect that each such thing is told of, and undo it.
fault() { # WORDS COMMAND UNDO
	eval "$2"
	words+=("$1") undo=("$3" "${undo[@]}")
}
edited() { # FILE COMMAND WORDS: the same; the file as it was comes back
	local kept=$box/kept.${#words[@]}

	cp -p "$1" "$kept"
	fault "$3" "$2" "cp -p $kept $1"
}
all_told() {
	for line in "${words[@]}"; do
		grep -q -e "$line" "$said" || bad "nothing said of \"$line\""
		told=$((told + 1))
	done
	for command in "${undo[@]}"; do
		eval "$command"
	done
	words=() undo=()
}
refused() { # [VARIABLE=...]
	tree >"$box/this"
	! env "$@" src/kiosk/setup.sh install "${candidate-$build/partway-kiosk}" >"$said" 2>&1 || bad "not refused: ${words[*]}"
	tree | cmp - "$box/this" || bad "refused, but the machine was changed: ${words[*]}"
	all_told
}
found() {
	! src/kiosk/setup.sh check >"$said" 2>&1 || bad "not found: ${words[*]}"
	all_told
}
account() { # HOME SHELL OPTION...
	useradd --no-create-home --home-dir "$1" --shell "$2" "${@:3}" partway-kiosk 2>/dev/null
}
script() { # FILE WORDS: a program that says them and fails
	printf '#!/bin/sh\necho "%s"\nexit 255\n' "$2" >"$1"
	chmod +x "$1"
}

fault 'remove it' 'touch /etc/ssh/sshrc' 'rm /etc/ssh/sshrc'
refused
fault 'chmod go-w /usr/local' 'chmod g+w /usr/local' 'chmod g-w /usr/local'
fault 'chown root /etc/ssh' 'chown nobody /etc/ssh' 'chown root /etc/ssh'
edited /etc/shells "echo $program >>/etc/shells" 'remove that line'
fault 'another home or shell' "account /home/x $program -G adm" 'userdel partway-kiosk'
words+=('other groups')
fault 'vsftpd could let' 'touch /etc/pam.d/vsftpd' 'rm /etc/pam.d/vsftpd'
edited /etc/ssh/sshd_config 'sed -i /^Include/d /etc/ssh/sshd_config' 'write DenyUsers'
fault 'port 2222 is in use' \
	'/usr/sbin/sshd -D -f /dev/null -h /etc/ssh/ssh_host_ed25519_key -o PidFile=none -p 2222 &
	while ! ss -Hltn "sport = :2222" | grep -q .; do sleep 0.02; done' \
	'kill $!; wait $! || :'
refused
fault 'another home or shell' 'account / /bin/sh' 'userdel partway-kiosk'
refused
edited /etc/passwd "echo 'partway-kiosk:x:0:0::/:$program' >>/etc/passwd" 'rights of root'
script "$box/old" 'Bad configuration option: ChannelTimeout'
fault '9.2 or newer is needed): Bad conf' "mount --bind $box/old /usr/sbin/sshd" 'umount /usr/sbin/sshd'
script "$box/unsealed" 'the kiosk cannot be sealed here'
fault 'does not start.*cannot be sealed' "candidate=$box/unsealed" 'unset candidate'
refused
fault 'follow "AllowTcpForwarding no"' \
	'printf "Match User *\n\tAllowTcpForwarding yes\n" >/etc/ssh/sshd_config.d/10-others.conf' \
	'rm /etc/ssh/sshd_config.d/10-others.conf'
words+=('10-others.conf says behind Match')
refused DROPIN=1
fault '10-others.conf says behind Match' 'printf "Match Address 10.0.0.0/8\n\tPermitTTY no\n" >/etc/ssh/sshd_config.d/10-others.conf' \
	'rm /etc/ssh/sshd_config.d/10-others.conf'
edited /etc/ssh/sshd_config 'printf "AllowUsers alice\nDenyUsers partway-kiosk\n" >>/etc/ssh/sshd_config' 'only whom AllowUsers names'
words+=('keeps visitors out: remove')
refused DROPIN=1
edited /etc/ssh/sshd_config 'sed -i /^Include/d /etc/ssh/sshd_config' 'does not read its folder'
refused DROPIN=1
# Where the folder is read, but for others than visitors.
edited /etc/ssh/sshd_config 'sed -i "s/^Include/Match User alice\n&/" /etc/ssh/sshd_config' 'write DenyUsers'
fault 'is a group partway-kiosk without' 'groupadd partway-kiosk' 'groupdel partway-kiosk'
refused
words=('port 22 is that of the sshd of')
refused PORT=22
words=('KIOSK_LOGIN is')
refused KIOSK_LOGIN=maybe
words=('PORT is')
refused PORT=ssh
words=('DROPIN is')
refused DROPIN=yes
words=('PREFIX is')
refused PREFIX=/usr/local/a:b
fault 'cannot create directory' 'mount --bind /etc /etc && mount -o remount,bind,ro /etc' 'umount /etc'
refused
cp -r src/kiosk "$box/kiosk"
! setpriv --reuid=65534 --regid=65534 --clear-groups "$box/kiosk/setup.sh" check >"$said" 2>&1 ||
	bad "anybody can check"
grep -q 'rights of root' "$said" || bad "nothing said of root"
unchanged 'all that was refused was taken back'
echo "$told reasons to refuse a machine"

# A machine without a key gets one, and keeps it: cards may tell of it.
mkdir "$box/host"
mv /etc/ssh/ssh_host_ed25519_key* "$box/host"
install
kiosk uninstall-kiosk || bad "uninstall-kiosk fails"
ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key >"$said" || bad "no key of the host"
mv "$box"/host/* /etc/ssh
unchanged 'a key was made'

# Whoever has the rights of root is not ended.
edited /etc/passwd "echo 'partway-kiosk:x:0:0::/:$program' >>/etc/passwd" 'rights of root'
! src/kiosk/setup.sh uninstall >"$said" 2>&1 || bad "an account of root's is taken away"
all_told

# --- as volunteers do it ---------------------------------------------------------------------------

# With the PATH that su leaves, from below a folder of somebody else's, and with no groups of one.
edited /etc/login.defs 'sed -i s/^USERGROUPS_ENAB.*/USERGROUPS_ENAB\ no/ /etc/login.defs' ''
mkdir "$box/alice"
chown nobody "$box/alice"
ln -s /usr/local "$box/alice/link"
for run in 1 2 3; do
	PATH=/usr/local/bin:/usr/bin:/bin PREFIX=$box/alice/link src/kiosk/setup.sh install "$build/partway-kiosk" >"$box/run$run" 2>&1 &
	runs[run]=$!
done
for run in 1 2 3; do
	cp "$box/run$run" "$said"
	wait "${runs[run]}" || bad "three at once: one fails"
done
[ "$(grep -l '^wrote' "$box"/run? | wc -l)" = 1 ] || bad "three at once: more than one writes"
grep -qx "partway-kiosk:.*:/:$program" /etc/passwd || bad "who owns a link on the way to the program can change it"
[ "$(id -Gn partway-kiosk)" = partway-kiosk ] || bad "visitors have the rights of a group"
kiosk uninstall-kiosk || bad "uninstall-kiosk fails"
eval "${undo[0]}"
words=() undo=()
# Where the disk is full.
mkdir /usr/local/libexec
mount -t tmpfs -o size=64k,mode=755 tmpfs /usr/local/libexec
! src/kiosk/setup.sh install "$build/partway-kiosk" >"$said" 2>&1 || bad "a full disk is not told of"
grep -q 'cannot be written' "$said" || bad "a full disk is not told of"
[ -z "$(ls /usr/local/libexec)" ] || bad "half a program is left on a full disk"
umount /usr/local/libexec
! getent passwd partway-kiosk >/dev/null || bad "visitors are let in without a program"
rm -r /etc/partway /usr/local/libexec
unchanged 'as volunteers do it'
echo "ROW 89 mistakes at set-up: $told refused before anything is changed; links, groups, PATH, a full disk, three at once"

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
