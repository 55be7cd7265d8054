import type { SiteStatus } from '../agent/protocol.js';
import type { Language } from '../errors/index.js';
import { deviceText } from './format-devices.js';
import type { Look } from './look-at-devices.js';

const words = {
  en: {
    site: 'site',
    lab: 'lab',
    switches: 'switches',
    hosts: 'hosts',
    links: 'links',
    devices: 'devices',
    cut: 'CUT',
    up: 'up',
    down: 'DOWN',
    connected: 'connected',
    away: 'NOT CONNECTED',
  },
  ja: {
    site: 'サイト',
    lab: 'ラボ',
    switches: 'スイッチ',
    hosts: 'ホスト',
    links: 'リンク',
    devices: '機器',
    cut: '切断中',
    up: 'アップ',
    down: 'ダウン',
    connected: '接続済み',
    away: '未接続',
  },
};

/** What is up at a site, for a terminal; with what devices show, where they were looked at. */
export function formatStatus(
  status: SiteStatus,
  language: Language,
  looks: ReadonlyMap<string, Look> = new Map(),
): string {
  const w = words[language];
  const lines = [`${w.site} ${status.site} (${status.testbed}, pid ${status.pid})`];
  if (status.lab) lines.push(`${w.lab} ${status.lab.name} (netns ${status.lab.namespace})`);
  section(
    w.switches,
    status.switches.map(({ name, connected }) => [name, connected ? w.connected : w.away]),
  );
  section(
    w.hosts,
    status.hosts.map(({ name, addresses, port }) => [name, `${addresses.join(', ')} @ ${port}`]),
  );
  section(
    w.links,
    status.links.map(link => [link.name, linkText(link)]),
  );
  section(
    w.devices,
    status.devices.map(device => [device.name, deviceText(device, looks.get(device.name), language)]),
  );
  return lines.join('\n');

  function section(title: string, rows: string[][]): void {
    lines.push(`${title}:`, ...rows.map(([name, text]) => `  ${name}: ${text}`));
  }

  function linkText({ cut, ports }: SiteStatus['links'][number]): string {
    if (cut) return `${w.cut} (${cut.how})`;
    return ports.map(({ port, up }) => `${port} ${up ? w.up : w.down}`).join(', ');
  }
}
