import { isOurs } from '../../patch/cookies.js';
import { forwardsByItself } from '../../patch/fail-mode.js';
import { actionsText, matchText, purposeOf } from '../../patch/flow-text.js';
import type { Panel, PanelState } from '../../patch/index.js';
import type { FlowStats } from '../../patch/openflow.js';
import { isOnPort, isUplink, resolveName, type Testbed, trunksOf } from '../../testbed/index.js';
import type { FlowView, PortView, SwitchView } from '../protocol.js';

/**
 * What patch switches are like now: all of a site, or one by its name.
 * @throws TsunaguError `testbed.unknownName` with "did you mean".
 */
export async function switchViews(
  panel: Panel,
  testbed: Testbed,
  name: string | undefined,
): Promise<SwitchView[]> {
  const state = await panel.state();
  const wanted = name === undefined ? undefined : resolveName('switch', name, testbed.switches).name;
  const here = [...testbed.switches.keys()].filter(each => state.switches.some(({ name }) => name === each));
  const names = here.filter(each => wanted === undefined || each === wanted);
  return Promise.all(names.map(each => view(panel, testbed, state, each)));
}

async function view(panel: Panel, testbed: Testbed, state: PanelState, name: string): Promise<SwitchView> {
  const found = state.switches.find(each => each.name === name);
  // A switch that goes away just now still has a view.
  const flows =
    (await panel
      .switch(name)
      .current?.flows()
      .catch(() => [])) ?? [];
  return {
    name,
    datapathId: found?.datapathId ?? '',
    connected: found?.connected ?? false,
    ...(found?.since !== undefined && { since: found.since }),
    ports: state.ports.filter(port => port.switch === name).map(port => portView(port, testbed, state)),
    flows: flows
      .filter(({ cookie }) => isOurs(cookie))
      .map(flowView)
      .sort((a, b) => a.table - b.table || b.priority - a.priority || (a.match < b.match ? -1 : 1)),
    ...(forwardsByItself(flows.filter(({ cookie }) => !isOurs(cookie))) && {
      forwardsByItself: true as const,
    }),
    otherFlows: flows.filter(({ cookie }) => !isOurs(cookie)).length,
  };
}

function flowView(row: FlowStats): FlowView {
  const { tableId: table, priority, packetCount, hardTimeout, durationSec } = row;
  return {
    ...{ purpose: purposeOf(row) ?? 'probe', table, priority, match: matchText(row) },
    ...{ actions: actionsText(row), packets: Number(packetCount) },
    ...(hardTimeout > 0 && { leftS: Math.max(0, hardTimeout - durationSec) }),
  };
}

function portView(seen: PanelState['ports'][number], testbed: Testbed, state: PanelState): PortView {
  const { switch: name, port, counters } = seen;
  const link = state.links.find(({ pairs }) =>
    pairs.flat().some(end => end.switch === name && end.port === port),
  );
  const spec = testbed.switches.get(name);
  const trunk = spec && trunksOf(spec).find(each => each.port === port);
  const passing = state.links
    .filter(({ via }) => via.some(end => end.switch === name && end.port === port))
    .map(each => each.name);
  const [wireTo] =
    link?.pairs.flatMap(([a, b]) => {
      const other = [
        [a, b],
        [b, a],
      ].find(([end]) => end?.switch === name && end.port === port)?.[1];
      return other ? `${other.switch}:${other.port}` : [];
    }) ?? [];
  const alone = state.cutPorts.find(({ port: at }) => at.switch === name && at.port === port);
  const hosts = [...testbed.hosts.values()].filter(host => isOnPort(host, { switch: name, port }));
  return {
    port,
    name: seen.name,
    up: seen.up,
    enabled: seen.enabled,
    ...(spec && isUplink(spec, port) && { uplink: true }),
    ...(trunk && { trunk: { to: `${trunk.to.switch}:${trunk.to.port}`, links: passing } }),
    ...(link && { link: link.name }),
    ...(wireTo !== undefined && { wireTo }),
    ...(alone?.how && { cut: alone.how }),
    ...(link?.how && link.state !== 'up' && { cut: link.how }),
    hosts: hosts.map(host => host.name),
    ...(counters && {
      rxPackets: Number(counters.rxPackets),
      txPackets: Number(counters.txPackets),
      dropped: Number(counters.rxDropped + counters.txDropped),
    }),
  };
}
