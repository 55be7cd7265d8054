import { Namespace } from '../../../netns/index.js';
import { interfacesOf, nameKey, resolveName } from '../../../testbed/index.js';
import { startCapture } from '../../../traffic/index.js';
import type { Site } from '../site.js';
import { errors } from './capture-errors.js';
import type { Handlers } from './context.js';

export const captures: Handlers<'capture'> = {
  'capture/start': async ({ host, interface: wanted, uplink, ...options }, { site, scenario }) => {
    const where = host === undefined ? uplinkOf(site, uplink ?? '') : interfaceOf(site, host, wanted);
    return { id: scenario.addCapture(await startCapture({ ...where, ...options })) };
  },

  'capture/count': async ({ id, filter }, { scenario }) => {
    const capture = scenario.capture(id);
    const count = filter === undefined ? capture.retransmissions() : await capture.count(filter);
    return { count, ...capture.counts() };
  },

  'capture/take': async ({ id }, { scenario }) => {
    const capture = scenario.capture(id);
    await capture.close();
    return { name: capture.of.name, pcapng: capture.file().toString('base64'), ...capture.counts() };
  },
};

/** An interface of a host: the one that is called so, is on that port, or has that address; else the first. */
function interfaceOf(site: Site, name: string, wanted?: string) {
  const host = site.host(name);
  const spec = site.testbed.hosts.get(host.name);
  const ports = spec ? interfacesOf(spec).map(({ port }) => port) : [];
  const all = host.interfaces.map(({ ifname, addresses }, at) => {
    const port = ports[at];
    const others = [
      ...(port ? [`${port.switch}:${port.port}`] : []),
      ...addresses.map(({ address }) => address),
    ];
    return { ifname, others };
  });
  if (wanted === undefined) return { name, namespace: host.ns, interface: all[0]?.ifname ?? 'eth0' };
  const key = nameKey(wanted);
  const found = all.find(({ ifname, others }) => [ifname, ...others].some(each => nameKey(each) === key));
  if (!found) {
    const known = all.map(({ ifname, others }) => `${ifname} (${others.join(', ')})`);
    throw errors.noInterface({ host: host.name, wanted, known });
  }
  return { name: `${name} ${found.ifname}`, namespace: host.ns, interface: found.ifname };
}

/** The tester's end of the cable to a patch switch. */
function uplinkOf(site: Site, name: string) {
  const { uplink } = resolveName('switch', name, site.testbed.switches);
  if (!uplink) throw errors.noUplink({ name });
  return { name: `uplink of ${name}`, namespace: Namespace.own(), interface: uplink.interface };
}
