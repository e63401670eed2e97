#!/bin/bash
# The units of the kiosk without a running systemd: what systemd-analyze says of them, and a visit that
# is begun as they would begin it, from a socket and without a network. Rows 65 and 66 of the attack
# table. A part of tests/kiosk.sh. Usage, within inside.sh: units.sh BUILD
# SPDX-License-Identifier: ISC
set -eu
box=$KIOSK_BOX/units
units=src/kiosk/etc
mkdir "$box"

bad() {
	echo "units.sh: $*"
	exit 1
}

# --- what systemd-analyze says --------------------------------------------------------------------

# An instance of each, and the program of the machine in the room where it is.
cp $units/partway-kiosk.s* "$box"
cp $units/partway-kiosk@.service "$box/partway-kiosk@1.service"
sed "s|/usr/local/bin/|$PWD/$units/|" $units/partway-visit@.service >"$box/partway-visit@tty1.service"
said=$(systemd-analyze verify --man=no "$box"/partway-* 2>&1) || bad "systemd-analyze verify: $said"
[ -z "$said" ] || bad "systemd-analyze verify: $said"

exposure() { # UNIT MOST, in tenths
	systemd-analyze security --offline=true "--threshold=$2" "$units/$1" >"$box/said" || bad "$1: $(tail -n 1 "$box/said")"
	sed -n 's/.*exposure level for [^:]*: \([0-9.]*\) .*/\1/p' "$box/said"
}
visit=$(exposure partway-kiosk@.service 46)
room=$(exposure partway-visit@.service 35)
echo "FIGURE systemd-analyze: units clean, exposure of a visit $visit, of a machine in the room $room"

# --- a visit from a socket ------------------------------------------------------------------------

port=2266
capabilities=$(sed -n 's/^CapabilityBoundingSet=//p' $units/partway-kiosk@.service | sed 's/CAP_/+/g; s/ /,/g' | tr '[:upper:]' '[:lower:]')
systemd-socket-activate --inetd -a -l 127.0.0.1:$port \
	unshare --net setpriv "--bounding-set=-all,$capabilities" \
	/usr/sbin/sshd -i -f /etc/ssh/sshd_config_partway 2>"$box/said" &
while ! ss -Hltn "sport = :$port" | grep -q .; do kill -0 $! && sleep 0.02; done
mkfifo "$box/keys"
exec 5<>"$box/keys"
TERM=xterm ssh -F "$KIOSK_BOX/ssh_config" -p $port -tt kiosk <"$box/keys" >"$box/screen" 2>&1 &
client=$!
for _ in $(seq 200); do
	! grep -q 'leave' "$box/screen" || break
	kill -0 $client || bad "no visit: $(cat "$box/screen" "$box/said")"
	sleep 0.05
done

# The program is the one that has another network than this.
for id in $(pgrep -u partway-kiosk -x partway-kiosk); do
	[ "$(readlink "/proc/$id/ns/net")" = "$(readlink /proc/self/ns/net)" ] || program=$id
done
links=$(nsenter -t "${program:-0}" --net ip -o link | cut -d ' ' -f 2)
[ "$links" = lo: ] || bad "a visit sees a network: $links"
sockets=$(nsenter -t "$program" --net ss -Hatun | wc -l)
printf x >&5
wait $client || bad "x does not end a visit"
echo "ROW 66 no-network: with systemd-socket-activate and unshare -n no interface but lo, $sockets sockets; not run under systemd"
echo "SKIP 65 cgroup: needs a running systemd; what the unit bounds (MemoryMax, TasksMax) is only looked at by systemd-analyze"
