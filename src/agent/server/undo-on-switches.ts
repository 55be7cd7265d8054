import { Namespace, realtime } from '../../netns/index.js';
import { type FlowsRecord, Panel, type PortDownRecord, undoFlows, undoPortDown } from '../../patch/index.js';
import { Scope, type UndoRecord } from '../../scope/index.js';
import { loadTestbed } from '../../testbed/index.js';
import { ControlChannel } from './control-channel.js';

/** How long a switch may take to connect (some back off for 60 s), and one undoing may take, in milliseconds. */
const connectMs = 75_000;
const undoMs = 10_000;

/**
 * Undoes on hardware what a killed agent has left there: ports that it took down, flows of ours. Waits for these
 * switches to connect, as the testbed describes.
 * @throws TsunaguError `switch.notSeen` when one does not; what the undoing throws.
 */
export async function undoOnSwitches(
  records: UndoRecord[],
  testbedFile: string,
  site: string,
): Promise<void> {
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
    for (const record of records) {
      const target = panel.switch(String(record.switch));
      await channel.connections.waitForSwitch(target, { budgetMs: connectMs });
      const limits = { budgetMs: undoMs };
      if (record.kind === 'port-down') await undoPortDown(record as PortDownRecord, target, limits);
      else await undoFlows(record as FlowsRecord, target, limits);
    }
  } finally {
    await scope.close();
  }
}
