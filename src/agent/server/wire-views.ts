import { setTimeout as delay } from 'node:timers/promises';
import { type Direction, type Panel, type WireCounters, wireRates, wireTotals } from '../../patch/index.js';
import type { PortRef } from '../../testbed/index.js';
import type { WireFlow, WireView } from '../protocol.js';

/**
 * The wires of all links with what went over them, and how much a second.
 * @param windowMs time between the two looks that rates come from; 0: one look, no rates.
 */
export async function wireViews(panel: Panel, windowMs: number, signal: AbortSignal): Promise<WireView[]> {
  const before = await panel.state();
  if (windowMs <= 0) return wireTotals(before).map(wire => view(wire, undefined));
  await delay(windowMs, undefined, { signal });
  const after = await panel.state();
  const rates = new Map(wireRates(before, after).map(wire => [keyOf(wire), wire]));
  return wireTotals(after).map(wire => view(wire, rates.get(keyOf(wire))));
}

const keyOf = ({ link, forward }: WireCounters): string => `${link} ${text(forward.from)}`;

function view({ link, forward, backward }: WireCounters, rates: WireCounters | undefined): WireView {
  return { link, directions: [flow(forward, rates?.forward), flow(backward, rates?.backward)] };
}

function flow({ from, to, received, sent }: Direction, rate: Direction | undefined): WireFlow {
  return {
    ...{ from: text(from), to: text(to), total: { received, sent } },
    ...(rate && { perSecond: { received: rate.received, sent: rate.sent } }),
  };
}

const text = ({ switch: name, port }: PortRef): string => `${name}:${port}`;
