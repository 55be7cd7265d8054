import { type Assembly, entries, refer } from './assembly.js';
import type { DeviceSpec, JumpSpec, ResetPolicy } from './model.js';
import { parseBaud, parseDuration, parseHost, parseTcpPort } from './notation.js';
import { knownToTheMachine, pathBeside } from './paths.js';

/** SSH's port (RFC 4253, 4.2). */
const SSH = 22;
/** Telnet's port (RFC 854). */
const TELNET = 23;
/** What consoles have unless somebody set them otherwise. */
const BAUD = 9600;
const RESET_BUDGET_MS = 10_000;

/** Reads the devices of the file, and the passwords that came from the environment. */
export function readDevices(
  assembly: Assembly,
  platforms: string[] | undefined,
): { devices: Map<string, DeviceSpec>; secrets: string[] } {
  const devices = new Map<string, DeviceSpec>();
  const secrets = new Set<string>();
  for (const { name, part = {}, path, where } of entries(assembly, 'devices', assembly.draft.devices)) {
    const { platform: written = '', transport, enablePassword } = part;
    const isChecked = written !== '' && platforms !== undefined;
    const platform = isChecked && refer(assembly, 'platform', written, platforms, [...path, 'platform']);
    for (const key of [
      ['password'],
      ['enablePassword'],
      ['passphrase'],
      ['jump', 'password'],
      ['jump', 'passphrase'],
    ]) {
      for (const secret of assembly.source.givenAt([...path, ...key])) secrets.add(secret);
    }
    const algorithms = Object.entries(part.algorithms ?? {}).map(([kind, names]) => [
      kind,
      names?.flatMap(each => each ?? []) ?? [],
    ]);
    devices.set(name, {
      name,
      aliases: part.aliases?.flatMap(alias => alias ?? []) ?? [],
      platform: platform || written,
      ...readAccount(assembly, part),
      port: parseTcpPort(part.port ?? '') ?? (transport === 'telnet' ? TELNET : SSH),
      ...(transport && { transport }),
      ...(part.baud !== undefined && { baud: parseBaud(part.baud) ?? BAUD }),
      ...(part.jump && { jump: readAccount(assembly, part.jump) }),
      ...(enablePassword !== undefined && { enablePassword }),
      ...(part.algorithms && { algorithms: Object.fromEntries(algorithms) }),
      where,
    });
  }
  return { devices, secrets: [...secrets] };
}

/** An account on something that is reached by SSH, in the file's words. */
type WrittenAccount = Partial<
  Record<
    'address' | 'user' | 'password' | 'key' | 'passphrase' | 'agent' | 'hostKey' | 'knownHosts' | 'port',
    string | undefined
  >
>;

/** Paths are looked for beside the testbed file; what a lab makes has new keys each time, and is not asked for them. */
function readAccount({ draft, source }: Assembly, part: WrittenAccount): JumpSpec {
  const { address = '', user = '', password, key, passphrase, agent, hostKey } = part;
  const beside = (path: string) => pathBeside(source.file, path);
  return {
    address: parseHost(address) ?? (address === '' ? '' : beside(address)),
    port: parseTcpPort(part.port ?? '') ?? SSH,
    user,
    ...(password !== undefined && { password }),
    ...(key !== undefined && { key: beside(key) }),
    ...(passphrase !== undefined && { passphrase }),
    ...(agent !== undefined && { agent }),
    hostKey: hostKey ?? (draft.lab === undefined ? 'accept-new' : 'any'),
    knownHosts: [beside(part.knownHosts ?? 'known_hosts'), ...knownToTheMachine()],
  };
}

/** When and how long devices are reset; touched and ten seconds unless the file says otherwise. */
export function readReset({ draft }: Assembly): ResetPolicy {
  return {
    when: draft.reset?.when ?? 'touched',
    budgetMs: parseDuration(draft.reset?.budget ?? '') ?? RESET_BUDGET_MS,
  };
}
