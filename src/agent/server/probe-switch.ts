import { type Profile, probeErrors, probeSwitch } from '../../patch/probe/index.js';
import { isOnPort, type PatchSwitchSpec, resolveName, uplinksOf } from '../../testbed/index.js';
import { openFrameWay } from './frame-way.js';
import type { Site } from './site.js';

/**
 * Tries what a patch switch can do, while no scenario runs.
 * @param cabled two free ports that a cable joins; without them taking ports down, and frames, are not tried
 * @throws TsunaguError `testbed.unknownName`, `probe.portNotFree`; what `probeSwitch` throws.
 */
export async function probe(
  site: Site,
  name: string,
  cabled: [number, number] | undefined,
  signal: AbortSignal,
): Promise<Profile> {
  const spec = resolveName('switch', name, site.testbed.switches);
  for (const port of cabled ?? []) requireFree(site, spec, port, cabled as [number, number]);
  const lease = await site.leases.acquire('switch probe', { hosts: new Set(), alone: true }, signal);
  try {
    const [port = 1] = cabled ?? spec.ports.keys();
    // Frames are tried where the switch has a cable of its own to the tester.
    const [uplink] = uplinksOf(spec);
    const way = cabled && uplink && openFrameWay(uplink.interface);
    try {
      return await probeSwitch(site.panel.switch(spec.name), {
        ...{ port, table: spec.table ?? 0, ledger: site.onSwitches },
        ...(cabled && { cabled }),
        ...(way && { uplink: { port: uplink.port, way } }),
      });
    } finally {
      await way?.close();
    }
  } finally {
    lease.release();
  }
}

function requireFree({ testbed }: Site, spec: PatchSwitchSpec, port: number, [a, b]: [number, number]): void {
  const { name, ports } = spec;
  const no = (why: string) => probeErrors.portNotFree({ switch: name, port, why });
  if (a === b) throw no('it was given twice');
  const trunk = spec.trunks?.find(each => each.port === port);
  if (trunk) throw no(`trunk to ${trunk.to.switch}:${trunk.to.port}`);
  if (!ports.has(port)) throw no(`not in the testbed file (${[...ports.keys()].join(', ')})`);
  const host = [...testbed.hosts.values()].find(each => isOnPort(each, { switch: name, port }));
  if (host) throw no(host.name);
  const link = [...testbed.links.values()].find(({ pairs }) =>
    pairs.flat().some(end => end.switch === name && end.port === port),
  );
  if (link) throw no(link.name);
}
