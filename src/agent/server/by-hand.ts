import type { Methods } from '../protocol.js';
import { type ChangeByHand, changesByHand } from './changes-by-hand.js';
import { probe } from './probe-switch.js';
import { recordByHand } from './record-by-hand.js';
import type { Site } from './site.js';
import { switchViews } from './switch-views.js';
import { wireViews } from './wire-views.js';

type ByHand =
  | 'site/switches'
  | 'site/wires'
  | 'site/probeSwitch'
  | 'site/cutLink'
  | 'site/restoreLink'
  | 'site/recordDevice'
  | ChangeByHand;

/** What people ask for at a terminal, outside of scenarios. */
export const byHand: {
  [M in ByHand]: (
    params: Methods[M]['params'],
    site: Site,
    signal: AbortSignal,
  ) => Promise<Methods[M]['result']>;
} = {
  ...changesByHand,
  ...recordByHand,

  'site/switches': ({ name }, { panel, testbed }) => switchViews(panel, testbed, name),

  'site/wires': ({ windowMs = 0 }, { panel }, signal) => wireViews(panel, windowMs, signal),

  'site/probeSwitch': ({ name, ports }, site, signal) => probe(site, name, ports, signal),

  'site/cutLink': ({ names, leaseMs, from, ...failure }, site, signal) => {
    const links = site.links(names);
    const ends = links.map(link => (from === undefined ? undefined : site.linkEnd(link, from)));
    const [end] = ends;
    return site.handCuts.cut(links, { ...failure, ...(end && { from: end }) }, leaseMs, signal);
  },

  'site/restoreLink': ({ names }, site, signal) => site.handCuts.restore(site.links(names), signal),
};

/** Whether a request is one of these. */
export function isByHand(method: string): method is keyof typeof byHand {
  return Object.hasOwn(byHand, method);
}
