#!/bin/bash
# A kiosk of its own, for tests: inside.sh BUILD COMMAND... runs COMMAND beside a real sshd whose
# visitors get the kiosk, in namespaces of mounts, processes and network, so that nothing of this
# machine is touched, all listens on a loopback of its own, and all of it ends with COMMAND. Needs root.
# There are three: as it is installed (port 2222, account partway-kiosk), with short times (2223,
# partway-quick) and taken over (2224, partway-hostile).
# SPDX-License-Identifier: ISC
set -eu
build=$1
shift

if [ "${KIOSK_INSIDE-}" != 1 ]; then
	export KIOSK_INSIDE=1 KIOSK_FIRST=$$
	# Nothing that is mounted here may show outside. In a chroot, mount does not find what that is to be
	# said of; it does from the first root of the namespace, which nsenter goes to.
	exec unshare --mount --propagation unchanged sh -euc 'nsenter --mount=/proc/self/ns/mnt mount --make-rprivate /
		exec unshare --mount --propagation unchanged --net --pid --fork --mount-proc --kill-child "$0" "$@"' \
		"$0" "$build" "$@"
fi

layer() { # FOLDER: what is written there goes to memory, and away; as it was it is in $box/was
	mkdir -p "$box/over$1/up" "$box/over$1/work" "$box/was$1"
	mount --bind "$1" "$box/was$1"
	mount -t overlay overlay -o "lowerdir=$1,upperdir=$box/over$1/up,workdir=$box/over$1/work" "$1"
}

# Criterion names a socket in /tmp after its process id: another box must not have the same.
echo "$KIOSK_FIRST" >/proc/sys/kernel/ns_last_pid 2>/dev/null || true

box=/mnt
mount -t tmpfs tmpfs $box
layer /etc
layer /usr/local
layer /var
mount -t tmpfs tmpfs /run
mount -t devpts -o newinstance,ptmxmode=0666,mode=0620,gid=5 devpts /dev/pts
mount --bind /dev/pts/ptmx /dev/ptmx
ip link set lo up
mkdir -p /run/sshd

config=/etc/ssh/sshd_config_partway
serve() { # CONFIG PORT
	/usr/sbin/sshd -D -f "$1" &
	while ! ss -Hltn "sport = :$2" | grep -q .; do kill -0 $! && sleep 0.02; done
}
account() { # NAME PROGRAM PORT: like the one that is installed
	install -D "$2" "/usr/local/libexec/$1"
	useradd --system --no-create-home --home-dir / --shell "/usr/local/libexec/$1" "$1"
	passwd -q -d "$1"
	sed "s/partway-kiosk/$1/; s/2222/$3/" $config >"$config.$1"
	ln -s "$config.$1" "$box/sshd_config.$1" # box_daemon() begins with it
	serve "$config.$1" "$3"
}
# It is built, and stays as it is.
env -u MAKEFLAGS "${MAKE:-make}" -s -o "$build/partway-kiosk" BUILD="$build" install-kiosk >$box/installed ||
	{ cat $box/installed && exit 1; }
ln -s $config $box/sshd_config.partway-kiosk
serve $config 2222
account partway-quick "$build/kiosk-quick" 2223
account partway-hostile "$build/kiosk-hostile" 2224
ssh-keyscan -p 2222 127.0.0.1 2>/dev/null | sed 's/^[^ ]*/*/' >$box/known_hosts
cat >$box/ssh_config <<EOF
Host *
	HostName 127.0.0.1
	UserKnownHostsFile $box/known_hosts
	GlobalKnownHostsFile none
	StrictHostKeyChecking yes
	CheckHostIP no
	BatchMode yes
	LogLevel ERROR
Host kiosk
	Port 2222
	User partway-kiosk
Host quick
	Port 2223
	User partway-quick
Host hostile
	Port 2224
	User partway-hostile
EOF
export KIOSK_BOX=$box
"$@"
