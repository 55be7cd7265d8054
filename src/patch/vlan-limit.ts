import { type CommandOptions, vsctl } from './ovs.js';

/** Where the former value is kept while we need another one, in the same transaction as the change itself. */
const KEPT = 'external_ids:tsunagu-vlan-limit';
const DEFAULT = 'default';

/**
 * The part of a transaction that lets Open vSwitch see the tag under the outer one. By default it parses one tag
 * only (ovs-vswitchd.conf.db(5), other_config:vlan-limit), and neither matches nor pops what is below. The setting
 * holds for the whole Open vSwitch; the former value goes back when the last bridge of ours is removed.
 */
export async function needInnerTags(options: CommandOptions): Promise<string[]> {
  const limit = await get('other_config:vlan-limit', options);
  if (limit !== '' && limit !== '1') return [];
  return ['--', 'set', 'Open_vSwitch', '.', 'other_config:vlan-limit=2', `${KEPT}=${limit || DEFAULT}`];
}

/** The part of a transaction that puts the former value back, unless a bridge of ours other than `bridge` is left. */
export async function releaseInnerTags(bridge: string, options: CommandOptions): Promise<string[]> {
  const kept = await get(KEPT, options);
  if (kept === '') return [];
  const ours = await vsctl(
    ['--bare', '--columns=name', 'find', 'Bridge', 'external_ids:owner=tsunagu'],
    options,
  );
  if (ours.split('\n').some(name => name !== '' && name !== bridge)) return [];
  const forget = ['--', 'remove', 'Open_vSwitch', '.', 'external_ids', 'tsunagu-vlan-limit'];
  return kept === DEFAULT
    ? [...forget, '--', 'remove', 'Open_vSwitch', '.', 'other_config', 'vlan-limit']
    : [...forget, '--', 'set', 'Open_vSwitch', '.', `other_config:vlan-limit=${kept}`];
}

async function get(column: string, options: CommandOptions): Promise<string> {
  const text = await vsctl(['--if-exists', 'get', 'Open_vSwitch', '.', column], options);
  return text.trim().replaceAll('"', '');
}
