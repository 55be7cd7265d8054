import type { DrillFacts, Lane, OutageSpan } from '../../src/report/index.js';

/** An instant; everything below is after it. */
export const START = 1_700_000_000_000;

/** A lane with packets at a steady pace, of which those sent during an outage are lost. */
export function lane(packets: number, intervalMs: number, outages: Partial<OutageSpan>[] = []): Lane {
  const spans = outages.map(outage => {
    const startMs = START + (outage.startMs ?? 0);
    const endMs = START + (outage.endMs ?? 0);
    return { ...outage, startMs, endMs, lengthMs: endMs - startMs };
  });
  const sent = Array.from({ length: packets }, (_, i) => {
    const at = START + i * intervalMs;
    return spans.some(({ startMs, endMs }) => at >= startMs && at < endMs)
      ? { at, received: false }
      : { at, received: true, rttMs: 0.5 };
  });
  const lost = sent.filter(({ received }) => !received).length;
  const summary = {
    sent: packets,
    received: packets - lost,
    lost,
    intervalMs,
    lossDerivedMs: lost * intervalMs,
  };
  return { label: 'office PC -> web', sent, outages: spans, summary };
}

/** A drill with one cut after a second and its repair after three. */
export function drill(...lanes: Lane[]): DrillFacts {
  return {
    title: 'a drill',
    startedAt: START,
    events: [
      { at: START + 3000, label: 'restore' },
      { at: START + 1000, label: 'cut' },
    ],
    lanes,
  };
}
