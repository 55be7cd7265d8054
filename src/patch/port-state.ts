import { of13, Port } from 'node-openflow';
import { WaitTimeout, waitFor } from '../wait/index.js';
import type { ControlledSwitch } from './controlled-switch.js';
import type { Limits } from './fault.js';
import type { Connection } from './openflow.js';
import { type Doing, switchErrors } from './switch-errors.js';

const PORT_DOWN = of13.PortConfig.portDown;

/** How long a switch gets to do what a PORT_MOD says before it is sent again, in ms. */
const RESEND_MS = 250;

/** Whether a port is up by configuration and has link. */
export const isUsable = (port: Port): boolean => !port.portDown && !port.linkDown;

/** A port's state in the specification's words (OpenFlow 1.3.5, 7.2.1). */
export function describePort(port: Port): string {
  const flags = [port.portDown && 'PORT_DOWN', port.linkDown && 'LINK_DOWN'].filter(Boolean);
  return `${port.name} ${flags.join(' ') || 'up'}`;
}

/**
 * What ports shall be: `down` by configuration; `enabled`, which is up by configuration, with or without link; or
 * `up`, with link.
 */
export type PortGoal = 'down' | 'enabled' | 'up';

const reached: Record<PortGoal, (port: Port) => boolean> = {
  down: port => port.portDown,
  enabled: port => !port.portDown,
  up: isUsable,
};

/**
 * Takes ports of a switch down or up, and waits until the switch itself says that they are. Some switches drop or
 * ignore a PORT_MOD, so it is sent again until the port's description agrees; each time the port's hardware
 * address is echoed, as the specification demands (OpenFlow 1.3.5, 7.3.4.3).
 * @throws switch.portModRefused, portModIgnored, noSuchPort, disconnected.
 */
export function setPorts(
  target: ControlledSwitch,
  ports: number[],
  goal: PortGoal,
  limits: Limits,
): Promise<void> {
  const names = ports.join(', ');
  const doing: Doing =
    goal === 'down'
      ? { en: `take port ${names} down`, ja: `ポート ${names} を落とす` }
      : { en: `bring port ${names} up`, ja: `ポート ${names} を上げる` };
  return target.use(doing, connection => agree(target, connection, ports, goal, limits));
}

/** What switches said to a PORT_MOD that changes nothing, by port; undefined: nothing. */
const answers = new WeakMap<Connection, Map<number, string | undefined>>();

/**
 * Why a switch refuses to have ports changed, asked once a connection and port by a PORT_MOD that leaves the port as
 * it is; undefined where it does not refuse (it may still ignore it).
 * @throws switch.disconnected, switch.noSuchPort.
 */
export function portModRefusal(target: ControlledSwitch, ports: number[]): Promise<string | undefined> {
  const names = ports.join(', ');
  const doing: Doing = { en: `ask for port ${names}`, ja: `ポート ${names} の確認` };
  return target.use(doing, async connection => {
    const known = answers.get(connection) ?? new Map<number, string | undefined>();
    answers.set(connection, known);
    const asked = ports.filter(port => !known.has(port)).map(port => target.port(port));
    if (asked.length > 0) {
      const refusals = await connection.sendAll(asked.map(port => portMod(port, port.portDown)));
      asked.forEach(({ portNo }, index) => {
        const error = refusals.find(refusal => refusal.index === index)?.error;
        known.set(portNo, error && `${error.errorType}/${error.code}`);
      });
    }
    return ports.map(port => known.get(port)).find(reason => reason !== undefined);
  });
}

async function agree(
  target: ControlledSwitch,
  connection: Connection,
  ports: number[],
  goal: PortGoal,
  limits: Limits,
): Promise<void> {
  const remaining = (): Port[] => ports.map(port => target.port(port)).filter(port => !reached[goal](port));
  let wrong = remaining();
  let sent = 0;
  let due = 0;
  const look = async () => {
    wrong = remaining();
    if (wrong.length > 0 && performance.now() >= due) {
      // Not every switch tells by PORT_STATUS what it did, so the second time it is asked.
      if (sent > 0) wrong = (await describe(connection, wrong)).filter(port => !reached[goal](port));
      await send(target, connection, wrong, goal);
      sent++;
      due = performance.now() + RESEND_MS;
    }
    const [first] = wrong;
    return first
      ? { done: false as const, seen: describePort(first) }
      : { done: true as const, value: undefined };
  };
  try {
    await waitFor(look, { ...limits, everyMs: 1 });
  } catch (error) {
    const [port] = wrong;
    if (!(error instanceof WaitTimeout) || !port) throw error;
    throw switchErrors.portModIgnored({
      ...{ switch: target.name, port: port.portNo, name: port.name, down: goal === 'down', sent },
      ...{ seen: error.seen, waitedMs: error.elapsedMs },
    });
  }
}

async function describe(connection: Connection, ports: Port[]): Promise<Port[]> {
  const numbers = new Set(ports.map(port => port.portNo));
  const all = await connection.multipart({ type: 'portDesc' });
  return all.filter(port => numbers.has(port.portNo)).map(port => new Port(port));
}

async function send(
  target: ControlledSwitch,
  connection: Connection,
  ports: Port[],
  goal: PortGoal,
): Promise<void> {
  const [refusal] = await connection.sendAll(ports.map(port => portMod(port, goal === 'down')));
  const port = refusal && ports[refusal.index];
  if (!port) return;
  const reason = `${refusal.error.errorType}/${refusal.error.code}`;
  const { portNo, name } = port;
  throw switchErrors.portModRefused({
    switch: target.name,
    port: portNo,
    name,
    down: goal === 'down',
    reason,
  });
}

function portMod({ portNo, hwAddr }: Port, down: boolean) {
  return {
    ...({ type: 'portMod', portNo, hwAddr } as const),
    ...{ config: down ? PORT_DOWN : 0, mask: PORT_DOWN },
  };
}
