import { row, type Template } from '../../../src/device/parse/template.js';

export const ntpAssociations: Template = {
  commands: ['show ntp associations'],
  columns: [
    ...['tally', 'configured', 'peer', 'ref_clock', 'stratum', 'when', 'poll', 'reach', 'delay', 'offset'],
    'dispersion',
  ],
  required: ['peer', 'stratum'],
  rules: [
    row(
      /^(?<tally>[*#+x-])?\s?(?<configured>~)?\s*(?<peer>[\w.:-]+)\s+(?<ref_clock>\S+)\s+(?<stratum>\d+)\s+(?<when>\S+)\s+(?<poll>\d+)\s+(?<reach>\d+)\s+(?<delay>[\d.-]+)\s+(?<offset>[\d.-]+)\s+(?<dispersion>[\d.]+)$/,
    ),
    // A long address stands on a line of its own.
    /^(?<tally>[*#+x-])?\s?(?<configured>~)?(?<peer>[0-9A-Fa-f]*:[0-9A-Fa-f:.]+)$/,
    row(
      /^\s+(?<ref_clock>\S+)\s+(?<stratum>\d+)\s+(?<when>\S+)\s+(?<poll>\d+)\s+(?<reach>\d+)\s+(?<delay>[\d.-]+)\s+(?<offset>[\d.-]+)\s+(?<dispersion>[\d.]+)$/,
    ),
  ],
  ignore: [/^\s+address\s+ref clock|^\s*\* (?:sys\.peer|master)/],
};

export const ntpStatus: Template = {
  commands: ['show ntp status'],
  columns: [
    ...['state', 'stratum', 'reference', 'reference_time', 'offset', 'root_delay', 'root_dispersion'],
    ...['peer_dispersion', 'poll_interval', 'last_update'],
  ],
  required: ['state'],
  rules: [
    /^Clock is (?<state>\w+), stratum (?<stratum>\d+), (?:reference is (?<reference>\S+)|no reference clock)/,
    /^reference time is (?:[0-9A-F.]+ )?\((?<reference_time>[^)]+)\)/,
    /^clock offset is (?<offset>-?[\d.]+) msec, root delay is (?<root_delay>[\d.]+) msec/,
    /^root dispersion is (?<root_dispersion>[\d.]+) msec, peer dispersion is (?<peer_dispersion>[\d.]+) msec/,
    /^system poll interval is (?<poll_interval>\d+), (?:last update was (?<last_update>.+?) ago\.?|never updated\.?)$/,
  ],
  ignore: [/^nominal freq is|^ntp uptime is|^loopfilter state is|^%NTP is not enabled/],
};
