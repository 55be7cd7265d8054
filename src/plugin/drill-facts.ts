import type { ProbeReport } from '../agent/protocol.js';
import type { Language } from '../errors/index.js';
import type { DrillFacts, Lane } from '../report/index.js';

const names = {
  en: { forward: 'there', reverse: 'back', roundTrip: 'round trip' },
  ja: { forward: '往路', reverse: '復路', roundTrip: '往復' },
};

/** As many lanes as one can still read. */
const MOST_LANES = 12;

/** The facts with only those lanes that had the longest outages, where there are too many for a picture. */
export function mostTelling(facts: DrillFacts): DrillFacts {
  if (facts.lanes.length <= MOST_LANES) return facts;
  const longest = (lane: Lane) => Math.max(0, ...lane.outages.map(({ lengthMs }) => lengthMs));
  const chosen = new Set(
    [...facts.lanes].sort((one, other) => longest(other) - longest(one)).slice(0, MOST_LANES),
  );
  return { ...facts, lanes: facts.lanes.filter(lane => chosen.has(lane)) };
}

/** One scenario's probes as one drill: a lane for each path and direction, the events of all. */
export function drillFacts(title: string, probes: ProbeReport[], language: Language): DrillFacts {
  const events = new Map(
    probes.flatMap(probe => probe.events.map(({ atMs, label }) => [atMs, label] as const)),
  );
  return {
    title,
    startedAt: Math.min(...probes.map(({ startMs }) => startMs)),
    events: [...events].map(([at, label]) => ({ at, label })),
    lanes: probes.flatMap(probe => lanesOf(probe, language)),
  };
}

function lanesOf(probe: ProbeReport, language: Language): Lane[] {
  const { from, to, kind, startMs } = probe;
  return (['forward', 'reverse', 'roundTrip'] as const).flatMap(direction => {
    const statistics = probe.directions[direction];
    const points = probe.packets[direction];
    if (!statistics || !points) return [];
    const { outages, ...summary } = statistics;
    const last = startMs + (points.sentMs.at(-1) ?? 0);
    const sent = points.sentMs.map((ms, index) => {
      const delay = points.latencyMs[index];
      const at = startMs + ms;
      if (delay != null) return { at, received: true, rttMs: delay };
      // What was on its way when watching ended is neither lost nor received.
      return at > last - 500 && statistics.inFlight > 0 ? { at } : { at, received: false };
    });
    const label = `${from.name} → ${to.name} (${kind.toUpperCase()}, ${names[language][direction]})`;
    return [{ label, sent, outages, summary }];
  });
}
