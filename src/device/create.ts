import { suggest } from '../errors/index.js';
import type { DeviceSpec, JumpSpec } from '../testbed/model.js';
import { Device } from './device.js';
import { errors } from './errors.js';
import type { Answer, Platform, Platforms } from './platform.js';
import { throughJump } from './transport/jump.js';
import { consoleDialer } from './transport/line.js';
import { recordingDialer } from './transport/recording.js';
import { serialDialer } from './transport/serial.js';
import { sshDialer } from './transport/ssh.js';
import type { SshLogin } from './transport/ssh-client.js';
import { telnetDialer } from './transport/telnet.js';
import type { Connect, Dialer } from './transport/transport.js';

/** What a testbed says about the way to a device, beside its address and account. */
export type DeviceAccess = Pick<
  DeviceSpec,
  | 'transport'
  | 'enablePassword'
  | 'algorithms'
  | 'hostKey'
  | 'knownHosts'
  | 'key'
  | 'passphrase'
  | 'agent'
  | 'jump'
  | 'baud'
>;

/** What consoles have unless somebody set them otherwise, in bits per second. */
const BAUD = 9600;
/** Of a console that nobody uses. */
const GREETING: Answer = { when: /Press (?:RETURN|ENTER|any key)/i, send: '\n' };

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
  const { name, where, user, password, enablePassword } = spec;
  const platform = platforms.get(spec.platform);
  if (!platform) {
    const known = [...platforms.keys()];
    const near = suggest(spec.platform, known);
    throw errors.unknownPlatform({ device: name, platform: spec.platform, near, known }, { where });
  }
  const account = { user, ...(password !== undefined && { password }) };
  const credentials = { ...account, ...(enablePassword !== undefined && { enablePassword }) };
  const dialer = dialerFor(spec, connect);
  return new Device(name, spoken(platform, spec.transport), dialer, credentials);
}

function dialerFor(spec: DeviceSpec, direct: Connect): Dialer {
  const { name: device, address, port, transport, baud = BAUD, jump } = spec;
  const connect = jump ? throughJump(loginOf(`${device}'s jump host`, jump), direct) : direct;
  if (transport === 'serial') return serialDialer({ device, path: address, baud });
  if (transport === 'console') return consoleDialer({ device, address, port }, connect);
  if (transport === 'telnet') return telnetDialer({ device, address, port }, connect);
  if (transport === 'replay') return recordingDialer({ device, file: address });
  return sshDialer({ ...loginOf(device, spec), ...appended(spec.algorithms) }, connect);
}

/** The account and what proves it, for the device itself or for its jump host. */
function loginOf(device: string, spec: JumpSpec): SshLogin {
  const { address, port, user, password, key, passphrase, agent, hostKey, knownHosts = [] } = spec;
  return {
    ...{ device, address, port, user },
    ...(password !== undefined && { password }),
    ...(key !== undefined && { key }),
    ...(passphrase !== undefined && { passphrase }),
    ...(agent !== undefined && { agent }),
    ...(hostKey !== undefined && { hostKeys: { hostKey, knownHosts } }),
  };
}

/** The platform as it is spoken to over a transport: its ends of lines, and what a console says first. */
function spoken(platform: Platform, transport: DeviceSpec['transport']): Platform {
  if (transport === 'telnet') return { ...platform, newline: platform.telnetNewline ?? platform.newline };
  if (transport !== 'console' && transport !== 'serial') return platform;
  return { ...platform, newline: '\r', login: [...(platform.login ?? []), GREETING] };
}
