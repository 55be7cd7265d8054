import { suggest } from '../errors/index.js';
import type { DeviceSpec } from '../testbed/model.js';
import { Device } from './device.js';
import { errors } from './errors.js';
import type { Platforms } from './platform.js';
import { sshDialer } from './transport/ssh.js';
import type { Connect } from './transport/transport.js';

/**
 * The device that a testbed describes, not yet logged in.
 * @throws TsunaguError `device.unknownPlatform`
 */
export function createDevice(spec: DeviceSpec, platforms: Platforms, connect: Connect): Device {
  const { name, where, address, port, user, password } = spec;
  const platform = platforms.get(spec.platform);
  if (!platform) {
    const known = [...platforms.keys()];
    const near = suggest(spec.platform, known);
    throw errors.unknownPlatform({ device: name, platform: spec.platform, near, known }, { where });
  }
  const login = { device: name, address, port, user, ...(password !== undefined && { password }) };
  return new Device(name, platform, sshDialer(login, connect));
}
