import { suggest } from '../errors/index.js';
import type { DeviceSpec } from '../testbed/model.js';
import { Device } from './device.js';
import { errors } from './errors.js';
import type { Platforms } from './platform.js';
import { type SshLogin, sshDialer } from './transport/ssh.js';
import type { Connect } from './transport/transport.js';

/** What a testbed may say about the way to a device, beside its address and account. */
export interface DeviceAccess extends Pick<SshLogin, 'algorithms'> {
  /** For the privileged mode, where it has a password of its own. */
  enablePassword?: string;
}

/**
 * The device that a testbed describes, not yet logged in.
 * @throws TsunaguError `device.unknownPlatform`
 */
export function createDevice(
  spec: DeviceSpec & DeviceAccess,
  platforms: Platforms,
  connect: Connect,
): Device {
  const { name, where, address, port, user, password, enablePassword, algorithms } = spec;
  const platform = platforms.get(spec.platform);
  if (!platform) {
    const known = [...platforms.keys()];
    const near = suggest(spec.platform, known);
    throw errors.unknownPlatform({ device: name, platform: spec.platform, near, known }, { where });
  }
  const account = { user, ...(password !== undefined && { password }) };
  const login = { device: name, address, port, ...account, ...(algorithms && { algorithms }) };
  const credentials = { ...account, ...(enablePassword !== undefined && { enablePassword }) };
  return new Device(name, platform, sshDialer(login, connect), credentials);
}
