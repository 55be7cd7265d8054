import { type Assembly, entries, refer } from './assembly.js';
import type { DeviceSpec, ResetPolicy } from './model.js';
import { parseDuration, parseHost, parseTcpPort } from './notation.js';

/** SSH's port (RFC 4253, 4.2). */
const SSH = 22;
/** Telnet's port (RFC 854). */
const TELNET = 23;
const RESET_BUDGET_MS = 10_000;

/** Reads the devices of the file, and the passwords that came from the environment. */
export function readDevices(
  assembly: Assembly,
  platforms: string[] | undefined,
): { devices: Map<string, DeviceSpec>; secrets: string[] } {
  const devices = new Map<string, DeviceSpec>();
  const secrets = new Set<string>();
  for (const { name, part = {}, path, where } of entries(assembly, 'devices', assembly.draft.devices)) {
    const { platform: written = '', transport, password, enablePassword } = part;
    const isChecked = written !== '' && platforms !== undefined;
    const platform = isChecked && refer(assembly, 'platform', written, platforms, [...path, 'platform']);
    for (const key of ['password', 'enablePassword']) {
      for (const secret of assembly.source.givenAt([...path, key])) secrets.add(secret);
    }
    const algorithms = Object.entries(part.algorithms ?? {}).map(([kind, names]) => [
      kind,
      names?.flatMap(each => each ?? []) ?? [],
    ]);
    devices.set(name, {
      name,
      aliases: part.aliases?.flatMap(alias => alias ?? []) ?? [],
      platform: platform || written,
      address: parseHost(part.address ?? '') ?? '',
      port: parseTcpPort(part.port ?? '') ?? (transport === 'telnet' ? TELNET : SSH),
      ...(transport && { transport }),
      user: part.user ?? '',
      ...(password !== undefined && { password }),
      ...(enablePassword !== undefined && { enablePassword }),
      ...(part.algorithms && { algorithms: Object.fromEntries(algorithms) }),
      where,
    });
  }
  return { devices, secrets: [...secrets] };
}

/** When and how long devices are reset; touched and ten seconds unless the file says otherwise. */
export function readReset({ draft }: Assembly): ResetPolicy {
  return {
    when: draft.reset?.when ?? 'touched',
    budgetMs: parseDuration(draft.reset?.budget ?? '') ?? RESET_BUDGET_MS,
  };
}
