#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# machines.sh: events of captures where they lie: GNU parallel over ssh on two hosts, which here are two users behind two ports of
# loopback, and Slurm with a node. Root, as it makes users.

. "$(dirname "$0")/common.sh"
[ "$(id -u)" -eq 0 ] || die "making users needs root"
need parallel=parallel sshd=openssh-server rsync=rsync munged=munge slurmctld=slurm-wlm
prepare "${SIPCODE_FRAMES:-150000}"

users=(sipcode-a sipcode-b)
remove_users() {
    local user
    for user in "${users[@]}"; do userdel --force "$user" 2>/dev/null || true; done # a process that goes on after it was stopped keeps no user
}
trap 'stop_servers; remove_users; rm -rf "$stage"' EXIT

# make_user NAME PORT: with the module, the program and a key; and an sshd of his.
make_user() {
    local home=$stage/$1 plugins=$stage/$1/.local/lib/wireshark/plugins/$release/epan
    useradd --home-dir "$home" --create-home --shell /bin/bash "$1"
    usermod -p '*' "$1"
    mkdir -p "$home/.ssh" "$home/captures" "$home/bin" "$plugins"
    cp "$build/plugin/sipcode.so" "$plugins/"
    cp "$stage/sipcode" "$home/bin/"
    cp -R "$fleet" "$home/fleet"
    cp "$stage/key.pub" "$home/.ssh/authorized_keys"
    cat >"$stage/sshd-$1" <<CONF
Port $2
ListenAddress 127.0.0.1
HostKey $stage/hostkey
PidFile $stage/sshd-$1.pid
AuthorizedKeysFile .ssh/authorized_keys
UsePAM no
StrictModes no
PasswordAuthentication no
AllowUsers $1
MaxStartups 100:30:200
CONF
    mkdir -p /run/sshd
    chown -R "$1" "$home"
    start "$stage/sshd-$1.log" /usr/sbin/sshd -D -e -f "$stage/sshd-$1"
}

chmod 711 "$stage"
ssh-keygen -q -t ed25519 -N '' -f "$stage/key"
ssh-keygen -q -t ed25519 -N '' -f "$stage/hostkey"
make_user "${users[0]}" 2201
make_user "${users[1]}" 2202
cat >"$stage/ssh.conf" <<CONF
Host probe-a
  Port 2201
  User ${users[0]}
Host probe-b
  Port 2202
  User ${users[1]}
Host *
  HostName 127.0.0.1
  IdentityFile $stage/key
  IdentitiesOnly yes
  UserKnownHostsFile $stage/known
  StrictHostKeyChecking accept-new
  LogLevel ERROR
CONF
mkdir "$stage/parallel"
touch "$stage/parallel/will-cite"
export PARALLEL_HOME=$stage/parallel PARALLEL_SSH="ssh -F $stage/ssh.conf"

# Half of the captures lie on each host.
number=0
for capture in "$data"/*.pcap; do
    which=$((number % 2))
    cp "$capture" "$stage/${users[which]}/captures/"
    echo "$stage/${users[which]}/captures/$(basename "$capture")@probe-$([ $which = 0 ] && echo a || echo b)"
    number=$((number + 1))
done >"$stage/captures.txt"
printf '@probe-a/2/probe-a\n@probe-b/2/probe-b\n' >"$stage/hosts"
cd "$stage"
# As the README has it.
over_hosts() {
    parallel --hostgroups --sshloginfile hosts --joblog "$1.log" --resume-failed -a captures.txt "${@:2}"
}
written() {
    echo "$stage"/sipcode-?/captures/*.ndjson | wc -w
}
begin=$SECONDS
parallel --hostgroups --sshloginfile hosts --joblog events.log --resume-failed -a captures.txt \
    'SIPCODE_PROBE=probe-1 ~/fleet/machines/events.sh {}' >"$stage/parallel.out" 2>&1 &
job=$!
wait_for 60 eval '[ "$(written)" -ge 3 ]'
kill -TERM $job # no new job
sleep 0.2
kill -TERM $job 2>/dev/null || true # nor those that run
wait $job || true
echo "stopped at $(written) of $number captures"
check "it was stopped" 1 "$(($(written) < number))"
check "the rest" 0 "$(code over_hosts events 'SIPCODE_PROBE=probe-1 ~/fleet/machines/events.sh {}')"
cat "$stage/err"
echo "parallel: $number captures in $((SECONDS - begin)) s"
check "all are written" "$number" "$(written)"
check "as on one machine" "$(cat "$data"/*.ndjson | sort | sha256sum)" "$(cat "$stage"/sipcode-?/captures/*.ndjson | sort | sha256sum)"
check "nothing is left behind" "" "$(find "$stage"/sipcode-? -name '.events.*')"
lines=$(wc -l <captures.txt)
cp "$data/scan.pcap" "$stage/${users[0]}/captures/later.pcap"
chmod a+r "$stage/${users[0]}/captures/later.pcap"
echo "$stage/${users[0]}/captures/later.pcap@probe-a" >>captures.txt
check "a capture that came later" 0 "$(code over_hosts events 'SIPCODE_PROBE=probe-1 ~/fleet/machines/events.sh {}')"
cat "$stage/err"
check "is the only one that is read" $((lines + 1)) "$(tail -n +2 events.log | cut -f 9 | sort -u | wc -l)"
check "its job failed not" 0 "$(tail -n 1 events.log | cut -f 7)"
check "under its own name the events of the scan are the same" "$(jq -r '."event.id"' "$data/scan.pcap.ndjson" | sort)" \
    "$(jq -r '."event.id"' "$stage/${users[0]}/captures/later.pcap.ndjson" | sort)"
sed -i '$d' captures.txt

check "reports" 0 "$(code over_hosts reports --results reports '~/bin/sipcode report --json {}')"
check "their sum is that of one machine" "$(jq -S '{attempts,outcomes,delay_ms,codes,scanned,frames,effective}' "$data/report.json")" \
    "$("$stage/sipcode" report --json --merge reports/1/*/stdout | jq -S '{attempts,outcomes,delay_ms,codes,scanned,frames,effective}')"

# Slurm: a controller and a node on this host.
slurm=$stage/slurm
mkdir -p "$slurm"/{munge,state,spool,shared}
dd if=/dev/urandom of="$slurm/munge/key" bs=128 count=1 2>/dev/null
chmod 600 "$slurm/munge/key"
chown -R munge "$slurm/munge"
chmod 755 "$slurm" "$slurm/munge"
start "$slurm/munged.log" setpriv --reuid=munge --regid=munge --clear-groups munged --foreground --force --key-file="$slurm/munge/key" \
    --socket="$slurm/munge/socket" --pid-file="$slurm/munge/pid" --log-file="$slurm/munge/log" --seed-file="$slurm/munge/seed"
host=$(uname -n)
cat >"$slurm/slurm.conf" <<CONF
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
SlurmctldPort=16817
SlurmdPort=16818
AuthType=auth/munge
AuthInfo=socket=$slurm/munge/socket
CredType=cred/munge
StateSaveLocation=$slurm/state
SlurmdSpoolDir=$slurm/spool
SlurmctldPidFile=$slurm/slurmctld.pid
SlurmdPidFile=$slurm/slurmd.pid
SlurmctldLogFile=$slurm/slurmctld.log
SlurmdLogFile=$slurm/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MpiDefault=none
ReturnToService=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=1000
PartitionName=all Nodes=$host Default=YES State=UP
CONF
export SLURM_CONF=$slurm/slurm.conf
start "$slurm/controller.out" slurmctld -D
start "$slurm/node.out" slurmd -D
wait_for 60 eval '[ "$(sinfo -h -o %t)" = idle ]'
cp "$data"/*.pcap "$slurm/shared/"
ls "$slurm"/shared/*.pcap >"$slurm/captures.txt"
chmod -R a+rwX "$slurm/shared" "$slurm/captures.txt" "$slurm/slurm.conf"
begin=$SECONDS
check "a task a capture" 0 "$(SIPCODE_PROBE=probe-1 code as_user env -C "$slurm/shared" SLURM_CONF="$SLURM_CONF" sbatch --wait \
    --array="1-$number%4" "$fleet/machines/slurm.sh" "$slurm/captures.txt" "$fleet")"
cat "$stage/err"
echo "Slurm: $number captures in $((SECONDS - begin)) s"
check "the same events" "$(cat "$data"/*.ndjson | sort | sha256sum)" "$(cat "$slurm"/shared/*.ndjson | sort | sha256sum)"
finish "$checks"
