import { existsSync } from 'node:fs';
import { ExecaError, execa } from 'execa';
import type { TsunaguError } from '../errors/index.js';
import { ovsErrors } from './ovs-errors.js';

/** Limits of one command. */
export interface CommandOptions {
  /** Time for the command, in milliseconds (default 10,000). */
  budgetMs?: number;
  signal?: AbortSignal | undefined;
}

/** Where the system's Open vSwitch keeps its sockets; OVS_RUNDIR overrides it as for its own tools (ovs-vswitchd(8)). */
export function runFolder(): string {
  return process.env.OVS_RUNDIR ?? '/var/run/openvswitch';
}

/**
 * Runs ovs-vsctl against the system's Open vSwitch; all of `args` is one transaction (ovs-vsctl(8)).
 * Returns what it printed, without the last newline.
 * @throws ovs.notInstalled, ovs.notRunning, ovs.interfaceInUse, ovs.failed.
 */
export async function vsctl(
  args: string[],
  { budgetMs = 10_000, signal }: CommandOptions = {},
): Promise<string> {
  const timeout = `--timeout=${Math.max(1, Math.ceil(budgetMs / 1000))}`;
  try {
    const { stdout } = await execa('ovs-vsctl', [timeout, ...args], signal ? { cancelSignal: signal } : {});
    return stdout;
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof ExecaError ? explain(args, error) : error;
  }
}

function explain(args: string[], error: ExecaError): TsunaguError {
  if (error.code === 'ENOENT') return ovsErrors.notInstalled({ command: 'ovs-vsctl' });
  const seen = String(error.stderr ?? '').trim() || error.shortMessage;
  // Its --timeout ends it by SIGALRM: the database is there, but ovs-vswitchd does not act on it.
  if (error.signal === 'SIGALRM') return ovsErrors.notRunning({ seen, start: startCommand() });
  if (/database connection failed/.test(seen)) return ovsErrors.notRunning({ seen, start: startCommand() });
  const [, inUse, bridge] = /port named (\S+) already exists on bridge (\S+)/.exec(seen) ?? [];
  if (inUse && bridge) return ovsErrors.interfaceInUse({ interface: inUse, bridge });
  return ovsErrors.failed({ command: `ovs-vsctl ${args.join(' ')}`, seen });
}

/** How Open vSwitch is started on this machine: by systemd where that runs, else by its own script. */
function startCommand(): string {
  return existsSync('/run/systemd/system')
    ? 'systemctl start openvswitch-switch'
    : '/usr/share/openvswitch/scripts/ovs-ctl start --system-id=random --no-mlockall';
}

/**
 * `system` where the kernel has the Open vSwitch datapath, else `netdev` (userspace). The database's
 * datapath_types lists both in any case; ovs-dpctl fails where the kernel lacks the netlink family.
 */
export async function datapathType(options: CommandOptions = {}): Promise<'system' | 'netdev'> {
  const { exitCode } = await execa('ovs-dpctl', ['dump-dps'], {
    reject: false,
    ...(options.signal && { cancelSignal: options.signal }),
  });
  return exitCode === 0 ? 'system' : 'netdev';
}
