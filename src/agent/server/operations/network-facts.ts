import { interfacesOf } from '../../../testbed/index.js';
import type { LinkState, Story } from '../../protocol.js';
import type { Called } from '../called.js';
import type { Site } from '../site.js';

/**
 * What the patch switch says of the hosts' ports and of the links: seen beside every failure, so that a port that
 * is down or a link that is cut is not looked for elsewhere.
 */
export async function networkFacts(site: Site, hosts: Called[]): Promise<Story> {
  const { ports } = await site.panel.state();
  const links = (await site.linkStates()).filter(link => link.cut || link.ports.some(port => !port.up));
  const hostFacts = hosts.flatMap(({ name, host }) => {
    const spec = site.testbed.hosts.get(host.name);
    if (!spec) return [];
    return interfacesOf(spec).map(({ port: { switch: on, port } }) => {
      const seen = ports.find(each => each.switch === on && each.port === port);
      const label = `${on}:${port}${seen ? ` (${seen.name})` : ''}`;
      return { name, label, up: seen?.up ?? false };
    });
  });
  const en = hostFacts.map(({ name, label, up }) => `${name} is at ${label}, which is ${up ? 'up' : 'DOWN'}`);
  const ja = hostFacts.map(({ name, label, up }) => `${name} は ${label}（${up ? 'アップ' : 'ダウン'}）`);
  for (const link of links) {
    en.push(`link ${link.name} ${describe(link, 'is cut by this run', 'is down at')}`);
    ja.push(`リンク ${link.name} は${describe(link, 'この実行で切断中', 'ダウン:')}`);
  }
  if (links.length === 0) {
    en.push('all links are up');
    ja.push('リンクはすべてアップ');
  }
  return { en: en.join('; '), ja: ja.join('、') };
}

function describe({ cut, ports }: LinkState, isCut: string, isDown: string): string {
  if (cut) return `${isCut} (${cut.how})`;
  const down = ports.filter(({ up }) => !up).map(({ port, name }) => (name ? `${port} (${name})` : port));
  return `${isDown} ${down.join(', ')}`;
}
