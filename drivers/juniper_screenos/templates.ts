import { row, type Template } from '../../src/device/parse/template.js';

const routes: Template = {
  commands: ['get route'],
  columns: [
    ...['vr', 'best', 'id', 'prefix', 'outinterface', 'nexthop', 'protocol', 'pref', 'metric', 'vsys'],
  ],
  carried: ['vr'],
  required: ['prefix'],
  rules: [
    /Dest-Routes for <(?<vr>[^>]+)>/,
    row(
      /^(?<best>\*)?\s*(?<id>\d+)\s+(?<prefix>\S+\/\d+)\s+(?<outinterface>\S+)\s+(?<nexthop>\S+)\s+(?<protocol>\w+)\s+(?<pref>\d+)\s+(?<metric>\d+)\s+(?<vsys>\S+)/,
    ),
  ],
  ignore: [/^-+$|^[\w ]{1,2}: |^\s*ID\s+IP-Prefix/],
};

const arp: Template = {
  commands: ['get arp'],
  columns: ['ip_address', 'mac_address', 'vr', 'interface', 'state', 'age'],
  rules: [
    row(
      /^\s*(?<ip_address>[\d.]+)\s+(?<mac_address>[0-9a-f]{12})\s+(?<vr>\S+)\/(?<interface>\S+)\s+(?<state>\S+)\s+(?<age>\d+)/,
    ),
  ],
  ignore: [/^usage:|^always-on|^\s*IP\s+Mac|^-+$|^states/i],
};

export const templates: Template[] = [routes, arp];
