#!/bin/bash
# Several boxes behind HAProxy, each in a network of its own, with src/kiosk/etc/haproxy.cfg as it is
# shipped. Runs beside the kiosk of inside.sh, which made account and keys, and
# prints a line for each row: inside.sh BUILD boxes.sh.
# SPDX-License-Identifier: ISC
set -eu
cd "$(dirname "$0")/../.."
scratch=$KIOSK_BOX/boxes
socket=/run/haproxy/admin.sock

if ! command -v haproxy >/dev/null || ! command -v socat >/dev/null; then
	for row in "78 visitors before three boxes" "79 one box dies" "80 one box is cut off" \
		"81 one box is drained" "82 HAProxy reloaded with visitors" \
		"83 100 silent connections through HAProxy"; do
		echo "SKIP $row: no haproxy or no socat"
	done
	exit 0
fi
mkdir -p "$scratch" /run/haproxy /run/netns

now() { date +%s.%N; }
since() { echo "$1 $(now)" | awk '{ printf "%.1f", $2 - $1 }'; }

fail() {
	echo "boxes: $*" >&2
	exit 1
}

# Within so many seconds; a tenth between two looks.
within() { # SECONDS COMMAND...
	local end=$((SECONDS + $1))
	shift
	until "$@"; do
		[ $SECONDS -le $end ] || fail "never: $*"
		sleep 0.1
	done
}

# --- machines -------------------------------------------------------------------------------------

at() { # NAME COMMAND...: on that machine; "ip -n" and "ip netns exec" do not work in a chroot
	local name=$1
	shift
	nsenter --net="/run/netns/$name" "$@"
}

machine() { # NAME ADDRESS: on one wire with all others
	ip netns add "$1"
	ip link add "to-$1" type veth peer name eth0 netns "$1"
	ip link set "to-$1" master wire up
	at "$1" ip address add "$2/24" dev eth0
	at "$1" ip link set lo up
	at "$1" ip link set eth0 up
}

# As on a box behind HAProxy: what one address may have is decided there.
box_config() {
	sed 's/^PerSourceMaxStartups .*/PerSourceMaxStartups none/' "$KIOSK_BOX/sshd_config.partway-kiosk"
}

start_box() { # NAME
	at "$1" /usr/sbin/sshd -f "$scratch/sshd_config"
}

# Its sshd and all visits.
kill_box() { # NAME
	ip netns pids "$1" | xargs kill -KILL 2>/dev/null || : # some go with others
}

visits() { # NAME: how many there are on a box
	ip netns pids "$1" | xargs -r ps -o args= | grep -c "^sshd: partway-kiosk@" || :
}

# --- HAProxy ----------------------------------------------------------------------------------------

start_haproxy() { # OPTION...
	at proxy haproxy -D -f src/kiosk/etc/haproxy.cfg -p "$scratch/haproxy.pid" "$@"
}

ask_haproxy() { # COMMAND
	echo "$1" | socat - $socket
}

are_up() { # NAME...
	local name up
	up=$(ask_haproxy "show stat" | awk -F , "\$1 == \"kiosks\" && \$18 == \"UP\" { print \$2 }")
	for name; do
		grep -qx "$name" <<<"$up" || return 1
	done
}

is_over() { ! kill -0 "$1" 2>/dev/null; } # PROCESS

# As many as one address may have.
are_silent() { # HOW_MANY
	[ "$(ask_haproxy "show table visitors" | sed -n "s/.*key=::ffff:192.0.2.102 .*conn_cur=//p")" = "$1" ]
}

# --- visitors ---------------------------------------------------------------------------------------

come() { # FROM ID: a visitor with OpenSSH, whose keys are written to a pipe
	mkfifo "$scratch/$2.keys"
	# Kept open for writing, by the visitor too: it ends with the visit only.
	nsenter --net="/run/netns/$1" ssh -F "$KIOSK_BOX/ssh_config" -o ConnectTimeout=10 -o HostName=192.0.2.1 -tt kiosk \
		<>"$scratch/$2.keys" >>"$scratch/$2.screen" 2>"$scratch/$2.errors" &
	echo $! >"$scratch/$2.id"
}

is_here() { kill -0 "$(cat "$scratch/$1.id")" 2>/dev/null; }
sees() { grep -aq -- "$2" "$scratch/$1.screen"; } # ID TEXT
count() { # COMMAND ID...: for how many of them it holds
	local command=$1 sum=0 id
	shift
	for id; do
		! $command "$id" || sum=$((sum + 1))
	done
	echo $sum
}
is_in() { is_here "$1" && sees "$1" Welcome; }
are_settled() { # ID...: in, or refused
	local id
	for id; do
		! is_here "$id" || sees "$id" Welcome || return 1
	done
}
are_gone() { [ "$(count is_here "$@")" = 0 ]; }

# So many at once; $party has their names then, all of whom are in.
arrive() { # FROM HOW_MANY
	local start
	start=$(now) party=
	for ((i = 0; i < $2; i++)); do
		born=$((born + 1))
		come "$1" "v$born"
		party+=" v$born"
	done
	within 20 are_settled $party
	[ "$(count is_in $party)" = "$2" ] || fail "$(count is_in $party) of $2 get in: $(cat "$scratch"/v*.errors)"
	took=$(since "$start")
}

# Who of them is on a box: the visitor's end of the connection is not to be seen there, but HAProxy
# tells both.
whose() { # NAME ID...
	local box=$1 id port
	shift
	ask_haproxy 'show sess' | grep "srv=$box " | sed 's/.* src=[^ ]*:\([0-9]*\) .*/\1/' >"$scratch/ports"
	for id; do
		port=$(at visitors ss -Htnp state established 'dport = :2222' |
			sed -n "s/.*192.0.2.101:\([0-9]*\) .*pid=$(cat "$scratch/$id.id"),.*/\1/p")
		! grep -qx "${port:-none}" "$scratch/ports" || echo "$id"
	done
}

# Each shows the list of keys and goes back to where it was.
answers() { # ID
	: >"$scratch/$1.screen"
	printf '?' >"$scratch/$1.keys"
	within 5 sees "$1" 'Keys'
	printf 'b' >"$scratch/$1.keys"
	within 5 sees "$1" 'Welcome'
}

leave() { # ID...
	local id
	for id; do
		printf x >"$scratch/$id.keys"
	done
}

# --- the rows ---------------------------------------------------------------------------------------

spread() { echo "$(visits box1), $(visits box2) and $(visits box3)"; }

born=0 party='' took='' everybody=''
end_all() {
	[ ! -e "$scratch/haproxy.pid" ] || kill "$(cat "$scratch/haproxy.pid")" 2>/dev/null || :
	jobs -p | xargs -r kill 2>/dev/null || :
}
trap end_all EXIT

ip link add wire type bridge
ip link set wire up
machine proxy 192.0.2.1
machine visitors 192.0.2.101
machine others 192.0.2.102
box_config >"$scratch/sshd_config"
for i in 1 2 3; do
	machine box$i 192.0.2.1$i
	start_box box$i
done
start_haproxy
within 10 are_up box1 box2 box3

arrive visitors 12
everybody=$party
[ "$(spread)" = '4, 4 and 4' ] || fail "spread: $(spread)"
# The one host key is in known_hosts, which the clients insist on.
echo "ROW 78 visitors before three boxes: $(spread) on each, one host key; 12 at once are in after $took s"

gone=$(whose box1 $everybody)
[ "$(wc -w <<<"$gone")" = 4 ] || fail "on box1: $gone"
start=$(now)
kill_box box1
within 5 are_gone $gone
ended=$(since "$start")
arrive visitors 6 # HAProxy may not know yet
[ "$(spread)" = '0, 7 and 7' ] || fail "a box is dead: $(spread)"
[ "$(count is_in $everybody)" = 8 ] || fail 'others were disturbed'
row="its 4 visits end after $ended s, 6 of 6 who come then are in after $took s, on the others"
everybody+=" $party"
start_box box1
within 10 are_up box1
arrive visitors 4
everybody+=" $party"
[ "$(spread)" = '4, 7 and 7' ] || fail "a box came back: $(spread)"
echo "ROW 79 one box dies: $row; back, it gets the next 4"

gone=$(whose box1 $everybody) # the fewest: new ones would come here
[ "$(wc -w <<<"$gone")" = 4 ] || fail "on box1: $gone"
start=$(now)
ip link set to-box1 down
arrive visitors 3
[ "$(whose box1 $party)" = '' ] || fail 'somebody is on a box that is cut off'
within 15 are_gone $gone
row="3 of 3 who come then are in after $took s; its 4 visits end after $(since "$start") s"
everybody+=" $party"
kill_box box1 # what ClientAlive would do
ip link set to-box1 up
start_box box1
within 10 are_up box1
echo "ROW 80 one box is cut off: $row"

arrive visitors 4 # on box1, which had none: the next would come here, too
everybody+=" $party"

ask_haproxy 'set server kiosks/box1 state drain' >/dev/null
staying=$(whose box1 $everybody)
[ "$(wc -w <<<"$staying")" = 4 ] || fail "on box1: $staying"
arrive others 6
everybody+=" $party"
[ "$(visits box1)" = 4 ] || fail 'somebody came to a drained box'
for id in $staying; do answers "$id"; done
leave $staying
within 5 are_gone $staying
[ "$(visits box1)" = 0 ] || fail 'visits on a drained box that all have left'
ask_haproxy 'set server kiosks/box1 state ready' >/dev/null
row="its 4 visitors go on and finish, 6 of 6 who come then are on the others"
echo "ROW 81 one box is drained: $row"

old=$(cat "$scratch/haproxy.pid")
inside=$(for id in $everybody; do ! is_in "$id" || echo "$id"; done)
start_haproxy -x $socket -sf "$old"
within 10 are_up box1 box2 box3
arrive visitors 2
for id in $inside; do answers "$id"; done
kill -0 "$old" || fail 'the old process has ended'
leave $inside
within 5 are_gone $inside
within 5 is_over "$old"
row="$(count is_in $party) new visitors in; $(echo "$inside" | wc -l) go on and finish, with them the old process"
echo "ROW 82 HAProxy reloaded with visitors: $row"
leave $party

at others bash -c 'for i in {1..100}; do exec {fd}<>/dev/tcp/192.0.2.1/2222; done; sleep 30' &
within 5 are_silent 25
arrive visitors 10
row="$(count is_in $party)/10 visitors at once from another address, after $took s"
echo "ROW 83 100 silent connections through HAProxy: $row"
leave $party
