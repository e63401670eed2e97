# A machine that has no kiosk yet, with the sshd_config that Debian ships, in namespaces of its own;
# part of setup.sh and refused.sh, which run within inside.sh. Usage: . machine.sh BUILD
# SPDX-License-Identifier: ISC
# shellcheck shell=bash disable=SC2034
set -eu
build=$1
if [ "${MACHINE_INSIDE-}" != 1 ]; then
	export MACHINE_INSIDE=1
	exec unshare --mount --propagation unchanged --net --pid --fork --mount-proc --kill-child "$0" "$build"
fi

# --- the machine ----------------------------------------------------------------------------------

was=$KIOSK_BOX/was
box=$KIOSK_BOX/$(basename "$0" .sh)
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

# --- what is wrong on purpose ----------------------------------------------------------------------

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
