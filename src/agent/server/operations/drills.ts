import type { Panel } from '../../../patch/index.js';
import type { CutDetails, CutMethod, DrillOrder, Failure, LinkChange } from '../../protocol.js';
import type { Site } from '../site.js';
import { switchPort } from '../switch-port.js';
import type { Handlers, OperationContext } from './context.js';
import { cutLabel, restoredLabel } from './link-labels.js';

/** Budget for cutting or restoring one link or port, verification included, in milliseconds. */
const budgetMs = 10_000;

type PanelFailure = Parameters<Panel['checkFailure']>[1];
type Changes = Map<string, Omit<LinkChange, 'link'>>;

export const drills: Handlers<'drill'> = {
  'drill/check': async ({ failures }, { site, scenario }) => {
    for (const failure of failures) {
      if ('port' in failure) {
        // A port that there is not is told as such, not with advice to tag the scenario.
        const port = switchPort(site.testbed, failure.port);
        scenario.mustBeAlone(`cut port ${failure.port}`);
        await site.panel.checkPortFailure(port, asPanel(failure, site));
        continue;
      }
      for (const link of failure.links.map(name => site.link(name))) {
        scenario.mustBeAlone(`cut ${link}`);
        await site.panel.checkFailure(link, asPanel(failure, site, link));
      }
    }
    return null;
  },

  'drill/fail': async (failure, { site, scenario, signal }) => {
    const limits = { budgetMs, signal };
    const label = (name: string) => cutLabel(scenario.language, failure.how, name);
    if ('port' in failure) {
      const port = switchPort(site.testbed, failure.port);
      const name = `${port.switch}:${port.port}`;
      scenario.mustBeAlone(`cut port ${name}`);
      scenario.restorePortLater(port);
      const result = await site.panel.cutPort(port, { ...asPanel(failure, site), ...limits });
      return marked(new Map([[name, result]]), scenario, label);
    }
    const links = failure.links.map(name => site.link(name));
    for (const link of links) {
      scenario.mustBeAlone(`cut ${link}`);
      scenario.restoreLater(link);
    }
    const [first] = links;
    const options = { ...asPanel(failure, site, first), ...inOrder(failure), ...limits };
    return marked(await site.panel.cutAll(links, options), scenario, label);
  },

  'drill/restore': async (part, { site, scenario, signal }) => {
    const limits = { budgetMs, signal };
    const label = (name: string) => restoredLabel(scenario.language, name);
    if ('port' in part) {
      const port = switchPort(site.testbed, part.port);
      const name = `${port.switch}:${port.port}`;
      scenario.mustBeAlone(`restore port ${name}`);
      const result = await site.panel.restorePort(port, limits);
      return marked(new Map([[name, result]]), scenario, label);
    }
    const links = part.links.map(name => site.link(name));
    for (const link of links) scenario.mustBeAlone(`restore ${link}`);
    return marked(await site.panel.restoreSome(links, { ...inOrder(part), ...limits }), scenario, label);
  },
};

/** Marks each change on the probes, in the order in which they happened. */
function marked(
  changes: Changes,
  scenario: OperationContext['scenario'],
  label: (name: string) => string,
): LinkChange[] {
  const all = [...changes].map(([link, change]) => ({ link, ...change })).sort((a, b) => a.at - b.at);
  for (const { link, at } of all) scenario.mark({ label: label(link), atMs: at });
  return all;
}

function asPanel(
  { how, leaseMs, from, flap }: CutDetails & { how: CutMethod },
  site: Site,
  link?: string,
): PanelFailure {
  return {
    how,
    ...(leaseMs !== undefined && { leaseMs }),
    ...(from !== undefined && link !== undefined && { from: site.linkEnd(link, from) }),
    ...(flap && { flap }),
  };
}

function inOrder({ order, gapMs }: DrillOrder | Failure): DrillOrder {
  return { ...(order && { order }), ...(gapMs !== undefined && { gapMs }) };
}
