import type { PortRef } from '../testbed/model.js';
import type { PanelState, PortCounters } from './panel-state.js';
import { portKey } from './wiring.js';

/** Frames and bytes. */
export interface Amount {
  packets: number;
  bytes: number;
}

/** One direction of a wire: what came in at one port, and what went out of the other. */
export interface Direction {
  from: PortRef;
  to: PortRef;
  /** Received at `from`. */
  received: Amount;
  /** Sent out of `to`; less than was received: dropped between them (a cut, or a full queue). */
  sent: Amount;
}

/** Both directions of one wire of a link. */
export interface WireCounters {
  link: string;
  forward: Direction;
  backward: Direction;
}

/** The totals of each wire of the links, since the switch began to count; wires that are not counted are left out. */
export function wireTotals({ links, ports }: Pick<PanelState, 'links' | 'ports'>): WireCounters[] {
  const counters = new Map(ports.map(port => [portKey(port), port.counters]));
  return links.flatMap(({ name, pairs }) =>
    pairs.flatMap(([a, b]) => {
      const [atA, atB] = [counters.get(portKey(a)), counters.get(portKey(b))];
      if (!atA || !atB) return [];
      return [{ link: name, forward: direction(a, b, atA, atB), backward: direction(b, a, atB, atA) }];
    }),
  );
}

/**
 * Rates, per second, between two looks at the panel; a wire whose counters began anew in between (the switch was
 * restarted) is left out.
 */
export function wireRates(
  before: Pick<PanelState, 'at' | 'links' | 'ports'>,
  after: Pick<PanelState, 'at' | 'links' | 'ports'>,
): WireCounters[] {
  const seconds = (after.at - before.at) / 1000;
  const keyOf = ({ link, forward }: WireCounters): string => `${link} ${portKey(forward.from)}`;
  const earlier = new Map(wireTotals(before).map(wire => [keyOf(wire), wire]));
  if (!(seconds > 0)) return [];
  return wireTotals(after).flatMap(wire => {
    const then = earlier.get(keyOf(wire));
    if (!then) return [];
    const forward = rate(then.forward, wire.forward, seconds);
    const backward = rate(then.backward, wire.backward, seconds);
    return forward && backward ? [{ link: wire.link, forward, backward }] : [];
  });
}

function direction(from: PortRef, to: PortRef, at: PortCounters, beyond: PortCounters): Direction {
  return {
    ...{ from, to },
    received: { packets: Number(at.rxPackets), bytes: Number(at.rxBytes) },
    sent: { packets: Number(beyond.txPackets), bytes: Number(beyond.txBytes) },
  };
}

function rate(before: Direction, after: Direction, seconds: number): Direction | undefined {
  const per = (then: Amount, now: Amount): Amount => ({
    packets: (now.packets - then.packets) / seconds,
    bytes: (now.bytes - then.bytes) / seconds,
  });
  const received = per(before.received, after.received);
  const sent = per(before.sent, after.sent);
  const amounts = [received, sent].flatMap(({ packets, bytes }) => [packets, bytes]);
  return amounts.some(amount => amount < 0) ? undefined : { from: after.from, to: after.to, received, sent };
}
