import type { Template } from '../../../src/device/parse/template.js';

/** What the lines begin with; a column is called like its line. */
const LINES = [
  ...['Version', 'First GA patch build date', 'Current Security Level', 'Firmware Signature', 'Virus-DB'],
  ...[
    'Extended DB',
    'Extreme DB',
    'AV AI/ML Model',
    'IPS-DB',
    'IPS-ETDB',
    'APP-DB',
    'FMWP-DB',
    'INDUSTRIAL-DB',
  ],
  ...[
    'IPS Malicious URL Database',
    'IoT-Detect',
    'OT-Detect-DB',
    'OT-Patch-DB',
    'OT-Threat-DB',
    'IPS-Engine',
  ],
  ...['Serial-Number', 'Botnet DB', 'BIOS version', 'System Part-Number', 'License Status'],
  ...['Evaluation License Expires', 'VM Resources', 'Log hard disk', 'Hostname', 'Private Encryption'],
  ...['Operation Mode', 'Current virtual domain', 'Max number of virtual domains', 'Virtual domains status'],
  ...['Virtual domain configuration', 'FIPS-CC mode', 'Current HA mode', 'Cluster uptime'],
  ...['Cluster state change time', 'Branch point', 'Release Version Information', 'FortiOS x86-64'],
  ...['System time', 'Last reboot reason'],
];

function column(line: string): string {
  if (line === 'Current Security Level') return 'security_level';
  return line.toLowerCase().replace(/[^a-z0-9]+/g, '_');
}

export const systemStatus: Template = {
  commands: ['get system status'],
  columns: LINES.map(column),
  required: ['version'],
  rules: LINES.map(line => new RegExp(`^${line}: *(?<${column(line)}>.*?)\\s*$`)),
  // Newer versions tell more.
  ignore: [/^[A-Z][^:]*:/],
};
