import { row, type Template } from '../../../src/device/parse/template.js';
import { frrRoutes } from '../../common/frr-routes.js';
import { IPV4, pattern } from '../../common/patterns.js';

const WAY = '\\[(?<distance>\\d+)/(?<metric>\\d+)\\] ';
const UPTIME = '(?:, (?<uptime>[\\d:wdhm]+))?';

/** EdgeOS's columns for an interface, ours nested into it. */
function out(at: number): string {
  const again = at > 1 ? `__${at}` : '';
  return `(?<interface${again}>(?<nexthop_if${again}>[^,\\s)]+))`;
}

const HOP =
  `(?:via (?<nexthop_ip>${IPV4})(?:, ${out(1)}| \\(recursive is directly connected, ${out(2)}\\))?` +
  `|is directly connected, ${out(3)}).*?${UPTIME}$`;

/** FRR's table, and that of EdgeOS: the flags apart from the code, a next hop that is known through another. */
export const routes: Template = {
  ...frrRoutes,
  columns: [...frrRoutes.columns, 'code', 'ip_address', 'interface'],
  carried: [...(frrRoutes.carried ?? []), 'code', 'ip_address'],
  rules: [
    row(
      pattern(
        `^(?<code>(?<protocol>[A-Z])(?: {4}| (?:IA|N1|N2|E1|E2) ))(?<flags>[*>p]*)\\s+(?<ip_address>(?<network>${IPV4}))/(?<prefix_length>\\d+) `,
        `(?:${WAY})?${HOP}`,
      ),
    ),
    row(pattern(`^\\s+(?<flags>[*>p]*)\\s+${WAY}${HOP}`)),
    ...(frrRoutes.rules as []),
  ],
  ignore: [...(frrRoutes.ignore ?? []), /^\s+[A-Z][A-Z\d] - |^IP Route Table for VRF/],
};
