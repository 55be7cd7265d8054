import type { SafetyNet } from '../../src/device/change/contract.js';

/**
 * Linux has no timer for changes of its own, so a process of ours waits. A change is a file for `nft -f`: a whole
 * ruleset if it begins with `flush ruleset`, else it comes on top. Loading is one transaction (nft(8), -f).
 */
export const net: SafetyNet = {
  kind: 'shell',
  mode: 'priv',
  // With its counters and the elements of its sets.
  save: '{ echo flush ruleset; nft list ruleset; } >saved\n',
  restore: 'nft -f saved\n',
  file: {
    check: 'nft -c -f change\n',
    apply: 'nft -f change\n',
    // The kernel's own words, from a network namespace that ends with the command.
    candidate: `unshare --net sh -c 'nft -f saved && nft -f change && nft -s list ruleset'\n`,
  },
};
