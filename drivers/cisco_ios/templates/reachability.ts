import { begins, row, type Template } from '../../../src/device/parse/template.js';
import { IPV4, IPV6, pattern } from '../../common/patterns.js';

export const ping: Template = {
  commands: ['ping'],
  columns: [
    ...['sent_qty', 'sent_type', 'destination', 'responders', 'timeout', 'source', 'response_stream'],
    ...['success_pct', 'success_qty', 'rtt_min', 'rtt_avg', 'rtt_max'],
  ],
  required: ['destination'],
  lists: ['responders', 'response_stream'],
  rules: [
    begins(
      /^Sending (?<sent_qty>\d+), (?<sent_type>\d+-byte \S+ \S+) to (?<destination>\S+), timeout is (?<timeout>\d+) seconds/,
    ),
    /^Packet sent with a source address of (?<source>\S+)/,
    // Many echoes take several lines.
    /^(?<response_stream>[!.UQMCTHNASXPBIF?&]+)$/,
    /^Reply to request \d+ from (?<responders>[^\s,]+)/,
    /^Success rate is (?<success_pct>\d+) percent \((?<success_qty>\d+)\/\d+\)(?:, round-trip min\/avg\/max = (?<rtt_min>\d+)\/(?<rtt_avg>\d+)\/(?<rtt_max>\d+) ms)?/,
  ],
  ignore: [/^Type escape sequence|^Packet sent with the DF bit|^Reply data will be|^% /],
};

const WHO = `(?:(?<fqdn>\\S+) \\((?<ip_address>${IPV4}|${IPV6})\\)|(?<ip_address__2>${IPV4}|${IPV6}))(?: (?<details>\\[.*?\\]))?`;
const ANSWER = '(?:\\d+ msec|[*!?]\\S*)';
const ANSWERS = `(?<rtt_response>${ANSWER}(?: +${ANSWER})*)$`;

/** A record a hop; where answers come from several devices, one each. */
export const traceroute: Template = {
  commands: ['traceroute'],
  columns: ['hop_num', 'ip_address', 'fqdn', 'rtt_response', 'details'],
  carried: ['hop_num'],
  lists: ['rtt_response'],
  splits: { rtt_response: /\s*msec$|(?:\s*msec)?\s+/ },
  rules: [
    row(pattern(`^ *(?<hop_num>\\d+) +(?:${WHO} +)?${ANSWERS}`)),
    row(pattern(`^ {4,}${WHO} +${ANSWERS}`)),
  ],
  ignore: [/^Type escape sequence|^Tracing the route|^VRF info/],
};
