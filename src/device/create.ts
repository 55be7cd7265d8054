import { suggest } from '../errors/index.js';
import type { DeviceSpec } from '../testbed/model.js';
import { Device } from './device.js';
import { errors } from './errors.js';
import type { Platforms } from './platform.js';
import { type SshLogin, sshDialer } from './transport/ssh.js';
import { telnetDialer } from './transport/telnet.js';
import type { Connect } from './transport/transport.js';

/** What a testbed says about the way to a device, beside its address and account. */
export type DeviceAccess = Pick<DeviceSpec, 'transport' | 'enablePassword' | 'algorithms'>;

/** The testbed's algorithms come after ssh2's own choice, so that new devices are not spoken to in old ways. */
function appended(algorithms: DeviceSpec['algorithms']): Pick<SshLogin, 'algorithms'> {
  if (!algorithms) return {};
  const lists = Object.entries(algorithms).map(([kind, append]) => [
    kind,
    { append, prepend: [], remove: [] },
  ]);
  return { algorithms: Object.fromEntries(lists) as SshLogin['algorithms'] & object };
}

/**
 * The device that a testbed describes, not yet logged in.
 * @throws TsunaguError `device.unknownPlatform`
 */
export function createDevice(spec: DeviceSpec, platforms: Platforms, connect: Connect): Device {
  const { name, where, address, port, user, password, enablePassword, algorithms } = spec;
  const platform = platforms.get(spec.platform);
  if (!platform) {
    const known = [...platforms.keys()];
    const near = suggest(spec.platform, known);
    throw errors.unknownPlatform({ device: name, platform: spec.platform, near, known }, { where });
  }
  const account = { user, ...(password !== undefined && { password }) };
  const credentials = { ...account, ...(enablePassword !== undefined && { enablePassword }) };
  if (spec.transport === 'telnet') {
    const overTelnet = { ...platform, newline: platform.telnetNewline ?? platform.newline };
    return new Device(name, overTelnet, telnetDialer({ device: name, address, port }, connect), credentials);
  }
  const login = { device: name, address, port, ...account, ...appended(algorithms) };
  return new Device(name, platform, sshDialer(login, connect), credentials);
}
