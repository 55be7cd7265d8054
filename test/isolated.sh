#!/usr/bin/env bash
# isolated.sh COMMAND [ARG...]: runs a command in namespaces of its own (network, mounts, processes) with its own /run,
# Open vSwitch and state folders, so that it meets neither other test runs nor what the machine itself is running.
# Everything in it ends with the command. Needs root; there is no network but the loopback interface.
set -euo pipefail
if [ "${1:-}" != --inside ]; then
  exec unshare --net --mount --pid --fork --kill-child --mount-proc bash "$0" --inside "$@"
fi
shift

mount --make-rprivate /
mount -t sysfs sysfs /sys
mount -t tmpfs tmpfs /run
mkdir -p /run/lock /run/openvswitch /run/sshd /run/netns
[ -L /var/run ] || mount --bind /run /var/run
install -d -o frr -g frr /run/frr
# What programs keep on disk: configurations are copied, state begins empty.
for folder in /etc/openvswitch /etc/frr /etc/netns /var/lib/openvswitch /var/log/openvswitch /var/lib/tsunagu; do
  mkdir -p "$folder" "/run/isolated$folder"
  case $folder in /etc/openvswitch | /etc/frr) cp -a "$folder/." "/run/isolated$folder" ;; esac
  chown --reference="$folder" "/run/isolated$folder"
  chmod --reference="$folder" "/run/isolated$folder"
  mount --bind "/run/isolated$folder" "$folder"
done
rm -f /etc/openvswitch/conf.db /etc/openvswitch/.conf.db.~lock~

ip link set lo up
/usr/share/openvswitch/scripts/ovs-ctl start --system-id=random --no-mlockall >/run/isolated/ovs-ctl.log 2>&1 ||
  { cat /run/isolated/ovs-ctl.log >&2; exit 1; }
"$@"
