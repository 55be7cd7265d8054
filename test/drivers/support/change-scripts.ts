import type { ChangeScript } from './changing.js';

const NO = { negation: 'no ' };

/** By the platforms' ids; a platform that is not here has no timer for changes. */
export const changeScripts: Record<string, ChangeScript> = {
  cisco_ios: {
    ...NO,
    candidate: false,
    opens: { line: /^configure terminal revert timer (?<n>\d+)$/, to: 'config' },
    confirms: /^configure confirm$/,
    reverts: /^configure revert now$/,
  },
  cisco_nxos: {
    ...NO,
    candidate: true,
    opens: { line: /^configure dual-stage$/, to: 'config' },
    shows: /^show configuration$/,
    commit: /^commit confirmed (?<seconds>\d+)$/,
    discards: { line: /^abort$/, to: 'priv' },
    confirms: /^commit$/,
  },
  juniper_junos: {
    negation: 'delete ',
    instead: 'set ',
    candidate: true,
    shows: /^show \| compare$/,
    commit: /^commit confirmed (?<n>\d+)$/,
    also: /^commit check$/,
    discards: { line: /^rollback 0$/ },
    confirms: /^commit$/,
    plain: /^commit$/,
  },
  arista_eos: {
    ...NO,
    candidate: true,
    opens: { line: /^configure session \w+$/, to: 'config' },
    shows: /^show session-config named \w+ diffs$/,
    commit: /^configure session \w+ commit timer (?<n>\d\d:\d\d:\d\d)$/,
    discards: { line: /^nothing discards$/ },
    confirms: /^configure session \w+ commit$/,
    reverts: /^configure session \w+ abort$/,
  },
  vyos: {
    negation: 'delete ',
    instead: 'set ',
    candidate: true,
    shows: /^compare$/,
    commit: /^commit-confirm (?<n>\d+)$/,
    asks: ['Proceed? [confirm][y] ', 'y\n'],
    discards: { line: /^discard$/ },
    leaves: /^exit discard$/,
    confirms: /^confirm$/,
    plain: /^commit$/,
  },
  aruba_aoscx: {
    ...NO,
    candidate: false,
    opens: { line: /^checkpoint auto (?<n>\d+)$/ },
    confirms: /^checkpoint auto confirm$/,
  },
  hp_procurve: {
    ...NO,
    candidate: false,
    opens: { line: /^reload after (?<n>\d+)$/ },
    confirms: /^no reload$/,
  },
  juniper_screenos: {
    negation: 'unset ',
    instead: 'set ',
    candidate: false,
    opens: { line: /^exec config lock start (?<n>\d+)$/ },
    confirms: /^exec config lock end$/,
  },
  fortinet_fortios: {
    negation: 'unset ',
    instead: 'set ',
    candidate: false,
    opens: { line: /^set cfg-revert-timeout (?<seconds>\d+)$/ },
    also: /^(?:config system global|set cfg-save \w+|end)$/,
    confirms: /^execute cfg save$/,
  },
};
