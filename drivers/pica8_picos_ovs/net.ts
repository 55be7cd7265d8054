import type { SafetyNet } from '../../src/device/change/contract.js';

/**
 * PicOS in OVS mode has no timer for changes of its own, so a process of ours waits. A change is commands for the
 * shell. What comes back are the bridges and ports (the whole Open vSwitch database) and the flows of `br0`, as they
 * were. Observed on Open vSwitch 3.1, not on PicOS.
 */
export const net: SafetyNet = {
  kind: 'shell',
  mode: 'priv',
  save: 'ovsdb-client backup >database && ovs-ofctl dump-flows --no-stats br0 | grep -v reply >flows; [ -s database ]\n',
  restore: 'ovsdb-client restore <database && ovs-ofctl replace-flows br0 flows\n',
};
