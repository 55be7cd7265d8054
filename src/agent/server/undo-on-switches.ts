import { Namespace, realtime } from '../../netns/index.js';
import {
  type ControlledSwitch,
  type FlowsRecord,
  Panel,
  type PortDownRecord,
  undoFlows,
  undoPortDown,
} from '../../patch/index.js';
import { Scope, type UndoRecord } from '../../scope/index.js';
import { loadTestbed } from '../../testbed/index.js';
import { ControlChannel } from './control-channel.js';

/** How long a switch may take to connect (some back off for 60 s), and one undoing may take, in milliseconds. */
const connectMs = 75_000;
const undoMs = 10_000;

/**
 * Undoes on hardware what a killed agent has left there: ports that it took down, flows of ours. Waits for these
 * switches to connect, as the testbed describes; one that does not keeps no other one waiting.
 * @returns what could not be undone: `switch.notSeen`, and what the undoing throws.
 * @throws TsunaguError what loading the testbed and listening throw.
 */
export async function undoOnSwitches(
  records: UndoRecord[],
  testbedFile: string,
  site: string,
): Promise<unknown[]> {
  const testbed = loadTestbed(testbedFile, { env: process.env as Record<string, string> });
  const names = new Set(records.map(record => String(record.switch)));
  const switches = [...testbed.switches.values()].filter(({ name }) => names.has(name));
  const scope = new Scope(`undoing on switches of ${site}`);
  try {
    const namespace = testbed.sites.get(site)?.managementNamespace;
    const management = namespace === undefined ? Namespace.own() : Namespace.open(namespace);
    if (namespace !== undefined) scope.defer('management namespace', () => management.close());
    const channel = await ControlChannel.open(switches, management, scope);
    const panel = new Panel({
      switches: new Map(switches.map(spec => [spec.name, spec])),
      uplinks: new Map(),
      ledger: { add: () => () => {} },
      now: realtime,
    });
    channel.serve(panel, switches, management);
    const all = [...names].map(async name => {
      const target = panel.switch(name);
      await channel.connections.waitForSwitch(target, { budgetMs: connectMs });
      return await undoAll(
        records.filter(record => record.switch === name),
        target,
      );
    });
    const outcomes = await Promise.allSettled(all);
    return outcomes.flatMap(each => (each.status === 'fulfilled' ? each.value : [each.reason]));
  } finally {
    await scope.close();
  }
}

/** Ports first, as links that are down hurt most; what fails does not keep the rest from being undone. */
async function undoAll(records: UndoRecord[], target: ControlledSwitch): Promise<unknown[]> {
  const failed: unknown[] = [];
  const limits = { budgetMs: undoMs };
  const isPort = ({ kind }: UndoRecord): boolean => kind === 'port-down';
  for (const record of [...records.filter(isPort), ...records.filter(each => !isPort(each))]) {
    const undoing = isPort(record)
      ? undoPortDown(record as PortDownRecord, target, limits)
      : undoFlows(record as FlowsRecord, target, limits);
    await undoing.catch(error => failed.push(error));
  }
  return failed;
}
