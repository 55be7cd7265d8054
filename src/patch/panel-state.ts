import type { PatchSwitchSpec, PortRef } from '../testbed/model.js';
import type { ControlledSwitch } from './controlled-switch.js';
import { ourPorts } from './hardware-flows.js';
import type { PortStats } from './openflow.js';
import type { LinkState, PanelLink } from './panel-link.js';
import { isUsable } from './port-state.js';

/** Frames and bytes of a port since the switch began to count. */
export interface PortCounters {
  rxPackets: bigint;
  txPackets: bigint;
  rxBytes: bigint;
  txBytes: bigint;
  rxDropped: bigint;
  txDropped: bigint;
}

/** A declared port of a patch switch, as the switch reports it. */
export interface PortState {
  switch: string;
  port: number;
  /** The switch's own name for it. */
  name: string;
  /** Up by configuration, and with link. */
  up: boolean;
  /** Up by configuration. */
  enabled: boolean;
  /** Absent where the switch does not count. */
  counters?: PortCounters;
}

/** How the panel is at one moment. */
export interface PanelState {
  /** When the switches were asked, in ms since the epoch. */
  at: number;
  switches: { name: string; datapathId: string; connected: boolean; since?: number }[];
  /** Ports of the patch switches that are connected. */
  ports: PortState[];
  /** `via`: the trunk ports on the way of its wires. */
  links: (LinkState & { pairs: [PortRef, PortRef][]; via: PortRef[] })[];
  /** Ports that are cut by themselves. */
  cutPorts: (LinkState & { port: PortRef })[];
}

/** Asks the connected switches for their counters, and puts everything together. */
export async function panelState(
  specs: Map<string, PatchSwitchSpec>,
  switches: ControlledSwitch[],
  links: PanelLink[],
  ports: PanelLink[],
  now: () => number,
): Promise<PanelState> {
  const at = now();
  const counted = await Promise.all(
    switches.map(target => {
      const spec = specs.get(target.name);
      return spec ? portsOf(spec, target) : [];
    }),
  );
  return {
    at,
    switches: switches.map(({ name, datapathText, current, since }) => ({
      ...{ name, datapathId: datapathText, connected: current !== undefined },
      ...(since !== undefined && { since }),
    })),
    ports: counted.flat(),
    links: links.map(link => ({ ...link.state, pairs: link.pairs, via: link.via })),
    cutPorts: ports.flatMap(({ state, ends: [port] }) => (state.how && port ? { ...state, port } : [])),
  };
}

async function portsOf(spec: PatchSwitchSpec, target: ControlledSwitch): Promise<PortState[]> {
  if (!target.current) return [];
  // A switch that goes away just now, or that does not count, still has a state.
  const stats = await target.current.portStats().catch((): PortStats[] => []);
  const rows = new Map(stats.map(row => [row.portNo, row]));
  return [...ourPorts(spec)].flatMap(number => {
    const port = target.current?.ports.get(number);
    if (!port) return [];
    const row = rows.get(number);
    return {
      ...{ switch: spec.name, port: number, name: port.name, up: isUsable(port), enabled: !port.portDown },
      ...(row && { counters: pick(row) }),
    };
  });
}

function pick({ rxPackets, txPackets, rxBytes, txBytes, rxDropped, txDropped }: PortStats): PortCounters {
  return { rxPackets, txPackets, rxBytes, txBytes, rxDropped, txDropped };
}
