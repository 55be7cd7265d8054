import type { TestHost } from '../../../host/index.js';
import type { Site } from '../site.js';
import { target } from './targets.js';

/**
 * A URL whose host is the name of a test host, with its address instead, and the name for the Host header. Any other
 * URL is as it was: its name is looked up by the host that asks.
 */
export function urlFor(site: Site, from: TestHost, url: string): { address: string; host?: string } {
  // Not by URL: it would turn 社内サーバ into its ASCII form, and fold case.
  const [, scheme = '', name = '', rest = ''] = /^(https?:\/\/)([^/:?#[\]]+)(.*)$/i.exec(url) ?? [];
  if (name === '' || !site.isHost(name)) return { address: url };
  const { address, family } = target(site, from, name);
  const ascii = new URL(url).host;
  return { address: `${scheme}${family === 6 ? `[${address}]` : address}${rest}`, host: ascii };
}
