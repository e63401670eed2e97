#!/bin/bash
# What make install-kiosk refuses before anything is changed, and mistakes that it must bear.
# A part of tests/kiosk.sh. Usage, within inside.sh: refused.sh BUILD
# SPDX-License-Identifier: ISC
# shellcheck source=tests/kiosk/machine.sh
. tests/kiosk/machine.sh "$1"

# --- what is refused ------------------------------------------------------------------------------

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
